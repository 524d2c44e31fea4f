package dev.confab.delivery.simulation;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.Bounds;
import dev.confab.delivery.Courier;
import dev.confab.delivery.Guide;
import dev.confab.delivery.Outcome;
import dev.confab.delivery.RetryLadder;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One portal, driven by one seed: people who write, handlers that fail in every way they can,
/// operators who change what waits, a clock that jumps and is set back, servers that die or are
/// replaced at any step.
public final class World {
  private enum Mood {
    WELL,
    FAILING,
    /// Takes the event and answers that it did not.
    LYING,
    /// Asks for long pauses.
    BUSY,
    SLOW,
    /// Wants no more.
    GONE,
    BROKEN
  }

  private static final int EVENTS_MAX = 14;
  private static final int BOTS = 2;
  private static final int STEPS = 60;
  private static final int ROUNDS_MAX = 5_000;

  /// Crashes, full disks and takeovers of one life.
  private static final int MISHAPS_MAX = 6;

  private static final List<Fault> FAULTS = List.of(Fault.FULL, Fault.TORN, Fault.UNTOLD);
  private static final List<Touch> TOUCHES = List.of(Touch.values());

  private static final Duration LIFE = Duration.ofHours(2);

  private final PortalId portal;
  private final Random random;
  private final SimulatedClock clock = new SimulatedClock();
  private final Ground ground;
  private final Witness witness;
  private final Bounds bounds;

  private final Map<UserId, Terms> terms = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private @Nullable Server replaced;
  private Server server;
  private Courier courier;
  private boolean recovering;
  private int mishaps;
  private int edits;
  private int depth;

  /// The last fault that was chosen was a full disk.
  private boolean full;

  /// A world with a store of its own in memory, which fails as the seed wants.
  public World(long seed) {
    this(
        new PortalId(1), seed, (clock, faults) -> new MemoryGround(new PortalId(1), clock, faults));
  }

  /// A world on a store.
  ///
  /// @param ground opens the store, which may fail as the seed wants
  public World(
      PortalId portal, long seed, BiFunction<SimulatedClock, Fault.Chance, Ground> ground) {
    this.portal = portal;
    this.random = new Random(seed);
    this.ground = ground.apply(clock, this::fault);
    this.witness = new Witness(this.ground, clock, bot -> terms.getOrDefault(bot, Terms.SERVER));
    this.bounds =
        new Bounds(
            1 + random.nextInt(4),
            1 + random.nextInt(2),
            1 + random.nextInt(4),
            1 + random.nextInt(3),
            random.nextInt(60));
    for (long bot = 1; bot <= BOTS; bot++) {
      terms.put(new UserId(bot), anyTerms());
    }
    this.server = new Server(clock, bounds);
    this.courier = boot(this.ground.open());
  }

  private Terms anyTerms() {
    return new Terms(
        random.nextInt(4) == 0 ? Terms.Profile.FAITHFUL : Terms.Profile.DURABLE,
        Terms.Receive.WEBHOOK,
        1 + random.nextInt(4),
        random.nextInt(3),
        LIFE,
        false);
  }

  private Courier boot(Backlog log) {
    server = new Server(clock, bounds);
    var running = server;
    return new Courier(
        log,
        () -> List.of(portal),
        event -> handle(event, running),
        new Signs(),
        RetryLadder.DURABLE,
        clock,
        bounds,
        random,
        running::give);
  }

  private final class Signs implements Guide {
    @Override
    public Terms terms(Event event) {
      return terms.getOrDefault(event.bot(), Terms.SERVER);
    }

    @Override
    public String address(Event event) {
      return "https://bot" + event.bot() + ".example.com/";
    }

    @Override
    public @Nullable String closed(PortalId of, AppId app, String address) {
      return closed.contains(address) ? "it is gone" : null;
    }

    @Override
    public void close(PortalId of, AppId app, String address) {
      closed.add(address);
      courier.reconsider(portal);
    }
  }

  /// Lives one life.
  ///
  /// @throws AssertionError when something happened that must not
  public void run() {
    try {
      live();
    } catch (Throwable thrown) {
      if (thrown instanceof Violation violation) {
        throw violation.found();
      }
      throw thrown;
    }
  }

  private void live() {
    for (int step = 0; step < STEPS; step++) {
      survive(this::step);
    }
    recovering = true;
    resume();
    for (int round = 0; ground.ledger().waiting() > 0; round++) {
      if (round == ROUNDS_MAX) {
        throw new AssertionError("something waits for ever: " + ground.ledger());
      }
      survive(this::settleDown);
    }
    witness.judge();
  }

  private void survive(Runnable step) {
    try {
      step.run();
      witness.audit();
    } catch (Throwable thrown) {
      if (!(thrown instanceof Crash)) {
        throw thrown;
      }
      witness.mishap();
      depth = 0;
      courier = boot(ground.open());
      witness.opened();
      witness.audit();
    }
  }

  private void step() {
    switch (random.nextInt(10)) {
      case 0, 1 -> write();
      case 2, 3, 4, 5 -> server.runOne(random);
      case 6 -> courier.look();
      case 7 -> clock.move(Duration.ofMillis(random.nextInt(5_000)));
      case 8 -> jumpToNextDue();
      default -> rarely();
    }
  }

  private void rarely() {
    switch (random.nextInt(18)) {
      case 0, 1 -> crash();
      case 2 -> withdraw();
      case 3 -> clock.move(Duration.ofMinutes(random.nextInt(90)));
      case 4 -> replace();
      case 5 -> resume();
      case 6 -> agreeAnew();
      case 7, 8, 9 -> runReplaced();
      case 10, 11, 12 -> operate();
      case 13 -> clock.moveBack(Duration.ofSeconds(random.nextInt(600)));
      default -> server.runOne(random);
    }
  }

  private boolean mishap() {
    if (recovering || mishaps >= MISHAPS_MAX) {
      return false;
    }
    mishaps++;
    return true;
  }

  private void crash() {
    if (mishap()) {
      throw Beyond.<RuntimeException>raise(new Crash());
    }
  }

  /// This server is paused for longer than its hold on the store lasts, and another one takes over.
  private void replace() {
    if (ground.changesHands() && mishap()) {
      witness.mishap();
      server.paused = true;
      replaced = server;
      courier = boot(ground.takeOver());
    }
  }

  /// The paused server goes on where it was.
  private void runReplaced() {
    if (replaced != null) {
      replaced.runReplaced(random);
    }
  }

  private void resume() {
    closed.clear();
    courier.reconsider(portal);
  }

  private void agreeAnew() {
    var bot = new UserId(1L + random.nextInt(BOTS));
    var now = terms.getOrDefault(bot, Terms.SERVER);
    terms.put(
        bot,
        new Terms(
            now.profile(),
            now.receive(),
            1 + random.nextInt(4),
            random.nextInt(3),
            now.life(),
            now.inlineReply()));
    server.forgetRate(bot);
    courier.reconsider(portal);
  }

  private Fault fault(EventId event) {
    if (random.nextInt(30) != 0 || !mishap()) {
      return Fault.NONE;
    }
    var fault = FAULTS.get(random.nextInt(FAULTS.size()));
    full = fault == Fault.FULL;
    if (full) {
      witness.mishap(); // a death is counted where it is survived
    }
    if (fault != Fault.UNTOLD) {
      witness.unrecorded(event);
    }
    return fault;
  }

  private void settleDown() {
    courier.look();
    for (int task = 0; !server.idle(); task++) {
      if (task == ROUNDS_MAX) {
        throw new AssertionError("something is done for ever: " + ground.ledger());
      }
      server.runOne(random);
    }
    if (courier.look()) {
      return;
    }
    clock.move(Duration.ofSeconds(2));
    jumpToNextDue();
  }

  private void jumpToNextDue() {
    var due = courier.nextDue();
    if (due != null) {
      clock.moveTo(due);
    }
  }

  private void write() {
    if (witness.events() >= EVENTS_MAX) {
      return;
    }
    long bot = 1L + random.nextInt(BOTS);
    var news =
        new NewEvent(
            "bot" + bot + "/chat" + random.nextInt(3),
            "ONIMBOTMESSAGEADD",
            new UserId(bot),
            new AppId(bot),
            new HandlerId(bot),
            null,
            null,
            "{\"n\":" + witness.events() + "}");
    witness.asked(news);
    var id = asked(() -> ground.append(news));
    if (id == null) {
      witness.refused();
    } else {
      witness.created(id);
    }
  }

  private void withdraw() {
    var bot = new UserId(1);
    witness.withdrawn(bot);
    asked(
        () -> {
          ground.withdraw(bot);
          return true;
        });
  }

  private void operate() {
    var event = witness.any(random);
    if (event == null) {
      return;
    }
    var wish = TOUCHES.get(random.nextInt(TOUCHES.size()));
    var data = "{\"edit\":" + edits++ + "}";
    boolean waited = ground.state(event) == State.WAITING;
    witness.wished(event, wish);
    var met = asked(() -> ground.touch(event, wish, data));
    if (met != null) {
      witness.met(event, wish, data, waited, met);
    }
  }

  /// What somebody asks of the store; null when its disk is full and it says so.
  private <T> @Nullable T asked(Supplier<T> call) {
    full = false;
    try {
      return call.get();
    } catch (RuntimeException e) {
      if (!full) {
        throw e;
      }
      return null;
    }
  }

  /// The handlers of this world. While one works, others may be asked.
  private Outcome handle(Event event, Server by) {
    try {
      return attempted(event, by);
    } catch (AssertionError found) {
      throw Beyond.<RuntimeException>raise(new Violation(found));
    }
  }

  private Outcome attempted(Event event, Server by) {
    witness.attempted(event, by.paused);
    by.begin(event.bot(), terms.getOrDefault(event.bot(), Terms.SERVER));
    try {
      return told(event, by);
    } finally {
      by.end(event.bot());
    }
  }

  private Outcome told(Event event, Server by) {
    maybeCrash();
    if (random.nextInt(4) == 0) {
      write();
    }
    if (depth < 3 && random.nextInt(4) == 0) {
      depth++;
      by.runOne(random);
      depth--;
    }
    var mood =
        recovering || random.nextBoolean()
            ? Mood.WELL
            : Mood.values()[random.nextInt(Mood.values().length)];
    var outcome = outcome(mood, event, by);
    maybeCrash();
    if (outcome.kind() == Outcome.Kind.FAILED && !by.paused) {
      var asked = outcome.retryAfter();
      witness.failed(event, pauseMin(event, asked == null ? Duration.ZERO : asked));
    }
    return outcome;
  }

  private void maybeCrash() {
    if (random.nextInt(25) == 0) {
      crash();
    }
  }

  private Outcome outcome(Mood mood, Event event, Server by) {
    return switch (mood) {
      case WELL -> accept(event, by);
      case SLOW -> {
        clock.move(Duration.ofSeconds(random.nextInt(30)));
        yield accept(event, by);
      }
      case FAILING -> Outcome.refused(503, "503", null, null);
      case LYING -> {
        accept(event, by);
        yield Outcome.refused(500, "500", null, null);
      }
      case BUSY -> Outcome.refused(429, "429", Duration.ofMinutes(random.nextInt(90)), null);
      case GONE ->
          Outcome.refused(410, "410", null, null).at("https://bot" + event.bot() + ".example.com/");
      case BROKEN -> {
        if (!by.paused) {
          witness.failed(event, pauseMin(event, Duration.ZERO));
        }
        // what never was an attempt counts for nothing
        by.forgetRate(event.bot());
        throw new IllegalStateException("the attempt broke");
      }
    };
  }

  private Outcome accept(Event event, Server by) {
    witness.accepted(event, by.paused);
    return Outcome.accepted(200, null);
  }

  private static Duration pauseMin(Event event, Duration asked) {
    var pauses = RetryLadder.DURABLE.pauses();
    var pause = pauses.get(Math.min(event.attempts(), pauses.size() - 1));
    var heard =
        asked.compareTo(RetryLadder.RETRY_AFTER_MAX) > 0 ? RetryLadder.RETRY_AFTER_MAX : asked;
    return heard.compareTo(pause) > 0 ? heard : pause;
  }
}
