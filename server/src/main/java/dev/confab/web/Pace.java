package dev.confab.web;

import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How long a body may take to come in. Everybody has a minute, as the original allows a request. A
/// file on a slow line needs more, and costs little while it goes to disk: each further minute is
/// paid for with what came to the disk in the one before, and only so many may go on like that at
/// once. So whoever is slow on purpose holds neither memory nor the places of those who are quick.
final class Pace {
  /// Longest time without paying.
  static final long SECONDS = 60;

  /// Least that must come to the disk in a minute for the next one: half a megabit a second.
  static final long MINUTE_BYTES_MIN = 4L * 1024 * 1024;

  /// Most that may be in memory of a body that takes longer: a text that may become long, and what
  /// stands beside it.
  static final int KEPT_MAX = 2 * LongTexts.LONG;

  private final LongSupplier nanos;
  private final long arrived;
  private @Nullable Semaphore held;
  private long minutes = 1;
  private long paid;

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
    this.arrived = nanos.getAsLong();
  }

  /// Since the request began.
  long seconds() {
    return (nanos.getAsLong() - arrived) / 1_000_000_000;
  }

  /// More of the body came. Refuses when it takes too long.
  ///
  /// @param places for those who take longer; null: nobody may
  void more(long onDisk, int kept, @Nullable Semaphore places) {
    while (seconds() > minutes * SECONDS) {
      if (places == null
          || onDisk - paid < MINUTE_BYTES_MIN
          || kept > KEPT_MAX
          || (held == null && !places.tryAcquire())) {
        throw new Body.TooSlow(minutes * SECONDS);
      }
      held = places;
      paid = onDisk;
      minutes++;
    }
  }

  /// It comes no more.
  void leave() {
    if (held != null) {
      held.release();
      held = null;
    }
  }
}
