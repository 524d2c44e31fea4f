package dev.confab.house;

import dev.confab.calls.CallLog;
import dev.confab.delivery.Courier;
import dev.confab.eventlog.EventAudit;
import dev.confab.eventlog.Ledger;
import dev.confab.portals.Portal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/// Registers what the rooms count: the writer, deliveries, and the ledger of events, whose states
/// always add up to what was created.
final class RoomFigures {
  /// Bots of a portal that have figures of their own, the oldest first: each costs a scraper six
  /// series for ever. The others have one together.
  private static final int BOTS_MAX = 10_000;

  /// Bots of a portal, removed ones too, that are counted; no portal has as many.
  private static final int COUNTED_MAX = 10_000_000;

  private final Rooms rooms;
  private final Metrics metrics;

  /// Of each portal, as it was when the page began.
  private volatile Map<Portal, BotFigures> ledgers = Map.of();

  private RoomFigures(Rooms rooms, Metrics metrics) {
    this.rooms = rooms;
    this.metrics = metrics;
  }

  static void register(Metrics metrics, Rooms rooms, Courier courier, CallLog calls) {
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
    metrics.counter("confab_calls_kept", "Calls written to the log of calls.", calls::kept);
    metrics.counter("confab_calls_dropped", "Calls it had no room for.", calls::dropped);
    new RoomFigures(rooms, metrics).ledger();
  }

  private void ledger() {
    metrics.onPage(this::count);
    metrics.gauges(
        "confab_portal_events",
        "Events of a portal by state; created is the sum of the others.",
        this::portals,
        "portal",
        "state");
    metrics.gauges(
        "confab_bot_events",
        "Events of a bot by state; created is the sum of the others. All bots together are the portal.",
        this::bots,
        "portal",
        "bot",
        "state");
    metrics.gauges(
        "confab_events_oldest_waiting_seconds",
        "Age of the oldest event that waits; 0 when none does.",
        this::oldest,
        "portal");
    metrics.gauges(
        "confab_offline_events",
        "Offline events of an application: waiting, and removed because nobody fetched them.",
        this::offline,
        "portal",
        "application",
        "state");
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
        () -> ledgers.values().stream().map(BotFigures::portal).mapToLong(count).sum());
  }

  /// What waits is counted in the table, so it is asked once for all figures that are made of it:
  /// they are of one moment.
  private void count() {
    var counted = new LinkedHashMap<Portal, BotFigures>();
    for (var portal : rooms.portals().all()) {
      var reads = rooms.store().reads(portal.id());
      var lines = EventAudit.ledgers(reads, EventAudit.BEFORE_ALL, COUNTED_MAX);
      counted.put(portal, BotFigures.of(lines, BOTS_MAX));
    }
    ledgers = counted;
  }

  private void portals(Metrics.Labelled answer) {
    ledgers.forEach(
        (portal, figures) ->
            byState(
                figures.portal(),
                (state, value) -> answer.value((double) value, portal.host(), state)));
  }

  private void bots(Metrics.Labelled answer) {
    ledgers.forEach(
        (portal, figures) ->
            figures
                .bots()
                .forEach(
                    (bot, ledger) ->
                        byState(
                            ledger,
                            (state, value) ->
                                answer.value((double) value, portal.host(), bot, state))));
  }

  private static void byState(Ledger ledger, ObjLongConsumer<String> answer) {
    answer.accept("created", ledger.created());
    answer.accept("waiting", ledger.waiting());
    answer.accept("acknowledged", ledger.acknowledged());
    answer.accept("dead", ledger.dead());
    answer.accept("expired", ledger.expired());
    answer.accept("withdrawn", ledger.withdrawn());
  }

  private void offline(Metrics.Labelled answer) {
    for (var portal : rooms.portals().all()) {
      var reads = rooms.store().reads(portal.id());
      for (var count : rooms.offlineSweep().counts(reads)) {
        var app = rooms.apps().find(reads, count.app());
        var name = app == null ? count.app().toString() : app.clientId();
        answer.value((double) count.waiting(), portal.host(), name, "waiting");
        answer.value((double) count.expired(), portal.host(), name, "expired");
        answer.value((double) count.crowdedOut(), portal.host(), name, "crowded_out");
      }
    }
  }

  private void oldest(Metrics.Labelled answer) {
    var now = rooms.clock().instant();
    for (var portal : rooms.portals().all()) {
      var oldest = rooms.log().oldestWaiting(portal.id());
      var age = oldest == null ? Duration.ZERO : Duration.between(oldest, now);
      answer.value(age.toMillis() / 1000.0, portal.host());
    }
  }
}
