package dev.confab.calls;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Lets so many through at once and so many a second. Kept as the moment at which nothing of it is
/// used any more.
final class Share {
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
      // more than the share is used only where the clock has been set back since
      boolean isAhead = known > millis + full;
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
