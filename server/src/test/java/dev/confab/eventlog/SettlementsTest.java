package dev.confab.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettlementsTest {
  static final PortalId PORTAL = new PortalId(1);

  final Database database = Databases.sqlite();
  final Settlements settlements = new Settlements(database.store());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_error_is_told_to_all_whose_call_it_ended_and_nobody_waits_for_ever() throws Exception {
    var entered = new CountDownLatch(1);
    var others = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () ->
                  settlements.add(
                      PORTAL,
                      tx -> {
                        entered.countDown();
                        await(others);
                      }));
      entered.await();
      var waiting = new ArrayList<Future<?>>();
      for (int i = 0; i < 4; i++) {
        waiting.add(threads.submit(() -> settlements.add(PORTAL, tx -> fail())));
      }
      while (settlements.waiting(PORTAL) < 4) {
        Thread.onSpinWait();
      }
      others.countDown();
      first.get(10, TimeUnit.SECONDS);
      for (var one : waiting) {
        assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS))
            .hasCauseInstanceOf(StackOverflowError.class);
      }
    }
    settlements.add(PORTAL, tx -> assertThat(tx.portal()).isEqualTo(PORTAL));
  }

  private static void fail() {
    throw new StackOverflowError("made up");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
