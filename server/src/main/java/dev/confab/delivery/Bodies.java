package dev.confab.delivery;

import dev.confab.eventlog.Event;

/// Composes what is posted for an event.
@FunctionalInterface
public interface Bodies {
  /// The form of one attempt, with tokens issued for it.
  String compose(Event event);
}
