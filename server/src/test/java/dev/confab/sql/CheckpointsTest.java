package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir Path folder;

  @Test
  void what_waits_in_the_log_is_copied_once_it_is_enough() throws SQLException {
    var url = "jdbc:sqlite:" + folder.resolve("copied.db");
    try (var store = Store.open(url);
        var connection = DriverManager.getConnection(url)) {
      store.write(
          PORTAL, tx -> tx.run("CREATE TABLE notes (portal_id BIGINT, id BIGINT, text TEXT)"));
      long before = Checkpoints.look(connection, NEVER);
      write(store, 200);
      long waiting = Checkpoints.look(connection, NEVER);
      assertThat(waiting).isGreaterThan(before);
      assertThat(Checkpoints.look(connection, (int) waiting + 1)).isEqualTo(waiting);
      assertThat(Checkpoints.look(connection, (int) waiting)).isZero();
      write(store, 1);
      assertThat(Checkpoints.look(connection, 1)).isZero();
    }
  }

  private static void write(Store store, int rows) {
    store.write(
        PORTAL,
        tx -> {
          for (int id = 0; id < rows; id++) {
            tx.append(
                "INSERT INTO notes (portal_id, id, text) VALUES (:portal, ?, ?)",
                id,
                "x".repeat(1000));
          }
          return rows;
        });
  }
}
