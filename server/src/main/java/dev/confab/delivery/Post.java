package dev.confab.delivery;

import dev.confab.eventlog.Event;
import java.time.Instant;

/// Makes one attempt. Blocks as long as the attempt takes and never longer than its deadline.
public interface Post {
  /// Attempts to hand the event over. Whatever goes wrong with the handler is an outcome.
  ///
  /// @param now when the attempt begins, which is what it says of itself
  Outcome post(Event event, Instant now);

  /// Breaks off what is under way.
  default void close() {}
}
