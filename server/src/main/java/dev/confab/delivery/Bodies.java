package dev.confab.delivery;

import dev.confab.basics.EncodedForm;
import dev.confab.eventlog.Event;
import java.time.Instant;

/// Composes what is posted for an event.
@FunctionalInterface
public interface Bodies {
  /// The form of one attempt that is or was made at this time, with tokens issued then.
  EncodedForm compose(Event event, Instant now);
}
