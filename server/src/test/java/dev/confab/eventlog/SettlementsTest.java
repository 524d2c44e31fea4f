package dev.confab.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettlementsTest {
  static final PortalId PORTAL = new PortalId(1);

  final Database database = Databases.sqlite();
  final Settlements settlements = new Settlements(database.store(), portal -> {});

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

  @Test
  void who_does_not_wait_is_told_when_it_is_on_disk_or_what_failed() throws Exception {
    var told = new LinkedBlockingQueue<String>();
    var entered = new CountDownLatch(1);
    var others = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(
          () ->
              settlements.add(
                  PORTAL,
                  tx -> {
                    miss(tx, 1);
                    entered.countDown();
                    await(others);
                  }));
      entered.await();
      settlements.add(
          PORTAL,
          tx -> miss(tx, 2),
          failure -> {
            told.add(failure + ", seen: " + misses());
            throw new IllegalStateException("made up");
          });
      settlements.add(PORTAL, tx -> miss(tx, 3), failure -> told.add("others are told too"));
      assertThat(told).as("before it is written").isEmpty();
      others.countDown();
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("null, seen: 3");
      assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("others are told too");
    }
    settlements.add(PORTAL, tx -> fail(), failure -> told.add(String.valueOf(failure)));
    assertThat(told.poll(10, TimeUnit.SECONDS)).contains("StackOverflowError: made up");
  }

  private static void miss(Tx tx, long message) {
    MissesSql.insert(
        tx, new MessageId(message), new UserId(1), Miss.Reason.NO_HANDLER, Instant.EPOCH);
  }

  private long misses() {
    return database
        .store()
        .reads(PORTAL)
        .list("SELECT COUNT(*) FROM misses WHERE portal_id = :portal", row -> row.number(1))
        .getFirst();
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
