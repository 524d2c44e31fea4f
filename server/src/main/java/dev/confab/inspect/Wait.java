package dev.confab.inspect;

import dev.confab.basics.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why an event that waits is not attempted now, where its own time does not say it.
///
/// @param sentence the reason, to be read
/// @param behind the event whose turn is before; null: none
/// @param due when it is attempted at the earliest; null: that depends on something else
public record Wait(
    Reason reason, String sentence, @Nullable EventId behind, @Nullable Instant due) {

  /// What it waits for.
  public enum Reason {
    /// The bot, which fetches it; nothing is posted.
    FETCH,
    /// Somebody who lets a handler be called again that answered 410.
    SUSPENDED,
    /// The end of an event before it in its dialog.
    BEHIND,
    /// The end of an attempt.
    UNDER_WAY,
    /// The probe that shows whether the handler is back.
    CIRCUIT
  }

  /// Whether it waits for somebody else than the server: no wish makes an attempt.
  public boolean isHeld() {
    return reason == Reason.FETCH || reason == Reason.SUSPENDED;
  }
}
