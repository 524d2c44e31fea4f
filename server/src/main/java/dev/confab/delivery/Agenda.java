package dev.confab.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// When something is to be done next. Guarded by the lock of [Lanes].
final class Agenda {
  /// Pause of a lane that could not be told to run.
  private static final Duration FAILED_PAUSE = Duration.ofSeconds(1);

  private final Memory memory;
  private final Turns turns;
  private final InstantSource clock;
  private final Condition changed;

  /// @param changed is told when something is to be done sooner than was known, and when this
  ///   server stops
  Agenda(Memory memory, Turns turns, InstantSource clock, Condition changed) {
    this.memory = memory;
    this.turns = turns;
    this.clock = clock;
    this.changed = changed;
  }

  /// Lets the lanes run whose pause is over, and those whose destination may go on.
  void wake() {
    var now = clock.instant();
    for (var lane = memory.wake(now); lane != null; lane = memory.wake(now)) {
      wake(lane, now);
    }
    turns.wake(now);
  }

  /// One that cannot be told to run pauses once more: nobody else would look for it.
  private void wake(Lane lane, Instant now) {
    lane.rested = lane.pausesFor;
    try {
      turns.ready(lane);
    } catch (RuntimeException | Error e) {
      if (lane.phase == Lane.Phase.READY) {
        lane.destination.ready.remove(lane);
        lane.phase = Lane.Phase.PARKED;
        memory.park(lane, now.plus(FAILED_PAUSE));
      }
      throw e;
    }
  }

  /// When the next pause is over; null when nothing pauses.
  @Nullable Instant next() {
    var lane = memory.nextDue();
    var destination = turns.nextDue();
    return lane == null || (destination != null && destination.isBefore(lane)) ? destination : lane;
  }

  /// Waits until a pause is over by the clock, or this server stops, or `longest` has passed.
  void await(Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    long nap = Math.min(left, untilNext());
    while (nap > 0 && !turns.stopping()) {
      left -= nap - changed.awaitNanos(nap);
      nap = Math.min(left, untilNext());
    }
  }

  private long untilNext() {
    var due = next();
    if (due == null) {
      return Long.MAX_VALUE;
    }
    var pause = Duration.between(clock.instant(), due);
    return pause.toDays() > 0 ? Long.MAX_VALUE : pause.toNanos();
  }
}
