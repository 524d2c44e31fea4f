package dev.confab.delivery;

import java.time.Duration;
import java.time.Instant;

/// Lets slow handlers be called a few at a time. When thousands of them answer together, their next
/// events are due together too; whoever began them all at once would keep the processors from
/// everybody else's. Guarded by the lock of [Lanes].
///
/// The longer handlers take, the fewer of them: no more than keep all places of the server in use.
final class Pace {
  /// Attempts in one portion: a few milliseconds of work.
  static final int PORTION = 20;

  /// From one portion to the next.
  static final Duration EVERY = Duration.ofMillis(10);

  private final int places;
  private Instant next = Instant.EPOCH;
  private int left;

  /// When as many have begun as all places can hold.
  private Instant full = Instant.EPOCH;

  /// @param places attempts that may be under way at the same time
  Pace(int places) {
    this.places = places;
  }

  /// May one more begin now?
  boolean open(Instant now) {
    return !full.isAfter(now) && (left > 0 || over(now));
  }

  /// One begins, which must be open.
  ///
  /// @param took the handler's last answer
  void take(Instant now, Duration took) {
    if (over(now)) {
      next = now.plus(EVERY);
      left = PORTION;
    }
    left--;
    var since = now.minus(EVERY);
    full = (full.isBefore(since) ? since : full).plus(took.dividedBy(places));
  }

  private boolean over(Instant now) {
    return !now.isBefore(next);
  }

  /// When one more may begin.
  Instant next() {
    return left > 0 || full.isAfter(next) ? full : next;
  }
}
