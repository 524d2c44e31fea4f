package dev.confab.delivery;

import java.time.Duration;
import java.time.Instant;

/// Lets slow handlers be called a few at a time. When thousands of them answer together, their next
/// events are due together too; whoever began them all at once would keep the processors from
/// everybody else's. Guarded by the lock of [Lanes].
final class Pace {
  /// Attempts in one portion: a few milliseconds of work.
  static final int PORTION = 20;

  /// From one portion to the next.
  static final Duration EVERY = Duration.ofMillis(10);

  private Instant next = Instant.EPOCH;
  private int left;

  /// Is something left of the portion of this time?
  boolean open(Instant now) {
    return left > 0 || over(now);
  }

  /// Takes one, which must be left.
  void take(Instant now) {
    if (over(now)) {
      next = now.plus(EVERY);
      left = PORTION;
    }
    left--;
  }

  private boolean over(Instant now) {
    return !now.isBefore(next);
  }

  /// When the next portion is there.
  Instant next() {
    return next;
  }
}
