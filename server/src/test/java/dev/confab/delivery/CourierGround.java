package dev.confab.delivery;

import static java.util.Objects.requireNonNull;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// One courier over a store, a clock moved by hand and no threads.
abstract class CourierGround extends DatabaseContract {
  static final PortalId PORTAL = new PortalId(1);
  static final UserId BOT = new UserId(7);
  static final HandlerId HANDLER = new HandlerId(1);
  static final Outcome WELL = Outcome.accepted(200, null);
  static final Outcome DOWN = Outcome.failed("the connection was refused");

  final HandClock clock = new HandClock();
  final EventLog log = new EventLog(store, clock);
  final Agreements agreements = new Agreements(store);
  final HandlerNotes notes = new HandlerNotes(store);
  final Map<HandlerId, String> addresses = new HashMap<>();
  final List<Runnable> tasks = new ArrayList<>();
  final List<EventId> posted = new ArrayList<>();
  final List<String> called = new ArrayList<>();
  final AppId app;
  final Courier courier;
  Function<Event, Outcome> handler = event -> WELL;

  CourierGround(Database database) {
    super(database);
    var apps = new Apps(store, clock);
    this.app = store.write(PORTAL, tx -> apps.ofWebhookCaller(tx, "echo", Set.of()).id());
    addresses.put(HANDLER, "https://old.example.com/");
    this.courier = courier(tasks);
    agreements.onChange(courier::reconsider);
    notes.onTurn((portal, of) -> courier.reconsider(portal));
  }

  /// A server's courier, whose work is what it puts on this list.
  Courier courier(List<Runnable> work) {
    return courier(work, Bounds.SERVER);
  }

  Courier courier(List<Runnable> work, Bounds bounds) {
    return new Courier(
        log,
        () -> List.of(PORTAL),
        this::post,
        new Directions(
            store, agreements, notes, (reads, id) -> addresses.get(id), Tellings.BOTH, clock),
        RetryLadder.DURABLE,
        clock,
        bounds,
        new Random(1),
        work::add);
  }

  /// Another server goes on for so many looks, one each `pause`.
  void restart(int looks, Duration pause) {
    var restarted = new ArrayList<Runnable>();
    try (var next = courier(restarted)) {
      for (int look = 0; look < looks; look++) {
        var _ = next.look();
        for (int i = 0; i < restarted.size(); i++) {
          restarted.get(i).run();
        }
        restarted.clear();
        clock.move(pause);
      }
    }
  }

  Outcome post(Event event, Instant now) {
    posted.add(event.id());
    var address = requireNonNull(addresses.get(event.handler()));
    called.add(address);
    return handler.apply(event).at(address);
  }

  EventId append(String dialog) {
    var news = new NewEvent("bot7/" + dialog, "X", BOT, app, HANDLER, null, null, "{}");
    return store.write(PORTAL, tx -> log.append(tx, news));
  }

  void agree(String profile, String receive, Long life) {
    store.write(
        PORTAL,
        tx -> {
          agreements.change(
              tx, app, null, TermsChange.of(profile, receive, null, null, life, null));
          return true;
        });
  }

  /// Does what is due; returns how many lanes ran in each round.
  List<Integer> settle() {
    var rounds = new ArrayList<Integer>();
    do {
      boolean more = courier.look();
      while (more) {
        more = courier.look();
      }
      var round = List.copyOf(tasks);
      tasks.clear();
      round.forEach(Runnable::run);
      rounds.add(round.size());
    } while (!tasks.isEmpty());
    return rounds;
  }

  /// Does what is due of another server, which puts its work on this list.
  static void settle(Courier other, List<Runnable> work) {
    boolean more = true;
    while (more) {
      more = other.look();
      for (int i = 0; i < work.size(); i++) {
        work.get(i).run();
      }
      more |= !work.isEmpty();
      work.clear();
    }
  }

  void pass(Duration time) {
    settle();
    var end = clock.instant().plus(time);
    for (var due = courier.nextDue(); due != null && !due.isAfter(end); due = courier.nextDue()) {
      if (due.isAfter(clock.instant())) {
        clock.move(Duration.between(clock.instant(), due));
      }
      settle();
    }
    clock.move(Duration.between(clock.instant(), end));
    settle();
  }
}
