package dev.confab.delivery;

import dev.confab.eventlog.Event;

/// Makes one attempt. Blocks as long as the attempt takes and never longer than its deadline.
public interface Post {
  /// Attempts to hand the event over. Whatever goes wrong with the handler is an outcome.
  Outcome post(Event event);

  /// Breaks off what is under way.
  default void close() {}
}
