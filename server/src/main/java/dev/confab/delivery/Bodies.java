package dev.confab.delivery;

import dev.confab.basics.EncodedForm;
import dev.confab.eventlog.Event;

/// Composes what is posted for an event.
@FunctionalInterface
public interface Bodies {
  /// The form of one attempt, with tokens issued for it.
  EncodedForm compose(Event event);
}
