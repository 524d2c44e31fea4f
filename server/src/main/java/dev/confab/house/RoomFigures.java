package dev.confab.house;

import dev.confab.delivery.Courier;
import dev.confab.eventlog.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Registers what the rooms count: the writer, deliveries, and the ledger of events, whose states
/// always add up to what was created.
final class RoomFigures {
  private static final Duration COUNT_LIFE = Duration.ofSeconds(5);

  private final Rooms rooms;
  private final Metrics metrics;
  private @Nullable List<Ledger> counted;
  private Instant countedAt = Instant.EPOCH;

  private RoomFigures(Rooms rooms, Metrics metrics) {
    this.rooms = rooms;
    this.metrics = metrics;
  }

  static void register(Metrics metrics, Rooms rooms, Courier courier) {
    var store = rooms.store();
    metrics.counter("confab_store_groups", "Transactions flushed.", store::groups);
    metrics.counter("confab_store_calls", "Calls answered by them.", store::calls);
    metrics.counter("confab_store_alone", "Statements outside of a group's batch.", store::alone);
    metrics.gauge("confab_store_waiting", "Calls that wait for the writer.", store::waiting);
    var figures = courier.figures();
    metrics.counter("confab_delivery_acknowledged", "Events taken.", figures::acknowledged);
    metrics.counter("confab_delivery_failures", "Attempts that failed.", figures::failedAttempts);
    metrics.counter("confab_delivery_dead", "Events given up.", figures::dead);
    metrics.counter("confab_delivery_expired", "Events nobody could take.", figures::expired);
    metrics.gauge("confab_delivery_circuits_open", "Handlers found absent.", courier::openCircuits);
    metrics.gauge("confab_delivery_in_flight", "Attempts under way.", courier::inFlight);
    metrics.add(figures.firstAttempt());
    new RoomFigures(rooms, metrics).ledger();
  }

  private void ledger() {
    state("waiting", all -> all.stream().mapToLong(Ledger::waiting).sum());
    state("acknowledged", all -> all.stream().mapToLong(Ledger::acknowledged).sum());
    state("dead", all -> all.stream().mapToLong(Ledger::dead).sum());
    state("expired", all -> all.stream().mapToLong(Ledger::expired).sum());
    state("withdrawn", all -> all.stream().mapToLong(Ledger::withdrawn).sum());
    state("created", all -> all.stream().mapToLong(Ledger::created).sum());
  }

  private void state(String name, ToLongFunction<List<Ledger>> count) {
    metrics.gauge(
        "confab_events_" + name,
        "Events of all portals: " + name + ".",
        () -> count.applyAsLong(ledgers()));
  }

  /// Counting reads the whole log, so one count serves all the states of a page, and pages that
  /// follow each other quickly.
  private synchronized List<Ledger> ledgers() {
    var now = rooms.clock().instant();
    if (counted == null || now.isAfter(countedAt.plus(COUNT_LIFE))) {
      counted =
          rooms.portals().all().stream().map(portal -> rooms.log().counts(portal.id())).toList();
      countedAt = now;
    }
    return counted;
  }
}
