package dev.confab.delivery.simulation;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.Bounds;
import dev.confab.delivery.Courier;
import dev.confab.delivery.Outcome;
import dev.confab.delivery.Postman;
import dev.confab.delivery.RetryLadder;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One portal, driven by one seed: people who write, handlers that fail in every way they can,
/// operators who change what waits, owners who change how and where their bots are told and whose
/// they are, a clock that jumps and is set back, servers that die or are replaced at any step.
public final class World {
  private static final int EVENTS_MAX = 14;
  private static final int BOTS = 2;
  private static final int STEPS = 60;
  private static final int ROUNDS_MAX = 5_000;

  /// Crashes, full disks and takeovers of one life.
  private static final int MISHAPS_MAX = 6;

  private static final List<Fault> FAULTS =
      List.of(Fault.FULL, Fault.TORN, Fault.UNTOLD, Fault.DOUBTED, Fault.BROKEN_OFF);
  private static final List<Touch> TOUCHES = List.of(Touch.values());

  private record Moving(UserId bot, AppId to) {}

  private final PortalId portal;
  private final Random random;
  private final SimulatedClock clock = new SimulatedClock();
  private final Ground ground;
  private final Witness witness;
  private final Handlers handlers;
  private final Bounds bounds;

  private final Owners owners;

  /// A bot that somebody moves to another application at this moment.
  private @Nullable Moving moving;

  private @Nullable Server replaced;
  private Server server;
  private Courier courier;
  private boolean recovering;
  private int mishaps;
  private int edits;
  private int depth;

  /// What was chosen last to happen to a write.
  private Fault last = Fault.NONE;

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
    this.owners = new Owners(random);
    this.witness = new Witness(this.ground, clock, owners::terms);
    this.handlers = new Handlers(random, clock, witness);
    this.bounds =
        new Bounds(
            1 + random.nextInt(4),
            1 + random.nextInt(2),
            1 + random.nextInt(4),
            1 + random.nextInt(3),
            random.nextInt(60));
    for (long bot = 1; bot <= BOTS; bot++) {
      agree(new UserId(bot));
    }
    this.server = new Server(clock, bounds);
    this.courier = boot(this.ground.open());
  }

  private void agree(UserId bot) {
    witness.agreed(bot, owners.agree(bot));
  }

  private Courier boot(Backlog log) {
    server = new Server(clock, bounds);
    var running = server;
    return new Courier(
        log,
        () -> List.of(portal),
        (event, now) -> handle(event, now, running),
        owners.guide(() -> courier.reconsider(portal)),
        RetryLadder.DURABLE,
        clock,
        bounds,
        random,
        running::give);
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
      witness.died();
      depth = 0;
      courier = boot(ground.open());
      lookUp();
      witness.audit();
    }
  }

  /// What was being written is there, or it is not.
  private void lookUp() {
    witness.lookedUp();
    var asked = moving;
    moving = null;
    if (asked != null
        && ground.waiting(asked.bot(), EVENTS_MAX).stream()
            .anyMatch(event -> event.app().equals(asked.to()))) {
      owners.hand(asked.bot(), asked.to());
      server.forgetLimits(asked.bot());
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
    switch (random.nextInt(24)) {
      case 0, 1 -> crash();
      case 2 -> withdraw();
      case 3 -> clock.move(Duration.ofMinutes(random.nextInt(90)));
      case 4 -> replace();
      case 5 -> resume();
      case 6, 17, 18, 19 -> agreeAnew();
      case 7, 8, 9 -> runReplaced();
      case 10, 11, 12 -> operate();
      case 13 -> clock.moveBack(Duration.ofSeconds(random.nextInt(6_000)));
      case 14 -> move();
      case 15, 16 -> fetch();
      case 20 -> changeHands();
      case 21 -> registerAgain();
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
    owners.open();
    courier.reconsider(portal);
  }

  private UserId anyBot() {
    return new UserId(1L + random.nextInt(BOTS));
  }

  /// What was agreed on about a bot changes, the profile and the way to receive too.
  private void agreeAnew() {
    var bot = anyBot();
    agree(bot);
    server.forgetLimits(bot);
    courier.reconsider(portal);
  }

  /// A bot's handler moves.
  private void move() {
    var bot = anyBot();
    owners.move(bot);
    server.forgetLimits(bot);
    courier.reconsider(portal);
  }

  /// An application that is installed again registers its bot again, perhaps as another type: what
  /// is bound is bound anew, and called again where it wanted no more.
  private void registerAgain() {
    owners.open(anyBot());
    courier.reconsider(portal);
  }

  /// A bot becomes another application's, with its handler.
  private void changeHands() {
    var bot = anyBot();
    var to = owners.another();
    moving = new Moving(bot, to);
    var done =
        asked(
            () -> {
              ground.readdress(bot, to);
              return true;
            });
    if (done == null) {
      lookUp();
    } else {
      moving = null;
      owners.hand(bot, to);
      server.forgetLimits(bot);
    }
  }

  /// A bot that fetches reads what waits for it, and says that it has it.
  private void fetch() {
    var bot = anyBot();
    if (owners.terms(bot).receive() != Terms.Receive.FETCH) {
      return;
    }
    var read = ground.waiting(bot, 1 + random.nextInt(EVENTS_MAX));
    read.forEach(event -> witness.accepted(event, false));
    asked(
        () -> {
          ground.take(read);
          return true;
        });
  }

  private Fault fault(EventId event) {
    if (random.nextInt(30) != 0 || !mishap()) {
      return Fault.NONE;
    }
    var fault = FAULTS.get(random.nextInt(FAULTS.size()));
    last = fault;
    if (fault.isTold()) {
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
    if (courier.look() || !server.idle()) {
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
            owners.app(new UserId(bot)),
            new HandlerId(bot),
            null,
            null,
            "{\"n\":" + witness.events() + "}");
    witness.asked(news);
    var id = asked(() -> ground.append(news));
    if (id == null && last == Fault.FULL) {
      witness.refused();
    } else if (id == null) {
      lookUp();
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

  /// What somebody asks of the store; null when it says that it failed.
  private <T> @Nullable T asked(Supplier<T> call) {
    last = Fault.NONE;
    try {
      return call.get();
    } catch (RuntimeException e) {
      if (!last.isTold()) {
        throw e;
      }
      return null;
    }
  }

  /// The handlers of this world. While one works, others may be asked.
  private Outcome handle(Event event, Instant now, Server by) {
    try {
      return attempted(event, now, by);
    } catch (AssertionError found) {
      throw Beyond.<RuntimeException>raise(new Violation(found));
    }
  }

  private Outcome attempted(Event event, Instant now, Server by) {
    var agreed = owners.terms(event.bot());
    if (agreed.receive() == Terms.Receive.FETCH && !by.paused) {
      throw new AssertionError("event " + event.id() + " was posted to a bot that fetches");
    }
    var address = owners.address(event.bot());
    witness.attempted(event, address, by.paused);
    witness.headed(event, Postman.headers(event, now), by.paused);
    var begun = by.begin(event.bot(), agreed);
    try {
      return told(event, by, address);
    } finally {
      by.end(begun);
      witness.ended(event);
    }
  }

  private Outcome told(Event event, Server by, String address) {
    maybeCrash();
    if (random.nextInt(4) == 0) {
      write();
    }
    if (random.nextInt(4) == 0) {
      meddle();
    }
    if (depth < 3 && random.nextInt(4) == 0) {
      depth++;
      by.runOne(random);
      depth--;
    }
    var outcome = handlers.answer(event, by, recovering).at(address);
    maybeCrash();
    if (outcome.kind() == Outcome.Kind.FAILED && !by.paused) {
      var asked = outcome.retryAfter();
      witness.failed(event, Handlers.pauseMin(event, asked == null ? Duration.ZERO : asked));
    }
    return outcome;
  }

  /// What people do while an attempt is under way.
  private void meddle() {
    switch (random.nextInt(6)) {
      case 0 -> agreeAnew();
      case 1 -> move();
      case 2 -> fetch();
      case 3 -> changeHands();
      case 4 -> registerAgain();
      default -> operate();
    }
  }

  private void maybeCrash() {
    if (random.nextInt(25) == 0) {
      crash();
    }
  }
}
