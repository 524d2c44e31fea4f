package dev.confab.house;

import dev.confab.delivery.Courier;
import dev.confab.eventlog.Ledger;
import java.util.function.ToLongFunction;

/// Registers what the rooms count: the writer, deliveries, and the ledger of events, whose states
/// always add up to what was created.
final class RoomFigures {
  private final Rooms rooms;
  private final Metrics metrics;

  private RoomFigures(Rooms rooms, Metrics metrics) {
    this.rooms = rooms;
    this.metrics = metrics;
  }

  static void register(Metrics metrics, Rooms rooms, Courier courier) {
    var store = rooms.store();
    metrics.counter("confab_store_groups", "Transactions flushed.", store::groups);
    metrics.counter("confab_store_calls", "Calls answered by them.", store::calls);
    metrics.gauge("confab_store_waiting", "Calls that wait for the writer.", store::waiting);
    var figures = courier.figures();
    metrics.counter("confab_delivery_acknowledged", "Events taken.", figures::acknowledged);
    metrics.counter("confab_delivery_failures", "Attempts that failed.", figures::failedAttempts);
    metrics.counter("confab_delivery_dead", "Events given up.", figures::dead);
    metrics.gauge("confab_delivery_in_flight", "Attempts under way.", courier::inFlight);
    metrics.register(figures.firstAttempt());
    new RoomFigures(rooms, metrics).ledger();
  }

  private void ledger() {
    state("waiting", Ledger::waiting);
    state("acknowledged", Ledger::acknowledged);
    state("dead", Ledger::dead);
    state("expired", Ledger::expired);
    state("withdrawn", Ledger::withdrawn);
    state("created", Ledger::created);
  }

  private void state(String name, ToLongFunction<Ledger> count) {
    metrics.gauge(
        "confab_events_" + name,
        "Events of all portals: " + name + ".",
        () ->
            rooms.portals().all().stream()
                .mapToLong(portal -> count.applyAsLong(rooms.log().counts(portal.id())))
                .sum());
  }
}
