package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanHintsTest {
  @TempDir private Path folder;

  @Test
  void sqlite_is_told_of_every_index_at_every_start() throws SQLException {
    assertThat(started())
        .containsEntry("messages_by_chat", "100000000 1000000 10000 100")
        .containsEntry("sqlite_autoindex_messages_1", "100000000 1000000 1")
        .containsEntry("events_waiting", "1000000 10000 100 1");
    change("CREATE INDEX reactions_by_user ON message_reactions (portal_id, user_id)");
    assertThat(started()).containsEntry("reactions_by_user", "100000000 1000000 10000");
    var before = started();
    change("ANALYZE");
    assertThat(started()).as("what counting found is not kept").isEqualTo(before);
  }

  @Test
  void a_chat_is_read_by_its_index_in_a_store_that_is_empty() throws SQLException {
    started();
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement();
        var plan =
            statement.executeQuery(
                """
                EXPLAIN QUERY PLAN SELECT text FROM messages
                WHERE portal_id = 1 AND chat_id = 2 AND id < 3 AND id >= 0
                ORDER BY portal_id DESC, chat_id DESC, id DESC LIMIT 20""")) {
      assertThat(plan.next()).isTrue();
      assertThat(plan.getString("detail")).contains("USING INDEX messages_by_chat");
    }
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("hints.db");
  }

  /// The hints there are after a start.
  private Map<String, String> started() throws SQLException {
    Store.open(url()).close();
    var hints = new HashMap<String, String>();
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT i.name, s.stat FROM sqlite_master i LEFT JOIN sqlite_stat1 s ON s.idx = i.name
                WHERE i.type = 'index'""")) {
      while (rows.next()) {
        hints.put(rows.getString(1), rows.getString(2));
      }
    }
    assertThat(hints).doesNotContainValue(null);
    return hints;
  }

  private void change(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
