package dev.confab.delivery;

import dev.confab.eventlog.Event;
import org.jspecify.annotations.Nullable;

/// Does what a handler asks for in the body of the answer by which it took an event.
@FunctionalInterface
public interface Replies {
  /// What an operator reads of it; null when there was nothing to do. Never throws for what the
  /// handler said: the event is taken, whatever becomes of the reply.
  @Nullable String carryOut(Event event, String body);

  /// May a handler ask for something in its answer to this event? Otherwise only the beginning of
  /// that is kept.
  default boolean areHeard(Event event) {
    return true;
  }
}
