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

  /// Bots that were treated as the original treats them at some time, and those that ever were
  /// treated better.
  private final Set<UserId> faithful = new HashSet<>();

  private final Set<UserId> durable = new HashSet<>();

  /// Events that are attempted at this moment.
  private final Map<EventId, Integer> running = new HashMap<>();

  /// Events that somebody wished to be attempted again while they were: those of which he was told
  /// that they will, and those of which that may be.
  private final Set<EventId> hastened = new HashSet<>();

  private final Set<EventId> perhapsHastened = new HashSet<>();

  private @Nullable NewEvent asked;
  private final Map<EventId, Integer> attempts = new HashMap<>();

  /// Names under which events were attempted.
  private final Map<String, EventId> named = new HashMap<>();

  private final Map<EventId, String> names = new HashMap<>();

  /// By a clock that nobody sets back.
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

  /// The bot has these terms from now on.
  void agreed(UserId bot, Terms agreed) {
    (agreed.isFaithful() ? faithful : durable).add(bot);
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

  /// A server died or lost its connection: what was being written is there, or it is not.
  void lookedUp() {
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
        if (running.containsKey(id)) {
          perhapsHastened.add(id);
        }
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
    if (met && wish == Touch.RETRY && running.containsKey(id)) {
      hastened.add(id);
    }
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

  /// @param address where it goes now
  /// @param paused the server was replaced while it did not run, and knows only what was before
  void attempted(Event event, String address, boolean paused) {
    attempts.merge(event.id(), 1, Integer::sum);
    running.merge(event.id(), 1, Integer::sum);
    hastened.remove(event.id());
    perhapsHastened.remove(event.id());
    var now = clock.steady();
    boolean early = now.isBefore(event.due());
    if (!paused) {
      var kept = ground.event(event.id());
      early |= now.isBefore(notBefore.getOrDefault(event.id(), Instant.EPOCH));
      early |= now.isBefore(kept.due());
      if (!kept.data().equals(event.data()) || !kept.app().equals(event.app())) {
        throw new AssertionError("event " + event.id() + " was attempted as it was before");
      }
      if (ground.state(event.id()) != State.WAITING) {
        throw new AssertionError("event " + event.id() + " was attempted and waits no more");
      }
    }
    var before = ground.triedAt(event);
    boolean moved = !before.isEmpty() && !before.equals(address); // whose pauses are not this one's
    if (early && !moved) {
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

  /// An attempt carries these headers: the name by which its handler knows the event again, the
  /// time of now, and how many attempts of it ended before. One whose end could not be written down
  /// does not count.
  void headed(Event event, Map<String, String> headers, boolean paused) {
    var id = event.id();
    var name = Objects.requireNonNull(headers.get("webhook-id"));
    if (!id.equals(named.computeIfAbsent(name, n -> id))
        || !name.equals(names.computeIfAbsent(id, i -> name))) {
      throw new AssertionError("event " + id + " was attempted under the name " + name);
    }
    long time = Long.parseLong(Objects.requireNonNull(headers.get("webhook-timestamp")));
    if (time != clock.instant().getEpochSecond()) {
      throw new AssertionError("event " + id + " was attempted with the time " + time);
    }
    int number = Integer.parseInt(Objects.requireNonNull(headers.get("Confab-Attempt")));
    int most = attempts.getOrDefault(id, 0);
    int next = paused ? number : ground.event(id).attempts() + 1;
    boolean counted = paused || number >= most - mishaps;
    if (number < 1 || number > most || number != next || !counted) {
      throw new AssertionError("event " + id + ": attempt " + most + " said it was " + number);
    }
  }

  /// An attempt is over, whatever came of it.
  void ended(Event event) {
    running.computeIfPresent(event.id(), (id, count) -> count == 1 ? null : count - 1);
  }

  /// A server died: what it attempted is attempted no more.
  void died() {
    running.clear();
    hastened.clear();
    perhapsHastened.clear();
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
    if (perhapsHastened.contains(event.id())) {
      return;
    }
    var end = event.created().plus(terms.apply(event.bot()).life());
    var left = Duration.between(clock.instant(), end);
    notBefore.put(event.id(), clock.steady().plus(left.compareTo(pauseMin) < 0 ? left : pauseMin));
  }

  /// What must hold at every moment.
  void audit() {
    balanced(ground.ledger(), created.size());
    createdOf.forEach((bot, count) -> balanced(ground.ledger(bot), count));
    hastened.stream().filter(id -> !running.containsKey(id)).forEach(this::hasten);
  }

  /// Whose attempt ended after somebody wished for another one waits for nothing.
  private void hasten(EventId id) {
    if (ground.state(id) == State.WAITING && ground.event(id).due().isAfter(clock.latest())) {
      throw new AssertionError("event " + id + " was to be attempted again and pauses");
    }
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
    var bot = known.news().bot();
    var state = ground.state(id);
    var rightly =
        switch (state) {
          case WAITING -> false;
          case ACKNOWLEDGED -> accepted.contains(id);
          case DEAD -> tried > 0 && (faithful.contains(bot) || over);
          case EXPIRED -> over;
          case WITHDRAWN -> withdrawn.contains(bot) || skipped.contains(id);
        };
    if (!rightly) {
      throw new AssertionError("event " + id + " ended as " + state + " and had no reason to");
    }
    int retries = retried.getOrDefault(id, 0);
    int most =
        mishaps
            + retries
            + (durable.contains(bot) ? attemptsMax(agreed.life().plus(clock.wentBack())) : 1);
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
