package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Attempts what waits, writes down what came of it, and goes on.
///
/// Every attempt is a task of its own on a virtual thread. After it the event's row is written;
/// only then may the lane run again. So a crash at any step repeats at most the attempt under way,
/// and never overtakes it.
public final class Courier implements AutoCloseable {
  /// How long a stop waits for the attempts under way.
  private static final Duration DRAIN_MAX = Duration.ofSeconds(5);

  /// How long a stop waits for what it broke off.
  private static final Duration CUT_MAX = Duration.ofSeconds(1);

  /// Longest sleep between two looks at the clock, which an operator may set.
  private static final Duration NAP_MAX = Duration.ofSeconds(1);

  /// Pause after the store failed.
  private static final Duration STORE_PAUSE = Duration.ofSeconds(2);

  /// A server that heard nothing of the store for longer may have been paused and replaced: it asks
  /// before its next attempt. Less than any lease, and more than a store at work is silent for.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(3);

  /// Stands for the address of a handler that has none.
  private static final String UNBOUND = "unbound";

  /// The status by which a handler says that it wants no more.
  private static final int GONE = 410;

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Backlog log;
  private final Supplier<List<PortalId>> portals;
  private final Post post;
  private final Guide guide;
  private final RetryLadder ladder;
  private final InstantSource clock;
  private final Steady steady;
  private final RandomGenerator random;
  private final Lanes lanes;
  private final Search search;
  private final Figures figures = new Figures();

  /// The store failed: what is attempted now might be attempted in vain for ever, because the disk
  /// is full or another server took over. So the store must take a write before the next attempt.
  /// Counts how often that was found.
  private final AtomicLong doubts = new AtomicLong();

  /// How often when the store took one last.
  private volatile long dispelled;

  private final CountDownLatch closing = new CountDownLatch(1);

  private @Nullable Thread watch;

  /// A courier for all portals of the store, on virtual threads. Nothing is attempted before
  /// [#start]: what the portal file causes would name a server that does not answer yet.
  ///
  /// @param post makes the attempts; closed with the courier
  /// @param guide says where and how
  public Courier(
      Backlog log,
      Supplier<List<PortalId>> portals,
      Post post,
      Guide guide,
      RetryLadder ladder,
      InstantSource clock) {
    this(
        log,
        portals,
        post,
        guide,
        ladder,
        clock,
        Bounds.SERVER,
        new Random(),
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("courier-", 0).factory()));
    lanes.hold();
  }

  /// A courier whose time, chance and threads are somebody else's: call [#look] after the clock was
  /// moved, instead of [#start].
  public Courier(
      Backlog log,
      Supplier<List<PortalId>> portals,
      Post post,
      Guide guide,
      RetryLadder ladder,
      InstantSource clock,
      Bounds bounds,
      RandomGenerator random,
      Executor threads) {
    this.log = log;
    this.portals = portals;
    this.post = post;
    this.guide = guide;
    this.ladder = ladder;
    this.clock = clock;
    this.random = random;
    this.steady = new Steady(clock);
    this.lanes = new Lanes(bounds, steady, lane -> threads.execute(() -> run(lane)));
    this.search = new Search(log, portals, lanes, bounds, steady, ladder);
    log.onFresh(lanes::fresh);
    log.onWithdrawn(dropped -> lanes.forgetHeld(dropped.portal()));
    log.onTouched(this::touched);
    log.onDoubt(lanes::doubt);
  }

  private void touched(EventLog.Touched changed) {
    var wished = changed.wished();
    if (wished == null) {
      lanes.touched(changed.portal(), changed.lane());
    } else {
      lanes.wished(wished);
    }
  }

  /// Begins: what waits in the store, and what is appended from now on.
  public void start() {
    lanes.begin();
    watch = Thread.ofPlatform().name("confab-courier").daemon(true).start(this::watch);
  }

  private void watch() {
    while (!lanes.stopping()) {
      try {
        boolean searching = look();
        if (!searching) {
          lanes.awaitDue(search.within(NAP_MAX));
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) { // without this thread nothing is tried again
        LOG.error("Looking for waiting events failed; tried again shortly", e);
        if (!rested()) {
          return;
        }
      }
    }
  }

  /// Pauses after a failure, of a start of what is due or of the search; false when this server
  /// stops meanwhile.
  private boolean rested() {
    try {
      search.failed(STORE_PAUSE);
      return !closing.await(STORE_PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /// Does what is due by the clock; true while there is more of the store to search at once. A
  /// clock that was moved by hand calls this.
  public boolean look() {
    lanes.wake();
    return search.look();
  }

  /// When the next pause is over, also of what waits in the store alone; null when nothing pauses.
  public @Nullable Instant nextDue() {
    var here = lanes.nextDue();
    var from = lanes.searchFrom();
    var there = from == null || !from.isAfter(steady.instant()) ? null : steady.shown(from);
    return here == null || (there != null && there.isBefore(here)) ? there : here;
  }

  /// Whatever fails, errors too: a lane that is left running never runs again.
  private void run(Lane lane) {
    try {
      var era = lanes.era();
      var event = next(lane);
      if (event == null || lanes.stopping()) {
        lanes.advance(lane);
      } else if (pauses(lane, event) && !moved(event)) {
        lanes.park(lane, event, clock.instant(), ladder.longest(event));
      } else {
        consider(lane, event, era);
      }
    } catch (RuntimeException | Error e) {
      pause(lane, e);
    }
  }

  private boolean pauses(Lane lane, Event event) {
    return event.due().isAfter(clock.instant()) && !lanes.rested(lane, event);
  }

  /// Was the event attempted last at another address than it goes to now? What that one asked for,
  /// or brought upon itself, is not this one's.
  private boolean moved(Event event) {
    var before = event.attempts() == 0 ? "" : log.triedAt(event);
    return !before.isEmpty() && !before.equals(guide.address(event));
  }

  private void pause(Lane lane, Throwable failure) {
    doubts.incrementAndGet();
    LOG.error("Lane {} of portal {} pauses", lane.key.name(), lane.key.portal(), failure);
    lanes.park(lane, clock.instant().plus(STORE_PAUSE));
  }

  /// Decides what happens with an event that is due.
  private void consider(Lane lane, Event event, long era) {
    var terms = guide.terms(event);
    var end = event.created().plus(terms.life());
    var over = !clock.instant().isBefore(end);
    var address = guide.address(event);
    var hindrance = hindrance(event, terms, address);
    if (over && (hindrance != null || event.attempts() == 0)) {
      giveUp(lane, event, hindrance == null ? "nobody could take it before" : hindrance);
    } else if (hindrance != null) {
      lanes.hinder(lane, event, terms.life(), era);
    } else if (lanes.stands(lane, event, route(address, terms), terms.life())) {
      if (over && late(lane, end)) {
        giveUp(lane, event, "the last attempt was to be made at its end and could not");
      } else {
        attempt(lane, event, terms);
      }
    }
  }

  private static Route route(@Nullable String address, Terms terms) {
    return Route.of(address == null ? UNBOUND : address, terms);
  }

  /// Is it too late for the last attempt of an event whose life is over? Where its handler is
  /// spared the probe is left to those that are worth delivering: a backlog ends with its life.
  private boolean late(Lane lane, Instant end) {
    boolean longAgo = !clock.instant().isBefore(end.plus(ladder.longest()));
    return lanes.yields(lane, longAgo);
  }

  private @Nullable String hindrance(Event event, Terms terms, @Nullable String address) {
    if (terms.receive() == Terms.Receive.FETCH) {
      return "the bot did not fetch it";
    }
    return address == null ? null : guide.closed(event.portal(), event.app(), address);
  }

  /// The life of an event ended while there was no attempt to make.
  private void giveUp(Lane lane, Event event, String hindrance) {
    var sentence = "its life is over: " + hindrance;
    if (event.attempts() == 0) {
      log.expire(event, sentence);
      figures.expire();
    } else {
      log.kill(event, sentence);
      figures.kill();
    }
    LOG.warn("Event {} of portal {} is given up, {}", event.id(), event.portal(), sentence);
    lanes.advance(lane);
  }

  private @Nullable Event next(Lane lane) {
    var event = lanes.take(lane);
    int limit = event == null ? lanes.readable(lane) : 0;
    if (limit == 0) {
      return event;
    }
    lanes.refill(lane, read(lane, limit), limit);
    return lanes.take(lane);
  }

  private List<Event> read(Lane lane, int limit) {
    try {
      return log.nextOfLane(lane.key.portal(), lane.key.name(), new EventId(0), limit);
    } catch (RuntimeException | Error e) {
      lanes.refill(lane, List.of(), 0); // there may be more, as before
      throw e;
    }
  }

  private void attempt(Lane lane, Event event, Terms terms) {
    long doubt = doubts.get();
    if (doubt != dispelled || log.silence().compareTo(SILENCE_MAX) > 0) {
      log.prove(event);
      dispelled = doubt; // others may have failed meanwhile
    }
    if (event.attempts() == 0) {
      figures.attemptFirst(Duration.between(event.created(), clock.instant()));
    }
    var started = clock.instant();
    // a slow handler is waited for without what it is told
    settle(lane, event.withoutData(), terms, started, steady.instant(), outcome(event, started));
  }

  private void settle(
      Lane lane, Event event, Terms terms, Instant started, Instant from, Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.CUT) {
      lanes.park(lane, event.due());
      return;
    }
    var attempt = written(outcome, started, Duration.between(from, steady.instant()));
    var spare = outcome.spare();
    if (spare != null) {
      lanes.spare(lane, spare);
    }
    lanes.tell(lane, outcome.told(), attempt.took());
    if (outcome.kind() == Outcome.Kind.ACCEPTED) {
      log.acknowledge(event, attempt, failure -> acknowledged(lane, failure));
    } else {
      fail(lane, event, terms, outcome, attempt);
    }
  }

  private void acknowledged(Lane lane, @Nullable Throwable failure) {
    if (failure == null) {
      figures.acknowledge();
      lanes.advance(lane);
    } else {
      pause(lane, failure);
    }
  }

  private static Attempt written(Outcome outcome, Instant started, Duration took) {
    var answer = outcome.answer();
    return new Attempt(
        started,
        took,
        outcome.address(),
        outcome.status(),
        outcome.sentence(),
        answer == null ? null : answer.head(),
        answer == null ? null : answer.body(),
        outcome.hindrance(),
        outcome.posted(),
        outcome.sent());
  }

  private Outcome outcome(Event event, Instant started) {
    try {
      return post.post(event, started);
    } catch (RuntimeException | Error e) {
      LOG.error("Attempting event {} of portal {} failed", event.id(), event.portal(), e);
      return Outcome.failed("the server could not make the attempt, see its log");
    }
  }

  private void fail(Lane lane, Event event, Terms terms, Outcome outcome, Attempt attempt) {
    figures.fail();
    if (outcome.status() == GONE && !outcome.address().isEmpty()) {
      guide.close(event.portal(), event.app(), outcome.address());
    }
    var end = event.created().plus(terms.life());
    var due =
        terms.isFaithful()
            ? null
            : ladder.next(event, end, outcome.retryAfter(), clock.instant(), random);
    if (due == null) {
      log.kill(event, attempt);
      figures.kill();
      LOG.warn(
          "Event {} of portal {} is dead after {} attempts: {}",
          event.id(),
          event.portal(),
          event.attempts() + 1,
          outcome.sentence());
      lanes.advance(lane);
    } else {
      log.postpone(event, due, attempt);
      lanes.park(lane, due);
    }
  }

  /// Where events of a portal go, or how, was changed: what waits for the old way is looked at
  /// again.
  public void reconsider(PortalId portal) {
    lanes.reconsider(portal);
  }

  /// How an application's handler at this address does; null when nothing is known of it.
  public @Nullable Health health(PortalId portal, AppId app, String address) {
    return lanes.health(portal, app, address);
  }

  /// Since when the first event of a lane is attempted; null: it is not.
  public @Nullable Instant underWay(PortalId portal, String lane) {
    return lanes.underWay(portal, lane);
  }

  /// Circuits that are not closed.
  public int openCircuits() {
    return lanes.openCircuits();
  }

  /// What was done since the start.
  public Figures figures() {
    return figures;
  }

  /// Attempts under way.
  public int inFlight() {
    return lanes.running();
  }

  /// Lanes in memory: those that have something waiting, up to the bound.
  public int lanes() {
    return lanes.size();
  }

  /// Events that wait, counted in the store.
  public long waiting() {
    return portals.get().stream().mapToLong(log::waiting).sum();
  }

  /// Starts nothing more, gives the attempts under way a few seconds, breaks off the rest. What was
  /// not acknowledged waits in the store for the next start.
  @Override
  public void close() {
    lanes.stop();
    closing.countDown();
    try {
      if (watch != null) {
        watch.join();
      }
      boolean quiet = lanes.awaitQuiet(DRAIN_MAX);
      post.close();
      if (!quiet && !lanes.awaitQuiet(CUT_MAX)) {
        LOG.warn("{} attempts did not end in time; they will be made again", lanes.running());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      post.close();
    }
  }
}
