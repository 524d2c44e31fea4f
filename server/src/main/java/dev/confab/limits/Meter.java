package dev.confab.limits;

/// The operating time of one method and credential: what each minute of the last ten added, and
/// when each of them leaves the sum. A minute's bucket lives ten minutes from its first call.
final class Meter {
  static final long LIFE_MILLIS = 600_000;

  private static final long MINUTE_MILLIS = 60_000;

  /// One more than the minutes that count: a bucket begun late in its minute is still alive when
  /// the tenth minute after it begins.
  private static final int SLOTS = 11;

  private final long[] minute = new long[SLOTS];
  private final long[] firstCall = new long[SLOTS];
  private final long[] nanos = new long[SLOTS];
  private boolean retired;

  /// Adds a call's time; false when this meter was retired in between.
  synchronized boolean add(long now, long took) {
    if (retired) {
      return false;
    }
    var current = now / MINUTE_MILLIS;
    int slot = (int) (current % SLOTS);
    if (minute[slot] != current) {
      minute[slot] = current;
      firstCall[slot] = now;
      nanos[slot] = 0;
    }
    nanos[slot] += took;
    return true;
  }

  /// Nanoseconds that count now.
  synchronized long sum(long now) {
    long sum = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      sum += lives(slot, now) ? nanos[slot] : 0;
    }
    return sum;
  }

  /// When the oldest bucket leaves; ten minutes from now when there is none.
  synchronized long oldestLeaves(long now) {
    long oldest = now;
    for (int slot = 0; slot < SLOTS; slot++) {
      oldest = lives(slot, now) ? Math.min(oldest, firstCall[slot]) : oldest;
    }
    return oldest + LIFE_MILLIS;
  }

  /// When so many buckets have left that no more than `limit` is counted.
  synchronized long fallsTo(long limit, long now) {
    long at = now;
    while (sum(at) > limit) {
      at = oldestLeaves(at);
    }
    return at;
  }

  /// Closes the meter for good when nothing in it counts any more.
  synchronized boolean retire(long now) {
    boolean lives = false;
    for (int slot = 0; slot < SLOTS; slot++) {
      lives |= lives(slot, now);
    }
    retired = !lives;
    return retired;
  }

  private boolean lives(int slot, long now) {
    return minute[slot] > 0 && now < firstCall[slot] + LIFE_MILLIS;
  }
}
