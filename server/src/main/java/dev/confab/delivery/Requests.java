package dev.confab.delivery;

import dev.confab.eventlog.Event;
import dev.confab.eventlog.NumberedAttempt;

/// Shows what is posted for events, secrets masked.
public interface Requests {
  /// What an attempt made now would send.
  ///
  /// @throws BadData when no form can be composed of the event's data
  MaskedRequest next(Event event);

  /// What an attempt sent that posted something.
  ///
  /// @param event with the data it had then
  /// @throws BadData when no form can be composed of the event's data
  MaskedRequest past(Event event, NumberedAttempt tried);
}
