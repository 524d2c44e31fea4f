package dev.confab.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What rests, by the time its rest is over. Guarded by the lock of [Lanes].
final class Alarm<T extends Timed> {
  private final TreeSet<T> resting =
      new TreeSet<>(Comparator.comparing(T::due).thenComparingLong(T::ticket));
  private long tickets;

  /// True when it is now the first to wake.
  boolean set(T thing, Instant due) {
    resting.remove(thing);
    thing.rest(due, ++tickets);
    resting.add(thing);
    return resting.first() == thing;
  }

  void cancel(T thing) {
    resting.remove(thing);
  }

  /// One whose rest is over; null when there is none.
  @Nullable T wake(Instant now) {
    return resting.isEmpty() || resting.first().due().isAfter(now) ? null : resting.removeFirst();
  }

  /// The one that rests longest, no longer here; null when nothing rests.
  @Nullable T removeLast() {
    return resting.pollLast();
  }

  /// When the next rest is over; null when nothing rests.
  @Nullable Instant next() {
    return resting.isEmpty() ? null : resting.first().due();
  }

  /// When the longest rest is over; null when nothing rests.
  @Nullable Instant last() {
    return resting.isEmpty() ? null : resting.last().due();
  }
}
