package dev.confab.delivery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.confab.basics.AppId;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.InDoubt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The courier with a real store, real threads and real sockets.
class CourierTest {
  static final PortalId PORTAL = new PortalId(1);
  static final RetryLadder QUICK = new RetryLadder(List.of(Duration.ofMillis(50)));

  final Database database = Databases.sqlite();
  final Catcher catcher = new Catcher();
  final Map<HandlerId, String> addresses = new ConcurrentHashMap<>();
  final Map<String, InsideHandler> inside = new ConcurrentHashMap<>();
  EventLog log = new EventLog(database.store(), InstantSource.system());
  Courier courier = courier();

  Courier courier() {
    return courier(() -> List.of(PORTAL));
  }

  Courier courier(Supplier<List<PortalId>> portals) {
    var guard = new AddressGuard(List.of(), true, new SystemNames());
    var clock = InstantSource.system();
    var client = new WebhookClient(guard, WebhookClient.Limits.SERVER, "test", clock);
    var postman =
        new Postman(
            database.store(),
            (reads, handler) -> addresses.get(handler),
            (event, now) -> EncodedForm.of("lane=" + event.lane() + "&n=" + event.id()),
            client,
            inside,
            (portal, app, id, time, body) -> null,
            (event, body) -> null,
            clock);
    var guide =
        new Directions(
            database.store(),
            new Agreements(database.store()),
            new HandlerNotes(database.store()),
            (reads, handler) -> addresses.get(handler),
            Tellings.BOTH,
            clock);
    return new Courier(log, portals, postman, guide, QUICK, clock);
  }

  void restart() {
    courier.close();
    database.reopened();
    log = new EventLog(database.store(), InstantSource.system());
    courier = courier();
    courier.start();
  }

  @AfterEach
  void close() {
    courier.close();
    catcher.close();
    database.close();
  }

  EventId append(long bot, String dialog) {
    return append(log, bot, dialog);
  }

  EventId append(EventLog by, long bot, String dialog) {
    addresses.putIfAbsent(new HandlerId(bot), catcher.address());
    var news =
        new NewEvent(
            "bot" + bot + "/" + dialog,
            "ONIMBOTMESSAGEADD",
            new UserId(bot),
            new AppId(bot),
            new HandlerId(bot),
            null,
            null,
            "{}");
    return database.store().write(PORTAL, tx -> by.append(tx, news));
  }

  List<String> caughtOf(String lane) {
    return catcher.all().stream()
        .filter(caught -> caught.text("lane").equals(lane))
        .map(caught -> caught.text("n"))
        .toList();
  }

  static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  void allSettled() {
    eventually(() -> log.waiting(PORTAL) == 0);
  }

  @Test
  void events_of_a_lane_arrive_once_and_in_order() {
    courier.start();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      ids.add(append(7, "chat1").toString());
      append(7, "chat2");
    }
    allSettled();
    assertThat(caughtOf("bot7/chat1")).containsExactlyElementsOf(ids);
    assertThat(caughtOf("bot7/chat2")).hasSize(100);
    assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(200, 0, 200, 0, 0, 0));
    eventually(() -> courier.figures().acknowledged() == 200);
    eventually(() -> courier.lanes() == 0);
  }

  @Test
  void nothing_is_attempted_before_the_start() {
    append(7, "chat1");
    assertThat(courier.lanes()).isEqualTo(1);
    assertThat(courier.inFlight()).isZero();
    courier.start();
    allSettled();
    assertThat(catcher.all()).hasSize(1);
  }

  @Test
  void a_failed_event_is_tried_again_and_holds_back_its_own_lane_only() throws Exception {
    var failures = new ConcurrentHashMap<String, Integer>();
    catcher.answering(
        (exchange, caught) -> {
          boolean fails =
              caught.text("lane").equals("bot7/chat1")
                  && failures.merge(caught.text("n"), 1, Integer::sum) <= 2;
          Catcher.status(exchange, fails ? 500 : 200);
        });
    courier.start();
    var first = append(7, "chat1").toString();
    var second = append(7, "chat1").toString();
    append(7, "chat2");
    allSettled();
    assertThat(caughtOf("bot7/chat1")).containsExactly(first, first, first, second, second, second);
    assertThat(caughtOf("bot7/chat2")).hasSize(1);
    assertThat(courier.figures().failedAttempts()).isEqualTo(4);
    var last = catcher.all().getLast();
    assertThat(last.header("Webhook-id")).isEqualTo("1-" + second);
    assertThat(last.header("Confab-attempt")).isEqualTo("3");
    assertThat(Long.parseLong(last.header("Webhook-timestamp")))
        .isCloseTo(System.currentTimeMillis() / 1000, offset(5L));
  }

  @Test
  void the_pause_a_handler_asks_for_is_kept() throws Exception {
    catcher.answering(
        (exchange, caught) -> {
          exchange.getResponseHeaders().add("Retry-After", "600");
          Catcher.status(exchange, 429);
        });
    courier.start();
    var id = append(7, "chat1");
    eventually(() -> attempts(id) == 1);
    var event = requireNonNull(log.find(database.store().reads(PORTAL), id));
    assertThat(Duration.between(event.created(), event.due()))
        .isBetween(Duration.ofSeconds(600), Duration.ofSeconds(725));
  }

  int attempts(EventId id) {
    return requireNonNull(log.find(database.store().reads(PORTAL), id)).attempts();
  }

  @Test
  void a_slow_handler_delays_no_other_bot() throws Exception {
    var end = new CountDownLatch(1);
    catcher.answering(
        (exchange, caught) -> {
          if (caught.text("lane").startsWith("bot7/")) {
            awaitQuietly(end);
          }
          Catcher.status(exchange, 200);
        });
    courier.start();
    for (int i = 0; i < 100; i++) {
      append(7, "chat" + i);
    }
    for (int i = 0; i < 50; i++) {
      append(8, "chat1");
    }
    eventually(() -> caughtOf("bot8/chat1").size() == 50);
    eventually(() -> courier.inFlight() == Terms.SERVER.inFlightMax());
    end.countDown();
    allSettled();
    assertThat(catcher.all()).hasSize(150);
  }

  static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_restarted_server_carries_on_where_it_was() throws Exception {
    catcher.answering((exchange, caught) -> Catcher.status(exchange, 503));
    courier.start();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      ids.add(append(7, "chat1").toString());
      append(8, "chat" + i);
    }
    eventually(() -> catcher.all().size() >= 60);
    restart();
    var before = caughtOf("bot7/chat1").size();
    catcher.answering((exchange, caught) -> Catcher.status(exchange, 200));
    allSettled();
    assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(80, 0, 80, 0, 0, 0));
    var after = caughtOf("bot7/chat1");
    assertThat(after.subList(before, after.size()).stream().distinct())
        .containsExactlyElementsOf(ids);
  }

  @Test
  void a_stopping_server_finishes_what_is_under_way_and_starts_nothing_more() throws Exception {
    var answered = new CountDownLatch(1);
    catcher.answering(
        (exchange, caught) -> {
          awaitQuietly(answered);
          Catcher.status(exchange, 200);
        });
    courier.start();
    append(7, "chat1");
    append(7, "chat1");
    catcher.next();
    var closing = Thread.startVirtualThread(courier::close);
    answered.countDown();
    closing.join();
    assertThat(catcher.all()).hasSize(1);
    assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(2, 1, 1, 0, 0, 0));
    restart();
    allSettled();
    assertThat(catcher.all()).hasSize(2);
  }

  @Test
  void what_a_removed_bot_was_to_be_told_is_not_sent_any_more() throws Exception {
    var answer = new CountDownLatch(1);
    catcher.answering(
        (exchange, caught) -> {
          awaitQuietly(answer);
          Catcher.status(exchange, 200);
        });
    courier.start();
    for (int i = 0; i < 5; i++) {
      append(7, "chat1");
    }
    catcher.next();
    database.store().write(PORTAL, tx -> log.withdraw(tx, new UserId(7)));
    answer.countDown();
    eventually(() -> courier.lanes() == 0);
    assertThat(catcher.all()).hasSize(1);
    assertThat(log.counts(PORTAL).withdrawn()).isEqualTo(5);
  }

  @Test
  void a_handler_inside_stands_in_the_same_queue() {
    var taken = new ArrayList<EventId>();
    inside.put(
        "echo",
        event -> {
          taken.add(event.id());
          if (taken.size() == 1) {
            throw new IllegalStateException("not yet");
          }
        });
    courier.close();
    courier = courier();
    addresses.put(new HandlerId(7), "internal:echo");
    courier.start();
    var first = append(7, "chat1");
    var second = append(7, "chat1");
    allSettled();
    assertThat(taken).containsExactly(first, first, second);
  }

  @Test
  void an_event_whose_handler_is_gone_waits_and_is_delivered_when_it_is_bound_again()
      throws Exception {
    courier.start();
    addresses.put(new HandlerId(7), "internal:nobody");
    var id = append(7, "chat1");
    eventually(() -> attempts(id) > 0);
    addresses.put(new HandlerId(7), catcher.address());
    allSettled();
    assertThat(catcher.next().text("n")).isEqualTo(id.toString());
  }

  @Test
  void the_first_attempt_follows_the_commit_at_once() {
    courier.start();
    append(7, "chat1");
    allSettled();
    var seen = courier.figures().firstAttempt().collect().getDataPoints().getFirst();
    assertThat(seen.getCount()).isEqualTo(1);
    assertThat(seen.getSum()).isLessThan(1.0);
  }

  @Test
  void an_error_while_the_store_is_searched_ends_no_deliveries() {
    var broken = new AtomicBoolean(true);
    courier.close();
    courier =
        courier(
            () -> {
              if (broken.getAndSet(false)) {
                throw new StackOverflowError();
              }
              return List.of(PORTAL);
            });
    append(new EventLog(database.store(), InstantSource.system()), 7, "chat1");
    courier.start();
    allSettled();
    assertThat(broken).isFalse();
  }

  @Test
  void what_a_commit_kept_without_saying_so_is_found_and_comes_in_its_turn() {
    courier.start();
    append(7, "chat1");
    allSettled();
    eventually(() -> courier.lanes() == 0);
    var unheard = append(new EventLog(database.store(), InstantSource.system()), 7, "chat1");
    var alone = append(new EventLog(database.store(), InstantSource.system()), 7, "chat2");
    InDoubt.end(database.store(), PORTAL);
    var heard = append(7, "chat1");
    allSettled();
    assertThat(caughtOf("bot7/chat1")).endsWith(unheard.toString(), heard.toString());
    assertThat(caughtOf("bot7/chat2")).containsExactly(alone.toString());
  }

  @Test
  void a_dialog_goes_on_at_once_when_the_event_it_hangs_on_is_withdrawn() throws Exception {
    catcher.answering(
        (exchange, caught) -> {
          exchange.getResponseHeaders().add("Retry-After", "600");
          Catcher.status(exchange, 500); // with 503 the handler would pause itself
        });
    courier.start();
    var stuck = append(7, "chat1");
    var next = append(7, "chat1");
    eventually(() -> attempts(stuck) == 1);
    catcher.answering((exchange, caught) -> Catcher.status(exchange, 200));
    withdraw(stuck);
    allSettled();
    assertThat(caughtOf("bot7/chat1")).containsExactly(stuck.toString(), next.toString());
    assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(2, 0, 1, 0, 0, 1));
  }

  @Test
  void a_dialog_does_not_pause_for_an_event_that_was_withdrawn_while_it_was_attempted()
      throws Exception {
    var end = new CountDownLatch(1);
    var answers = new ConcurrentHashMap<String, Integer>();
    catcher.answering(
        (exchange, caught) -> {
          if (answers.merge(caught.text("n"), 1, Integer::sum) == 1 && end.getCount() > 0) {
            awaitQuietly(end);
            exchange.getResponseHeaders().add("Retry-After", "600");
            Catcher.status(exchange, 500); // with 503 the handler would pause itself
          } else {
            Catcher.status(exchange, 200);
          }
        });
    courier.start();
    var first = append(7, "chat1");
    append(7, "chat1");
    catcher.next();
    withdraw(first);
    end.countDown();
    allSettled();
    assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(2, 0, 1, 0, 0, 1));
  }

  @Test
  void an_event_that_is_retried_now_waits_no_longer() throws Exception {
    catcher.answering(
        (exchange, caught) -> {
          exchange.getResponseHeaders().add("Retry-After", "600");
          Catcher.status(exchange, 503);
        });
    courier.start();
    var id = append(7, "chat1");
    eventually(() -> attempts(id) == 1);
    catcher.answering((exchange, caught) -> Catcher.status(exchange, 200));
    var event = requireNonNull(log.find(database.store().reads(PORTAL), id));
    database.store().write(PORTAL, tx -> desk().retryNow(tx, event));
    allSettled();
    assertThat(caughtOf("bot7/chat1")).hasSize(2);
  }

  EventDesk desk() {
    return new EventDesk(log, InstantSource.system());
  }

  void withdraw(EventId id) {
    var event = requireNonNull(log.find(database.store().reads(PORTAL), id));
    database.store().write(PORTAL, tx -> desk().withdraw(tx, event, "skipped by a test"));
  }
}
