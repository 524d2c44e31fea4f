package dev.confab.eventlog;

import java.time.Instant;
import java.util.List;

/// An operator's change of an event's data.
///
/// @param attempts how many attempts had ended by then
/// @param edited when
/// @param replaced the data until then
public record Edit(int attempts, Instant edited, String replaced) {
  /// The data an attempt carried: those that the first edit behind it replaced. One that was under
  /// way when an edit came carried the old ones.
  ///
  /// @param edits of the event, the first one first
  /// @param now its data
  public static String carried(List<Edit> edits, NumberedAttempt attempt, String now) {
    for (var edit : edits) {
      boolean before = attempt.number() <= edit.attempts();
      boolean underWay =
          attempt.number() == edit.attempts() + 1
              && attempt.attempt().started().isBefore(edit.edited());
      if (before || underWay) {
        return edit.replaced();
      }
    }
    return now;
  }
}
