package dev.confab.house.bench;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One connection's part in a load: what it asks, and what it makes of the answers.
interface Caller {
  /// The next request; null when there is nothing left to ask.
  @Nullable ByteBuffer next();

  /// The answer to it, with when it left and when its answer was complete, in nanoseconds.
  void answered(Answer answer, long sent, long now);
}
