package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.LaneHead;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which lanes have something to do, and when. Which of them may run now, [Turns] says.
///
/// Memory is bounded, the store is not. A lane keeps a few events at hand ([Hand]), and not all
/// lanes are kept ([Memory]). While some are not, a lane that turns up is read from the store too,
/// since older events of it may lie there.
///
/// One lock guards everything; what is done under it is a few steps, never input or output.
final class Lanes {
  private final Steady clock;
  private final Hand hand;
  private final Routes routes;
  private final Hindered hindered;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Memory memory;
  private final Destinations destinations;
  private final Turns turns;
  private final Agenda agenda;

  /// Changed under the lock, and read without it too: an event that is taken after a look at it is
  /// as every change left it that was counted by then.
  private final AtomicLong era = new AtomicLong();

  /// @param start runs a lane: called under the lock, must only hand it to a thread
  Lanes(Bounds bounds, Steady clock, Consumer<Lane> start) {
    this.clock = clock;
    this.hand = new Hand(bounds);
    this.memory = new Memory(bounds.lanesMax());
    this.routes = new Routes(bounds.lanesMax());
    this.hindered = new Hindered(bounds.lanesMax());
    this.destinations = new Destinations(bounds, clock);
    this.turns = new Turns(bounds, clock, destinations, start, changed);
    this.agenda = new Agenda(memory, turns, clock, changed);
  }

  /// An event was just committed.
  void fresh(Event event) {
    lock.lock();
    try {
      var key = new Lane.Key(event.portal(), event.lane());
      var lane = memory.find(key);
      if (lane == null) {
        lane = open(key, event.app(), routes.of(event));
        if (lane == null) {
          return;
        }
        hand.keep(lane, event);
        lane.arrives = true;
        turns.ready(lane);
      } else {
        hand.keep(lane, event);
      }
    } finally {
      lock.unlock();
    }
  }

  /// A lane was found in the store. Nothing happens when it is known.
  ///
  /// @param readIn the era in which the store was read: what was changed since may have ended the
  ///   pause that was read
  void found(PortalId portal, LaneHead head, Instant now, long readIn) {
    lock.lock();
    try {
      var key = new Lane.Key(portal, head.lane());
      if (memory.find(key) != null) {
        return;
      }
      var until = hindered.until(portal, head);
      boolean rests = until.isAfter(now) && readIn == era.get();
      if (rests && !memory.holds(clock.of(until))) {
        memory.passBy(clock.of(until));
        return;
      }
      var lane = open(key, head.app(), routes.of(portal, head.handler()));
      if (lane == null) {
        return;
      }
      lane.more = true;
      lane.stuckAt = head.attempts() > 0 ? "" : null;
      lane.created = clock.of(head.created());
      if (rests) {
        parkAt(lane, clock.of(until), until);
      } else {
        turns.ready(lane);
      }
    } finally {
      lock.unlock();
    }
  }

  private <T extends @Nullable Object> T locked(Supplier<T> steps) {
    lock.lock();
    try {
      return steps.get();
    } finally {
      lock.unlock();
    }
  }

  private void guarded(Runnable steps) {
    locked(
        () -> {
          steps.run();
          return true;
        });
  }

  private @Nullable Lane open(Lane.Key key, AppId app, Route route) {
    var to = new Destination.Key(key.portal(), app, route);
    if (!memory.makeRoom() && !makeRoom(to)) {
      memory.passBy(clock.instant());
      return null;
    }
    var lane = new Lane(key, destinations.of(to));
    lane.more = memory.behind();
    memory.add(lane);
    return lane;
  }

  /// Handlers that are down may have more dialogs than memory holds: they wait in the store as
  /// well, and cost nobody else a place.
  private boolean makeRoom(Destination.Key to) {
    var other = turns.giveWay(to);
    if (other != null) {
      hand.drop(other);
      memory.remove(other);
      memory.passBy(clock.instant());
    }
    return other != null;
  }

  /// Is a running lane where this event of it, which goes by `route`, has to be? If not it is sent
  /// there and runs again in its turn.
  boolean stands(Lane lane, Event event, Route route, Duration life) {
    lock.lock();
    try {
      lane.created = clock.of(event.created());
      var here = lane.destination.key;
      if (here.route().equals(route) && here.app().equals(event.app())) {
        lane.destination.life = life;
        return true;
      }
      routes.learn(event, route);
      if (!lane.touched) { // else it may have changed, and is read anew
        hand.giveBack(lane, event);
      }
      var from = lane.destination;
      turns.release(lane);
      var there = new Destination.Key(event.portal(), event.app(), route);
      lane.destination = lane.astray ? somewhere(lane) : destinations.of(there);
      lane.destination.life = life;
      turns.ready(lane);
      turns.goOn(from);
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Is a running lane whose event is over to leave the attempt to others? Where it is over for
  /// long, or the handler is spared, unless somebody wishes for it.
  boolean yields(Lane lane, boolean forLong) {
    return locked(() -> !lane.hurries() && (forLong || lane.destination.spares()));
  }

  /// An attempt of a running lane ended. It told nothing where it could not be made.
  void tell(Lane lane, Destination.@Nullable Told told, Duration took) {
    guarded(() -> lane.destination.tell(lane, told, took, clock.instant()));
  }

  /// The handler of a running lane asks for a pause, for all it is told.
  void spare(Lane lane, Duration pause) {
    guarded(() -> lane.destination.spare(lane, pause, clock.instant()));
  }

  /// Where events of a portal go, or how, was changed: every lane of it that rests is asked again.
  /// A bot that fetched meanwhile has taken what was at hand.
  void reconsider(PortalId portal) {
    locked(
        () -> {
          era.incrementAndGet();
          routes.forget(portal);
          hindered.forget(portal);
          turns.clear(portal);
          forgetHeld(portal);
          memory.othersChanged();
          for (var lane : memory.of(portal)) {
            if (lane.phase == Lane.Phase.RUNNING) {
              lane.astray = true;
            } else {
              memory.unpark(lane);
              lane.destination = somewhere(lane);
              turns.ready(lane);
            }
          }
          return true;
        });
  }

  /// Changes whenever lanes were reconsidered, or what waits in one was changed.
  long era() {
    return era.get();
  }

  /// The next event of a running lane that is at hand; null when the store has to be asked, or
  /// nothing is left.
  @Nullable Event take(Lane lane) {
    return locked(() -> hand.take(lane));
  }

  /// How many events of a lane to read from the store, which [#refill] ends; 0 when it has none
  /// that are not at hand.
  int readable(Lane lane) {
    return locked(() -> hand.readable(lane));
  }

  /// What the store had for a running lane that had nothing at hand.
  void refill(Lane lane, List<Event> read, int limit) {
    // what was read before an operator's change may be wrong: advancing reads it again
    guarded(() -> hand.refill(lane, lane.touched ? List.of() : read, lane.touched ? 0 : limit));
  }

  /// The event of a running lane is settled: on to the next, behind the other lanes of the
  /// destination.
  void advance(Lane lane) {
    guarded(
        () -> {
          var from = lane.destination;
          release(lane);
          lane.settled();
          if (lane.held.isEmpty() && !lane.more) {
            memory.remove(lane);
          } else {
            turns.ready(lane);
          }
          turns.goOn(from);
        });
  }

  /// A lane runs no longer. What changed meanwhile about where it belongs, its next run asks.
  private void release(Lane lane) {
    turns.release(lane);
    if (lane.astray) {
      lane.destination = somewhere(lane);
    }
  }

  private Destination somewhere(Lane lane) {
    var app = lane.destination.key.app();
    return destinations.of(new Destination.Key(lane.key.portal(), app, Route.UNKNOWN));
  }

  /// A running lane must pause until the clock shows this time. It keeps nothing at hand meanwhile.
  void park(Lane lane, Instant due) {
    parkFor(lane, due, due);
  }

  /// A running lane must pause for its event, but no longer than `most`.
  void park(Lane lane, Event event, Instant now, Duration most) {
    var latest = now.plus(most);
    parkFor(lane, event.due().isAfter(latest) ? latest : event.due(), event.due());
  }

  private void parkFor(Lane lane, Instant until, Instant due) {
    guarded(
        () -> {
          var from = lane.destination;
          release(lane);
          if (lane.touched || lane.astray) {
            parkAt(lane, clock.instant(), Instant.EPOCH);
          } else {
            parkAt(lane, clock.of(until), due);
          }
          turns.goOn(from);
        });
  }

  /// Is the pause for this event of a running lane over? Then it is due whatever the clock shows:
  /// somebody has set it back.
  boolean rested(Lane lane, Event event) {
    return locked(() -> event.due().equals(lane.rested));
  }

  /// A running lane must pause for the life of its event, because that is not posted at the moment,
  /// unless that may have changed since `decidedIn`.
  void hinder(Lane lane, Event event, Duration life, long decidedIn) {
    guarded(
        () -> {
          boolean holds = decidedIn == era.get();
          if (holds) {
            hindered.learn(event, life);
          }
          park(lane, holds ? event.created().plus(life) : clock.shown(clock.instant()));
        });
  }

  /// @param until by the steady clock
  /// @param due by the server's, which the event has in the store
  private void parkAt(Lane lane, Instant until, Instant due) {
    hand.drop(lane);
    lane.phase = Lane.Phase.PARKED;
    lane.pausesFor = due.truncatedTo(ChronoUnit.MILLIS);
    lane.rested = Instant.EPOCH;
    if (memory.park(lane, until)) {
      changed.signalAll();
    }
  }

  /// Nobody can tell what was committed last: what is at hand may not be all there is, where events
  /// go and what they wait for may be otherwise. What rests is forgotten, and found as it is now.
  void doubt() {
    guarded(
        () -> {
          era.incrementAndGet();
          memory.doubt();
          hindered.forgetAll();
          for (var lane : memory.all()) {
            hand.drop(lane);
            lane.touched = true;
            lane.astray = true;
            if (lane.phase == Lane.Phase.PARKED) {
              memory.remove(lane);
            }
          }
          changed.signalAll();
        });
  }

  /// Events of a portal were withdrawn: what is at hand may be among them.
  void forgetHeld(PortalId portal) {
    guarded(() -> memory.of(portal).forEach(hand::drop));
  }

  /// What waits in a lane was changed: what is at hand of it may be wrong, and its pause too. A
  /// lane that is not in memory is read from the store in any case.
  void touched(PortalId portal, String name) {
    guarded(
        () -> {
          era.incrementAndGet();
          var lane = memory.find(new Lane.Key(portal, name));
          if (lane == null) {
            memory.othersChanged();
          } else {
            touched(lane);
          }
        });
  }

  /// The same, and somebody wishes that this event of it is attempted now, whatever its handler
  /// asked for. A lane that is not in memory takes the place of one that pauses. Where none does
  /// the others have their turn before it, and at once where they stand at the same handler.
  void wished(Event event) {
    guarded(
        () -> {
          era.incrementAndGet();
          var key = new Lane.Key(event.portal(), event.lane());
          var known = memory.find(key);
          var lane = known == null ? open(key, event.app(), Route.UNKNOWN) : known;
          if (lane == null) {
            var site = destinations.site(event, routes.of(event));
            if (site != null) {
              turns.hurry(site);
            }
          } else {
            lane.wished();
            touched(lane);
          }
        });
  }

  private void touched(Lane lane) {
    hand.drop(lane);
    lane.touched = true;
    lane.stuckAt = null;
    if (lane.phase == Lane.Phase.PARKED) {
      memory.unpark(lane);
      turns.ready(lane);
    } else if (lane.phase == Lane.Phase.READY) {
      turns.again(lane);
    }
  }

  /// Lets the lanes run whose pause is over.
  void wake() {
    guarded(agenda::wake);
  }

  /// What the clock shows when the next pause is over; null when nothing pauses.
  @Nullable Instant nextDue() {
    return locked(
        () -> {
          var due = agenda.next();
          return due == null ? null : clock.shown(due);
        });
  }

  /// Waits until a pause is over by the clock, or this server stops, or `longest` has passed.
  void awaitDue(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      agenda.await(longest);
    } finally {
      lock.unlock();
    }
  }

  /// From when the store is to be searched on for lanes that are not in memory, by the steady
  /// clock; [Instant#MIN]: without a rest. Null: all are.
  @Nullable Instant searchFrom() {
    return locked(memory::searchFrom);
  }

  /// A search of the whole store begins.
  void searchBegins() {
    guarded(memory::searchBegins);
  }

  /// The search is over: memory is complete but for lanes that were passed by meanwhile.
  void searchEnds() {
    guarded(memory::searchEnds);
  }

  /// Nothing is started before [#begin].
  void hold() {
    guarded(turns::hold);
  }

  /// Starts what became ready meanwhile.
  void begin() {
    guarded(turns::begin);
  }

  /// Nothing is started from now on.
  void stop() {
    guarded(turns::stop);
  }

  boolean stopping() {
    return turns.stopping();
  }

  /// Waits until no lane runs; false when the time is over first.
  boolean awaitQuiet(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long nanos = longest.toNanos();
      while (turns.running() > 0 && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return turns.running() == 0;
    } finally {
      lock.unlock();
    }
  }

  /// How a handler does; null when nothing waits for it and nothing is known.
  @Nullable Health health(PortalId portal, AppId app, String address) {
    return locked(() -> destinations.health(portal, app, address));
  }

  /// Since when a lane runs; null: it does not.
  @Nullable Instant underWay(PortalId portal, String name) {
    return locked(
        () -> {
          var lane = memory.find(new Lane.Key(portal, name));
          return lane == null || lane.phase != Lane.Phase.RUNNING ? null : clock.shown(lane.begun);
        });
  }

  int openCircuits() {
    return locked(destinations::interrupted);
  }

  int running() {
    return locked(turns::running);
  }

  int size() {
    return locked(memory::size);
  }
}
