package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One portal of a store, driven by one seed: people who write, handlers that fail in every way
/// they can, a clock that jumps, a server that dies at any step and is started again. The store is
/// real; threads, clock and network are the seed's.
final class SimulatedWorld {
  /// Stands for `kill -9`: nothing after it happens.
  private static final class Crash extends Error {
    Crash() {
      super("crash", null, false, false);
    }
  }

  private enum Mood {
    WELL,
    FAILING,
    /// Takes the event and answers that it did not.
    LYING,
    /// Asks for long pauses.
    BUSY,
    SLOW,
    BROKEN
  }

  private static final int EVENTS_MAX = 14;
  private static final int CRASHES_MAX = 3;
  private static final int STEPS = 60;
  private static final Duration LIFE = Duration.ofHours(2);

  private final Store store;
  private final PortalId portal;
  private final Random random;
  private final HandClock clock = new HandClock();
  private final RetryLadder ladder = RetryLadder.DURABLE;
  private final Bounds bounds;

  private final List<Runnable> tasks = new ArrayList<>();
  private EventLog log;
  private Courier courier;
  private boolean recovering;
  private int crashes;

  private final Map<EventId, NewEvent> created = new HashMap<>();
  private final Map<EventId, Integer> attempts = new HashMap<>();
  private final Map<EventId, Instant> notBefore = new HashMap<>();
  private final Map<String, List<EventId>> accepted = new HashMap<>();
  private final Set<EventId> over = new HashSet<>();

  SimulatedWorld(Store store, PortalId portal, long seed) {
    this.store = store;
    this.portal = portal;
    this.random = new Random(seed);
    this.bounds =
        new Bounds(
            1 + random.nextInt(4),
            1 + random.nextInt(2),
            1 + random.nextInt(4),
            1 + random.nextInt(3),
            random.nextInt(60));
    this.log = new EventLog(store, clock);
    this.courier = boot();
  }

  private Courier boot() {
    tasks.clear();
    log = new EventLog(store, clock);
    return new Courier(
        log, () -> List.of(portal), this::handle, new Guide() { public Terms terms(Event e) { return new Terms(Terms.Profile.DURABLE, Terms.Receive.WEBHOOK, 40, 0, LIFE, false); } public String address(Event e) { return "a"; } public @Nullable String closed(dev.confab.basics.PortalId p, AppId a, String s) { return null; } public void close(dev.confab.basics.PortalId p, AppId a, String s) {} }, ladder, clock, bounds, random, tasks::add);
  }

  void run() {
    for (int step = 0; step < STEPS; step++) {
      survive(this::step);
    }
    recovering = true;
    for (int round = 0; log.waiting(portal) > 0; round++) {
      assertThat(round).as("rounds until everything is settled").isLessThan(5_000);
      survive(this::settleDown);
    }
    judge();
  }

  private void survive(Runnable step) {
    try {
      step.run();
    } catch (Crash crash) {
      courier = boot();
    }
  }

  private void step() {
    switch (random.nextInt(10)) {
      case 0, 1 -> write();
      case 2, 3, 4, 5 -> runOne();
      case 6 -> courier.look();
      case 7 -> clock.move(Duration.ofMillis(random.nextInt(5_000)));
      case 8 -> jumpToNextDue();
      default -> rarely();
    }
  }

  private void rarely() {
    switch (random.nextInt(12)) {
      case 0, 1 -> crash();
      case 2 -> withdraw();
      case 3 -> clock.move(Duration.ofMinutes(random.nextInt(90)));
      default -> runOne();
    }
  }

  private void crash() {
    if (!recovering && crashes < CRASHES_MAX) {
      crashes++;
      throw new Crash();
    }
  }

  private void settleDown() {
    courier.look();
    while (!tasks.isEmpty()) {
      runOne();
    }
    if (courier.look()) {
      return;
    }
    clock.move(Duration.ofSeconds(2));
    jumpToNextDue();
  }

  private void runOne() {
    if (!tasks.isEmpty()) {
      tasks.remove(random.nextInt(tasks.size())).run();
    }
  }

  private void jumpToNextDue() {
    var due = courier.nextDue();
    if (due != null && due.isAfter(clock.instant())) {
      clock.move(Duration.between(clock.instant(), due));
    }
  }

  private void write() {
    if (created.size() >= EVENTS_MAX) {
      return;
    }
    long bot = 1L + random.nextInt(2);
    var lane = "bot" + bot + "/chat" + random.nextInt(3);
    var news =
        new NewEvent(
            lane,
            "ONIMBOTMESSAGEADD",
            new UserId(bot),
            new AppId(bot),
            new HandlerId(bot),
            null,
            null,
            "{\"n\":" + created.size() + "}");
    created.put(store.write(portal, tx -> log.append(tx, news)), news);
  }

  private void withdraw() {
    var bot = new UserId(1);
    store.write(portal, tx -> log.withdraw(tx, bot));
    created.forEach(
        (id, news) -> {
          if (news.bot().equals(bot)) {
            over.add(id);
          }
        });
  }

  /// The handlers of this world.
  private Outcome handle(Event event) {
    attemptIsInOrder(event);
    attempts.merge(event.id(), 1, Integer::sum);
    maybeCrash();
    if (random.nextInt(4) == 0) {
      write();
    }
    var mood =
        recovering || random.nextBoolean()
            ? Mood.WELL
            : Mood.values()[random.nextInt(Mood.values().length)];
    var outcome = outcome(mood, event);
    maybeCrash();
    if (outcome.kind() == Outcome.Kind.FAILED) {
      fail(event, outcome);
    }
    return outcome;
  }

  private void maybeCrash() {
    if (random.nextInt(25) == 0) {
      crash();
    }
  }

  private Outcome outcome(Mood mood, Event event) {
    return switch (mood) {
      case WELL -> accept(event);
      case SLOW -> {
        clock.move(Duration.ofSeconds(random.nextInt(30)));
        yield accept(event);
      }
      case FAILING, LYING -> Outcome.refused(503, "503", null, null);
      case BUSY -> Outcome.refused(429, "429", Duration.ofMinutes(random.nextInt(90)), null);
      case BROKEN -> {
        fail(event, Outcome.failed("broken"));
        throw new IllegalStateException("the attempt broke");
      }
    };
  }

  private Outcome accept(Event event) {
    var list = accepted.computeIfAbsent(event.lane(), lane -> new ArrayList<>());
    if (!list.contains(event.id())) {
      list.add(event.id());
    }
    over.add(event.id());
    return Outcome.accepted(200, null);
  }

  private void fail(Event event, Outcome outcome) {
    var pause = ladder.pauses().get(Math.min(event.attempts(), ladder.pauses().size() - 1));
    var asked = atMost(outcome.retryAfter(), RetryLadder.RETRY_AFTER_MAX);
    var due = clock.instant().plus(asked.compareTo(pause) > 0 ? asked : pause);
    var end = event.created().plus(LIFE);
    if (!clock.instant().isBefore(end)) {
      over.add(event.id());
    }
    notBefore.put(event.id(), due.isAfter(end) ? end : due);
  }

  private static Duration atMost(@Nullable Duration asked, Duration most) {
    return asked == null ? Duration.ZERO : asked.compareTo(most) > 0 ? most : asked;
  }

  private void attemptIsInOrder(Event event) {
    assertThat(clock.instant())
        .as("no attempt before its time")
        .isAfterOrEqualTo(notBefore.getOrDefault(event.id(), Instant.EPOCH));
    created.forEach(
        (id, news) -> {
          if (news.lane().equals(event.lane()) && id.value() < event.id().value()) {
            assertThat(over).as("events before " + event.id() + " are over").contains(id);
          }
        });
  }

  private void judge() {
    var ledger = log.counts(portal);
    assertThat(ledger.balanced()).isTrue();
    assertThat(ledger.created()).isEqualTo(created.size());
    assertThat(ledger.waiting()).isZero();
    assertThat(over).as("nothing is lost").containsAll(created.keySet());
    assertThat(accepted.values())
        .allSatisfy(ids -> assertThat(ids.stream().map(EventId::value).toList()).isSorted());
    assertThat(attempts.values())
        .allSatisfy(n -> assertThat(n).isLessThanOrEqualTo(attemptsMax() + CRASHES_MAX));
  }

  /// Pauses that fit into a life, and the one at its end.
  private int attemptsMax() {
    var left = LIFE;
    int count = 0;
    for (int i = 0; !left.isNegative(); i++) {
      left = left.minus(ladder.pauses().get(Math.min(i, ladder.pauses().size() - 1)));
      count++;
    }
    return count + 1;
  }
}
