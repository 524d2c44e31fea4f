package dev.confab.delivery.simulation;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.delivery.RetryLadder;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Sees everything that happens in a world and says what must not have.
final class Witness {
  private record Known(NewEvent news, Instant created) {}

  private final Ground ground;
  private final SimulatedClock clock;
  private final Function<UserId, Terms> terms;
  private final Map<EventId, Known> created = new LinkedHashMap<>();
  private final Map<EventId, Integer> attempts = new HashMap<>();
  private final Map<EventId, Instant> notBefore = new HashMap<>();
  private final Map<String, Long> furthest = new HashMap<>();
  private final Set<EventId> accepted = new HashSet<>();
  private final Set<UserId> withdrawn = new HashSet<>();
  private int mishaps;

  Witness(Ground ground, SimulatedClock clock, Function<UserId, Terms> terms) {
    this.ground = ground;
    this.clock = clock;
    this.terms = terms;
  }

  int events() {
    return created.size();
  }

  /// A server died, was replaced, or could not write: each may cost one attempt of an event more.
  void mishap() {
    mishaps++;
  }

  /// That an attempt of this event failed could not be written down. What the store knew before
  /// binds all the same.
  void unrecorded(EventId event) {
    notBefore.remove(event);
  }

  void created(EventId id, NewEvent news) {
    created.put(id, new Known(news, clock.instant()));
  }

  void withdrawn(UserId bot) {
    withdrawn.add(bot);
  }

  /// @param paused the server was replaced while it did not run, and knows only what was before
  void attempted(Event event, boolean paused) {
    attempts.merge(event.id(), 1, Integer::sum);
    var now = clock.instant();
    boolean early = now.isBefore(event.due());
    if (!paused) {
      early |= now.isBefore(notBefore.getOrDefault(event.id(), Instant.EPOCH));
      early |= now.isBefore(ground.due(event.id()));
    }
    if (early) {
      throw new AssertionError("event " + event.id() + " was attempted before its time");
    }
    created.forEach(
        (id, known) -> {
          if (known.news().lane().equals(event.lane())
              && id.value() < event.id().value()
              && ground.state(id) == State.WAITING) {
            throw new AssertionError("event " + event.id() + " overtook " + id);
          }
        });
  }

  /// What a paused server had in its hands may arrive when its successor has given it up already,
  /// and others of its lane were taken since. Nobody may have written down before that it was
  /// taken.
  void accepted(Event event, boolean paused) {
    var state = ground.state(event.id());
    if (paused && state != State.WAITING) {
      if (state == State.ACKNOWLEDGED && !accepted.contains(event.id())) {
        throw new AssertionError("event " + event.id() + " was acknowledged and not taken");
      }
    } else if (accepted.add(event.id())
        && furthest.merge(event.lane(), event.id().value(), Math::max) != event.id().value()) {
      throw new AssertionError("event " + event.id() + " was taken after a later one");
    }
  }

  void failed(Event event, Duration pauseMin) {
    var due = clock.instant().plus(pauseMin);
    var end = event.created().plus(terms.apply(event.bot()).life());
    notBefore.put(event.id(), due.isAfter(end) ? end : due);
  }

  /// What must hold at every moment.
  void audit() {
    var ledger = ground.ledger();
    if (!ledger.balanced() || ledger.created() != created.size()) {
      throw new AssertionError("the ledger does not balance: " + ledger);
    }
  }

  /// What must hold when nothing waits any more.
  void judge() {
    audit();
    created.forEach(this::judge);
  }

  private void judge(EventId id, Known known) {
    var agreed = terms.apply(known.news().bot());
    int tried = attempts.getOrDefault(id, 0);
    boolean over = !clock.instant().isBefore(known.created().plus(agreed.life()));
    boolean faithful = agreed.profile() == Terms.Profile.FAITHFUL;
    var state = ground.state(id);
    var rightly =
        switch (state) {
          case WAITING -> false;
          case ACKNOWLEDGED -> accepted.contains(id);
          case DEAD -> tried > 0 && (faithful || over);
          case EXPIRED -> over;
          case WITHDRAWN -> withdrawn.contains(known.news().bot());
        };
    if (!rightly) {
      throw new AssertionError("event " + id + " ended as " + state + " and had no reason to");
    }
    int most = mishaps + (faithful ? 1 : attemptsMax(agreed.life()));
    if (tried > most) {
      throw new AssertionError(
          "event " + id + " was attempted " + tried + " times, " + most + " are possible");
    }
  }

  /// Pauses that fit into a life, and the one at its end.
  private static int attemptsMax(Duration life) {
    var pauses = RetryLadder.DURABLE.pauses();
    var left = life;
    int count = 0;
    for (int i = 0; !left.isNegative(); i++) {
      left = left.minus(pauses.get(Math.min(i, pauses.size() - 1)));
      count++;
    }
    return count + 1;
  }
}
