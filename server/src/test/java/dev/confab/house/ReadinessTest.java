package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.sql.StoreFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {
  private static final Logger QUIET = Logger.getLogger(Readiness.class.getName());

  private static final LongSupplier NANOS = System::nanoTime;

  private final AtomicInteger probes = new AtomicInteger();

  @BeforeEach
  void quiet() {
    QUIET.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    QUIET.setLevel(null);
  }

  @Test
  void a_server_whose_store_works_is_ready_and_does_not_ask_it_each_time() {
    var readiness = new Readiness(() -> true, probes::incrementAndGet);
    for (int i = 0; i < 50; i++) {
      assertThat(readiness.get()).isNull();
    }
    assertThat(probes.get()).isBetween(1, 5);
  }

  @Test
  void one_that_is_not_open_is_not_and_asks_nobody() {
    var readiness = new Readiness(() -> false, probes::incrementAndGet);
    assertThat(readiness.get()).isEqualTo("the server starts or stops");
    assertThat(probes).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "57P01, 0, the database does not answer",
    "08006, 0, the database does not answer",
    "53100, 0, the database has no room",
    ", 13, the disk of the store is full",
    ", 10, the store cannot be read or written; the log says more",
    "XX000, 0, the store cannot be read or written; the log says more"
  })
  void what_is_in_the_way_is_said_without_the_words_of_the_database(
      String state, int code, String why) {
    var failure = new StoreFailure(new SQLException("secret words", state, code));
    var readiness =
        new Readiness(
            () -> true,
            () -> {
              throw failure;
            });
    assertThat(readiness.get()).isEqualTo(why);
  }

  @Test
  void a_fault_of_ours_is_no_answer_either() {
    var readiness =
        new Readiness(
            () -> true,
            () -> {
              throw new IllegalStateException("secret words");
            });
    assertThat(readiness.get()).isEqualTo(StoreFailure.UNTOLD);
  }

  @Test
  void a_store_that_is_silent_is_asked_once_and_believed_when_it_speaks() {
    var silent = new AtomicBoolean(true);
    var speaks = new CountDownLatch(1);
    var readiness =
        new Readiness(
            () -> true,
            () -> {
              probes.incrementAndGet();
              if (silent.get()) {
                await(speaks);
              }
            },
            Duration.ofMillis(50),
            NANOS);
    for (int i = 0; i < 3; i++) {
      assertThat(readiness.get()).startsWith("the store has not answered");
    }
    assertThat(probes).hasValue(1);
    silent.set(false);
    speaks.countDown();
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (readiness.get() != null) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  @Test
  void an_answer_that_nobody_waited_for_counts_from_when_it_came() throws Exception {
    var speaks = new CountDownLatch(1);
    var lost = new AtomicBoolean();
    var now = new AtomicLong();
    var looks = new Semaphore(0);
    var readiness =
        new Readiness(
            () -> true,
            () -> {
              await(speaks);
              if (lost.get()) {
                throw new IllegalStateException("lost since");
              }
            },
            Duration.ofSeconds(2),
            () -> {
              var moment = now.get(); // before anybody knows that somebody looked, and moves it
              looks.release();
              return moment;
            });
    assertThat(readiness.get()).startsWith("the store has not answered");
    speaks.countDown();
    looks.acquire(3); // as it is made, as it is asked, as the store has answered
    lost.set(true);
    now.addAndGet(Readiness.BELIEVED.toNanos());
    assertThat(readiness.get()).isEqualTo(StoreFailure.UNTOLD);
  }

  @Test
  void nobody_waits_for_another_who_asks() throws Exception {
    var speaks = new CountDownLatch(1);
    var readiness = new Readiness(() -> true, () -> await(speaks), Duration.ofMinutes(10), NANOS);
    var askers =
        Stream.generate(() -> Thread.ofVirtual().unstarted(readiness::get)).limit(20).toList();
    askers.forEach(Thread::start);
    // who waited for another asker would wait without an end of his own
    var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!askers.stream().allMatch(one -> one.getState() == Thread.State.TIMED_WAITING)) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
    speaks.countDown();
    for (var asker : askers) {
      asker.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
