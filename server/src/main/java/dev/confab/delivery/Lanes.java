package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.LaneHead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which lanes have something to do, and which may run now.
///
/// Memory is bounded, the store is not. A lane keeps a few events at hand; once it had to pass one
/// by, or pauses, it keeps none and is read from the store when its turn comes. When there are too
/// many lanes, the one with the longest pause is forgotten and `behind` says that the store has to
/// be searched for it. While `behind` holds, a lane that turns up is read from the store too, since
/// older events of it may lie there.
///
/// One lock guards everything; what is done under it is a few steps, never input or output.
final class Lanes {
  private static final Comparator<Lane> BY_DUE =
      Comparator.comparing((Lane lane) -> lane.due).thenComparingLong(lane -> lane.ticket);

  private final Bounds bounds;
  private final Consumer<Lane> start;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Lane.Key, Lane> lanes = new HashMap<>();
  private final Map<Destination.Key, Destination> destinations = new HashMap<>();
  private final TreeSet<Lane> parked = new TreeSet<>(BY_DUE);

  /// Destinations that have work and found the server's own limit reached, in turn.
  private final LinkedHashSet<Destination> heldBack = new LinkedHashSet<>();

  private int running;
  private long heldChars;
  private long tickets;
  private boolean behind = true;
  private boolean passedBy;
  private boolean stopping;

  /// @param start runs a lane: called under the lock, must only hand it to a thread
  Lanes(Bounds bounds, Consumer<Lane> start) {
    this.bounds = bounds;
    this.start = start;
  }

  /// An event was just committed.
  void fresh(Event event) {
    lock.lock();
    try {
      var key = new Lane.Key(event.portal(), event.lane());
      var lane = lanes.get(key);
      if (lane == null) {
        lane = open(key, event.app());
        if (lane == null) {
          return;
        }
        keep(lane, event);
        ready(lane);
      } else {
        keep(lane, event);
      }
    } finally {
      lock.unlock();
    }
  }

  /// A lane was found in the store. Nothing happens when it is known.
  void found(PortalId portal, LaneHead head, Instant now) {
    lock.lock();
    try {
      var key = new Lane.Key(portal, head.lane());
      if (lanes.containsKey(key)) {
        return;
      }
      if (full() && !sooner(head.due())) {
        behind = true;
        passedBy = true;
        return;
      }
      var lane = open(key, head.app());
      if (lane == null) {
        return;
      }
      lane.more = true;
      if (head.due().isAfter(now)) {
        parkAt(lane, head.due());
      } else {
        ready(lane);
      }
    } finally {
      lock.unlock();
    }
  }

  private Destination destination(Destination.Key key) {
    return destinations.computeIfAbsent(key, Destination::new);
  }

  private boolean full() {
    return lanes.size() >= bounds.lanesMax();
  }

  private boolean sooner(Instant due) {
    return !parked.isEmpty() && due.isBefore(parked.last().due);
  }

  private @Nullable Lane open(Lane.Key key, AppId app) {
    if (full() && !forgetOne()) {
      behind = true;
      passedBy = true;
      return null;
    }
    var lane = new Lane(key, destination(new Destination.Key(key.portal(), app)));
    lane.more = behind;
    lanes.put(key, lane);
    return lane;
  }

  private boolean forgetOne() {
    var longest = parked.pollLast();
    if (longest == null) {
      return false;
    }
    lanes.remove(longest.key);
    behind = true;
    passedBy = true;
    return true;
  }

  private void keep(Lane lane, Event event) {
    if (lane.more
        || lane.held.size() >= bounds.heldMaxPerLane()
        || heldChars + event.data().length() > bounds.heldCharsMax()) {
      lane.more = true;
      lane.missed = true;
    } else {
      lane.held.add(event);
      heldChars += event.data().length();
    }
  }

  private void ready(Lane lane) {
    lane.phase = Lane.Phase.READY;
    lane.destination = destination(lane.destination.key);
    lane.destination.ready.add(lane);
    pump(lane.destination);
  }

  private void pump(Destination to) {
    while (!stopping && !to.ready.isEmpty() && to.running < bounds.inFlightMaxPerApp()) {
      if (running >= bounds.inFlightMax()) {
        heldBack.add(to);
        return;
      }
      var lane = to.ready.remove();
      lane.phase = Lane.Phase.RUNNING;
      to.running++;
      running++;
      start.accept(lane);
    }
  }

  /// The next event of a running lane that is at hand; null when the store has to be asked, or
  /// nothing is left.
  @Nullable Event take(Lane lane) {
    lock.lock();
    try {
      var event = lane.held.poll();
      if (event == null) {
        lane.missed = false;
      } else {
        heldChars -= event.data().length();
      }
      return event;
    } finally {
      lock.unlock();
    }
  }

  /// How many events of a lane to read from the store; 0 when it has none that are not at hand.
  int readable(Lane lane) {
    lock.lock();
    try {
      if (!lane.more) {
        return 0;
      }
      return heldChars < bounds.heldCharsMax() ? bounds.heldMaxPerLane() : 1;
    } finally {
      lock.unlock();
    }
  }

  /// What the store had for a running lane that had nothing at hand.
  void refill(Lane lane, List<Event> read, int limit) {
    lock.lock();
    try {
      for (var event : read) {
        lane.held.add(event);
        heldChars += event.data().length();
      }
      lane.more = lane.missed || read.size() == limit;
    } finally {
      lock.unlock();
    }
  }

  /// The event of a running lane is settled: on to the next, behind the other lanes of the
  /// destination.
  void advance(Lane lane) {
    lock.lock();
    try {
      release(lane);
      if (lane.held.isEmpty() && !lane.more) {
        lanes.remove(lane.key);
      } else {
        ready(lane);
      }
      goOn(lane.destination);
    } finally {
      lock.unlock();
    }
  }

  /// A running lane must pause. It keeps nothing at hand meanwhile.
  void park(Lane lane, Instant due) {
    lock.lock();
    try {
      release(lane);
      parkAt(lane, due);
      goOn(lane.destination);
    } finally {
      lock.unlock();
    }
  }

  private void release(Lane lane) {
    lane.destination.running--;
    running--;
    if (running == 0) {
      changed.signalAll();
    }
  }

  private void parkAt(Lane lane, Instant due) {
    drop(lane);
    lane.phase = Lane.Phase.PARKED;
    lane.due = due;
    lane.ticket = ++tickets;
    parked.add(lane);
    if (parked.first() == lane) {
      changed.signalAll();
    }
  }

  private void drop(Lane lane) {
    for (var event : lane.held) {
      heldChars -= event.data().length();
    }
    lane.held.clear();
    lane.more = true;
    lane.missed = true;
  }

  /// Uses the places that came free, here first.
  private void goOn(Destination to) {
    pump(to);
    if (to.idle()) {
      destinations.remove(to.key);
    }
    while (running < bounds.inFlightMax() && !heldBack.isEmpty()) {
      pump(heldBack.removeFirst());
    }
  }

  /// Events of a portal were withdrawn: what is at hand may be among them.
  void forgetHeld(PortalId portal) {
    lock.lock();
    try {
      for (var lane : lanes.values()) {
        if (lane.key.portal().equals(portal)) {
          drop(lane);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Lets the lanes run whose pause is over.
  void wake(Instant now) {
    lock.lock();
    try {
      while (!parked.isEmpty() && !parked.first().due.isAfter(now)) {
        ready(parked.removeFirst());
      }
    } finally {
      lock.unlock();
    }
  }

  /// When the next pause is over; null when nothing pauses.
  @Nullable Instant nextDue() {
    lock.lock();
    try {
      return parked.isEmpty() ? null : parked.first().due;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until a pause is over by the clock, or this server stops, or `longest` has passed.
  void awaitDue(InstantSource clock, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      long nap = Math.min(left, untilDue(clock));
      while (nap > 0 && !stopping) {
        left -= nap - changed.awaitNanos(nap);
        nap = Math.min(left, untilDue(clock));
      }
    } finally {
      lock.unlock();
    }
  }

  private long untilDue(InstantSource clock) {
    if (parked.isEmpty()) {
      return Long.MAX_VALUE;
    }
    var pause = Duration.between(clock.instant(), parked.first().due);
    return pause.toDays() > 0 ? Long.MAX_VALUE : pause.toNanos();
  }

  /// Must the store be searched for lanes that are not in memory?
  boolean behind() {
    lock.lock();
    try {
      return behind;
    } finally {
      lock.unlock();
    }
  }

  /// A search of the whole store begins.
  void searchBegins() {
    lock.lock();
    try {
      passedBy = false;
    } finally {
      lock.unlock();
    }
  }

  /// The search is over: memory is complete unless a lane was passed by meanwhile.
  void searchEnds() {
    lock.lock();
    try {
      behind = passedBy;
    } finally {
      lock.unlock();
    }
  }

  /// Nothing is started from now on.
  void stop() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean stopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until no lane runs; false when the time is over first.
  boolean awaitQuiet(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long nanos = longest.toNanos();
      while (running > 0 && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return running == 0;
    } finally {
      lock.unlock();
    }
  }

  int running() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return lanes.size();
    } finally {
      lock.unlock();
    }
  }
}
