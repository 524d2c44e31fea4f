package dev.confab.delivery.simulation;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.delivery.RetryLadder;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sees everything that happens in a world and says what must not have.
final class Witness {
  private record Known(NewEvent news, Instant created) {}

  private final Ground ground;
  private final SimulatedClock clock;
  private final Function<UserId, Terms> terms;
  private final Map<EventId, Known> created = new LinkedHashMap<>();
  private final Map<UserId, Integer> createdOf = new HashMap<>();
  private final Set<EventId> skipped = new HashSet<>();
  private final Map<EventId, Integer> retried = new HashMap<>();
  private @Nullable NewEvent asked;
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

  /// Somebody writes. Whether that is kept, [#created] says, or else the store.
  void asked(NewEvent news) {
    asked = news;
  }

  void created(EventId id) {
    var news = Objects.requireNonNull(asked);
    asked = null;
    created.put(id, new Known(news, clock.instant()));
    createdOf.merge(news.bot(), 1, Integer::sum);
  }

  /// Whoever wrote was told that it was not kept.
  void refused() {
    asked = null;
  }

  /// A server opened the store after one that died: what was being written is there, or it is not.
  void opened() {
    if (asked != null && ground.ledger().created() > created.size()) {
      created(ground.newest());
    }
    asked = null;
  }

  /// An operator is about to wish something of an event.
  void wished(EventId id, Touch wish) {
    switch (wish) {
      case SKIP -> skipped.add(id);
      case RETRY -> {
        retried.merge(id, 1, Integer::sum);
        notBefore.remove(id);
      }
      case EDIT -> {
        // what it tells from now on, the store says
      }
    }
  }

  /// An operator was told whether his wish was met.
  void met(EventId id, Touch wish, String data, boolean waited, boolean met) {
    boolean shown =
        switch (wish) {
          case SKIP -> ground.state(id) == State.WITHDRAWN;
          case EDIT -> ground.event(id).data().equals(data);
          case RETRY -> !ground.event(id).due().isAfter(clock.instant());
        };
    if (met != waited || (met && !shown)) {
      throw new AssertionError("event " + id + ": " + wish + " was told otherwise than it is");
    }
  }

  /// One of all events there ever were; null: there is none.
  @Nullable EventId any(Random random) {
    var ids = List.copyOf(created.keySet());
    return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
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
      var kept = ground.event(event.id());
      early |= now.isBefore(notBefore.getOrDefault(event.id(), Instant.EPOCH));
      early |= now.isBefore(kept.due());
      if (!kept.data().equals(event.data())) {
        throw new AssertionError("event " + event.id() + " was attempted with data of before");
      }
      if (ground.state(event.id()) != State.WAITING) {
        throw new AssertionError("event " + event.id() + " was attempted and waits no more");
      }
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
    balanced(ground.ledger(), created.size());
    createdOf.forEach((bot, count) -> balanced(ground.ledger(bot), count));
  }

  private static void balanced(Ledger ledger, int created) {
    if (!ledger.balanced() || ledger.created() != created) {
      throw new AssertionError("the ledger does not balance: " + ledger + " of " + created);
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
    boolean over = !clock.latest().isBefore(known.created().plus(agreed.life()));
    boolean faithful = agreed.profile() == Terms.Profile.FAITHFUL;
    var state = ground.state(id);
    var rightly =
        switch (state) {
          case WAITING -> false;
          case ACKNOWLEDGED -> accepted.contains(id);
          case DEAD -> tried > 0 && (faithful || over);
          case EXPIRED -> over;
          case WITHDRAWN -> withdrawn.contains(known.news().bot()) || skipped.contains(id);
        };
    if (!rightly) {
      throw new AssertionError("event " + id + " ended as " + state + " and had no reason to");
    }
    int retries = retried.getOrDefault(id, 0);
    int most =
        mishaps + retries + (faithful ? 1 : attemptsMax(agreed.life().plus(clock.wentBack())));
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
