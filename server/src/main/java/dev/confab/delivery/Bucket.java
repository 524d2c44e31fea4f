package dev.confab.delivery;

import java.time.Duration;
import java.time.Instant;

/// Spreads attempts over time: so many in a second, a second's worth at once after a rest. Kept as
/// the time at which the bucket is full again, so that nothing has to fill it.
final class Bucket {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Duration gap;
  private final Duration depth;
  private Instant fullAt = Instant.EPOCH;

  /// @param perSecond 0: no limit
  Bucket(int perSecond) {
    this.gap = perSecond == 0 ? Duration.ZERO : Duration.ofNanos(SECOND / perSecond);
    this.depth = perSecond == 0 ? Duration.ZERO : gap.multipliedBy(perSecond - 1L);
  }

  /// The time from which one more may go.
  Instant opensAt() {
    return gap.isZero() ? Instant.EPOCH : fullAt.minus(depth);
  }

  /// Nothing was taken that time has not given back.
  boolean full(Instant now) {
    return !fullAt.isAfter(now);
  }

  /// Takes one; returns what names it.
  Instant take(Instant now) {
    if (!gap.isZero()) {
      fullAt = (fullAt.isAfter(now) ? fullAt : now).plus(gap);
    }
    return fullAt;
  }

  /// One was not used. Only the last one can come back: time has passed since the others, and gives
  /// them back itself.
  void giveBack(Instant taken) {
    if (!gap.isZero() && fullAt.equals(taken)) {
      fullAt = fullAt.minus(gap);
    }
  }
}
