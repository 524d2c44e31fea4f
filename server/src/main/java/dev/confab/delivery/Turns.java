package dev.confab.delivery;

import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose turn it is: lanes that have something to do stand in the queues of their destinations, and
/// run as soon as the destination and the server's own limit let them. Guarded by the lock of
/// [Lanes].
final class Turns {
  /// From a start that failed, as where there was no thread, to the next.
  private static final Duration FAILED_REST = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private final Bounds bounds;
  private final InstantSource clock;
  private final Destinations destinations;
  private final Consumer<Lane> start;
  private final Condition changed;

  /// Destinations that have work and may not do it yet: their circuit is open, or they were quick.
  private final Alarm<Destination> resting = new Alarm<>();

  /// Destinations that have work and found the server's own limit reached, in turn.
  private final LinkedHashSet<Destination> heldBack = new LinkedHashSet<>();

  /// Those of them that have nothing under way, and found even the reserve used up.
  private final LinkedHashSet<Destination> shutOut = new LinkedHashSet<>();

  /// Slow destinations that have work and found the pace's portion used up, in turn.
  private final LinkedHashSet<Destination> paced = new LinkedHashSet<>();

  /// Destinations for which lanes wait that others may have the place of.
  private final Crowds crowds = new Crowds();

  private final Pace pace;
  private int running;
  private boolean holding;

  /// The last start found no thread.
  private boolean failing;

  /// Written under the lock, and read without it too: it changes once.
  private volatile boolean stopping;

  /// @param start runs a lane: called under the lock, must only hand it to a thread
  /// @param changed is told when something is to be done sooner than was known, when nothing runs
  ///   any more, and when this server stops
  Turns(
      Bounds bounds,
      InstantSource clock,
      Destinations destinations,
      Consumer<Lane> start,
      Condition changed) {
    this.bounds = bounds;
    this.clock = clock;
    this.destinations = destinations;
    this.start = start;
    this.changed = changed;
    this.pace = new Pace(bounds.inFlightMax());
  }

  /// A lane has something to do: it runs now, or stands paced those of its destination.
  void ready(Lane lane) {
    lane.phase = Lane.Phase.READY;
    lane.destination = destinations.of(lane.destination.key);
    lane.destination.ready.add(lane);
    if (lane.arrives && lane.destination.isKnown()) {
      lane.arrives = false;
      lane.destination.circuit.arrive(clock.instant());
    }
    if (lane.hurries()) {
      hurry(lane.destination.site);
    }
    pump(lane.destination, false);
  }

  /// A lane that waits for its turn behind others, and no longer does, because memory is full and
  /// one that goes elsewhere has something to do. Null: there is none, or that one would be as much
  /// in the way.
  @Nullable Lane giveWay(Destination.Key other) {
    return crowds.giveWay(destinations.find(other));
  }

  /// Somebody wishes that something is attempted at this address now.
  void hurry(Site site) {
    site.hurry(clock.instant());
    site.here().forEach(to -> pump(to, false));
  }

  /// What waits in a lane is otherwise than when it was queued: it stands where it belongs now.
  void again(Lane lane) {
    lane.destination.ready.remove(lane);
    ready(lane);
  }

  /// Starts what a destination may start.
  ///
  /// @param inTurn it was the first of its queue; otherwise those who stand there go before it
  private void pump(Destination to, boolean inTurn) {
    drain(to, inTurn);
    crowds.note(to);
  }

  private void drain(Destination to, boolean inTurn) {
    while (!holding && !stopping && !to.ready.isEmpty()) {
      var opens = to.opensAt();
      if (opens == null) {
        return;
      }
      var now = clock.instant();
      if (opens.isAfter(now)) {
        if (resting.set(to, opens)) {
          changed.signalAll();
        }
        return;
      }
      var queue = to.running == 0 ? shutOut : heldBack;
      if (running >= placesFor(to) || (!inTurn && !queue.isEmpty())) {
        queue.add(to);
        return;
      }
      if (to.slow() && !pace.open(now)) {
        if (paced.isEmpty()) {
          changed.signalAll();
        }
        paced.add(to);
        return;
      }
      var lane = to.next(now);
      lane.begins();
      if (to.slow()) {
        pace.take(now, to.took());
      }
      to.begin(lane, now);
      running++;
      if (!started(lane)) {
        return;
      }
    }
  }

  /// False where there was no thread to be had: no place may stay taken, and the destination rests.
  private boolean started(Lane lane) {
    try {
      start.accept(lane);
      failing = false;
      return true;
    } catch (RuntimeException | Error e) {
      if (!failing) { // said once: each destination that has work finds the same each second
        LOG.error("Lane {} of portal {} cannot run", lane.key.name(), lane.key.portal(), e);
      }
      failing = true;
      release(lane);
      lane.phase = Lane.Phase.READY;
      lane.destination.ready.addFirst(lane);
      if (resting.set(lane.destination, clock.instant().plus(FAILED_REST))) {
        changed.signalAll();
      }
      return false;
    }
  }

  private int placesFor(Destination to) {
    return bounds.inFlightMax() + (to.running == 0 ? bounds.reserve() : 0);
  }

  /// A lane runs no longer. Whoever calls this puts it where it belongs, then calls [#goOn].
  void release(Lane lane) {
    lane.destination.end(lane);
    running--;
    if (running == 0) {
      changed.signalAll();
    }
  }

  /// Uses the places that came free, here first.
  void goOn(Destination to) {
    pump(to, false);
    if (to.forgettable(clock.instant())) {
      resting.cancel(to);
      destinations.remove(to);
    }
    while (running < bounds.inFlightMax() + bounds.reserve() && !shutOut.isEmpty()) {
      pump(shutOut.removeFirst(), true);
    }
    while (running < bounds.inFlightMax() && !heldBack.isEmpty()) {
      pump(heldBack.removeFirst(), true);
    }
  }

  /// Empties the queues of a portal: its lanes are to be asked anew where they belong.
  void clear(PortalId portal) {
    for (var to : destinations.all()) {
      if (to.key.portal().equals(portal)) {
        to.ready.clear();
        crowds.note(to);
      }
    }
  }

  /// Goes on with the destinations whose rest is over, and with as many slow ones as the pace lets
  /// go. What is used no more is forgotten.
  void wake(Instant now) {
    for (var to = resting.wake(now); to != null; to = resting.wake(now)) {
      goOnOrRest(to, now);
    }
    for (int count = paced.size(); count > 0 && pace.open(now); count--) {
      goOnOrRest(paced.removeFirst(), now);
    }
    destinations.tidy(now);
  }

  /// One that cannot go on rests once more: nobody else would look for it.
  private void goOnOrRest(Destination to, Instant now) {
    try {
      goOn(to);
    } catch (RuntimeException | Error e) {
      resting.set(to, now.plus(FAILED_REST));
      throw e;
    }
  }

  /// When the next rest is over; null when nothing rests.
  @Nullable Instant nextDue() {
    var rest = resting.next();
    var slow = paced.isEmpty() ? null : pace.next();
    return rest == null || (slow != null && slow.isBefore(rest)) ? slow : rest;
  }

  /// Nothing is started before [#begin].
  void hold() {
    holding = true;
  }

  /// Starts what became ready meanwhile.
  void begin() {
    holding = false;
    destinations.all().forEach(to -> pump(to, false));
  }

  /// Nothing is started from now on.
  void stop() {
    stopping = true;
    changed.signalAll();
  }

  boolean stopping() {
    return stopping;
  }

  /// Lanes that run.
  int running() {
    return running;
  }
}
