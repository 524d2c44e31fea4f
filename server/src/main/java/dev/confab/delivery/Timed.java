package dev.confab.delivery;

import java.time.Instant;

/// Something that rests until a time. Guarded by the lock of [Lanes].
interface Timed {
  /// When its rest is over.
  Instant due();

  /// Tells those apart that are due at the same time.
  long ticket();

  /// Only [Alarm] calls this, while the thing is in none.
  void rest(Instant due, long ticket);
}
