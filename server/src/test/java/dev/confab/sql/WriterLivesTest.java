package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WriterLivesTest {
  private static final PortalId PORTAL = new PortalId(1);

  private final Database database = Databases.sqlite();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void an_error_of_the_writers_own_fails_who_waits_and_not_who_comes_later() {
    var store = database.store();
    var broken = new AtomicBoolean(true);
    store.onRollback(
        () -> {
          if (broken.getAndSet(false)) {
            throw new AssertionError("while forgetting");
          }
        });
    assertThatThrownBy(() -> store.write(PORTAL, tx -> tx.run("INSERT INTO nowhere VALUES (1)")))
        .hasMessage("while forgetting");
    assertThat(store.<Long>write(PORTAL, tx -> tx.first("SELECT 1", row -> row.number(1))))
        .isEqualTo(1);
  }
}
