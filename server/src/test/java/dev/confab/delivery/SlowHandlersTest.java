package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Ten thousand handlers that take thirty seconds beside one that is fast: real threads, a clock
/// moved by hand, so that whoever had to wait for the slow ones would wait for ever.
class SlowHandlersTest {
  static final PortalId PORTAL = new PortalId(1);
  static final int SLOW = 10_000;
  static final int FAST = SLOW + 1;
  static final Duration ANSWER_AFTER = Duration.ofSeconds(30);

  final Database database = Databases.sqlite();
  final HandClock clock = new HandClock();
  final EventLog log = new EventLog(database.store(), clock);
  final CountDownLatch answering = new CountDownLatch(1);
  final CountDownLatch allAsked = new CountDownLatch(SLOW);
  final Map<EventId, Instant> attempted = new ConcurrentHashMap<>();
  final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final Courier courier =
      new Courier(
          log,
          () -> List.of(PORTAL),
          this::post,
          new Directions(
              database.store(),
              new Agreements(database.store()),
              new HandlerNotes(database.store()),
              (reads, handler) -> "https://bot" + handler + ".example.com/",
              Tellings.BOTH,
              clock),
          RetryLadder.DURABLE,
          clock,
          Bounds.SERVER,
          new Random(1),
          threads);

  @AfterEach
  void close() {
    answering.countDown();
    courier.close();
    threads.close();
    database.close();
  }

  Outcome post(Event event, Instant now) {
    attempted.put(event.id(), clock.instant());
    if (event.bot().value() != FAST) {
      allAsked.countDown();
      try {
        answering.await();
      } catch (InterruptedException e) {
        return Outcome.cut();
      }
    }
    return Outcome.accepted(200, null).at("https://bot" + event.handler() + ".example.com/");
  }

  /// They go on by portions.
  boolean portionPassed() {
    clock.move(Pace.EVERY);
    return !courier.look();
  }

  static NewEvent news(long bot, String dialog) {
    return new NewEvent(
        "bot" + bot + "/" + dialog,
        "X",
        new UserId(bot),
        new AppId(bot),
        new HandlerId(bot),
        null,
        null,
        "{}");
  }

  @Test
  void ten_thousand_slow_handlers_delay_a_fast_one_not_at_all() throws Exception {
    while (courier.look()) {
      // until the empty store is searched
    }
    database
        .store()
        .write(
            PORTAL,
            tx -> {
              for (int bot = 1; bot <= SLOW; bot++) {
                log.append(tx, news(bot, "chat1"));
                log.append(tx, news(bot, "chat1"));
              }
              return true;
            });
    allAsked.await();
    assertThat(courier.inFlight()).isEqualTo(SLOW);
    for (int i = 0; i < 200; i++) {
      var dialog = "chat" + i % 20;
      var id = database.store().write(PORTAL, tx -> log.append(tx, news(FAST, dialog)));
      CourierTest.eventually(() -> attempted.containsKey(id));
      clock.move(ANSWER_AFTER.dividedBy(200));
    }
    CourierTest.eventually(() -> log.counts(PORTAL, new UserId(FAST)).acknowledged() == 200);
    assertThat(courier.inFlight()).as("all slow ones still under way").isEqualTo(SLOW);
    assertThat(courier.openCircuits()).isZero();

    answering.countDown();
    CourierTest.eventually(() -> portionPassed() && log.waiting(PORTAL) == 0);
    assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(20_200, 0, 20_200, 0, 0, 0));
    CourierTest.eventually(() -> courier.lanes() == 0);
  }
}
