package dev.confab.calls;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Lets so many through at once and so many a second. Kept as the moment at which nothing of it is
/// used any more.
final class Share {
  /// Calls are shown in the order in which they end, by several threads: one may come with a time
  /// before that of the last. Only what is further ahead was left by a clock that is set back
  /// since.
  private static final long APART_MILLIS_MAX = 10_000;

  private final long step;
  private final long full;
  private final AtomicLong unusedAt = new AtomicLong(0);

  Share(int atOnce, int perSecond) {
    this.step = 1_000 / perSecond;
    this.full = atOnce * step;
  }

  /// Takes a place, or takes none and says false.
  boolean admits(Instant now) {
    long millis = now.toEpochMilli();
    while (true) {
      long known = unusedAt.get();
      boolean isAhead = known > millis + full + APART_MILLIS_MAX;
      long after = (isAhead ? millis : Math.max(known, millis)) + step;
      if (after - millis > full) {
        return false;
      }
      if (unusedAt.compareAndSet(known, after)) {
        return true;
      }
    }
  }
}
