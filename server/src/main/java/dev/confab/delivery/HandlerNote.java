package dev.confab.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is to be known of a handler's address.
///
/// @param closed since when nothing is posted to it; null: it is open
/// @param warning what was found wrong with it when it was registered; null: nothing
public record HandlerNote(@Nullable Instant closed, @Nullable String warning) {
  static final HandlerNote NONE = new HandlerNote(null, null);

  /// Why nothing is posted to it, as a sentence; null when something is.
  public @Nullable String closedSentence() {
    return closed == null
        ? null
        : "the handler answered 410 at "
            + closed
            + " and is called again after confab.delivery.resume or a new registration";
  }
}
