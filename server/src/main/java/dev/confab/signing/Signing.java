package dev.confab.signing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an application agreed on.
///
/// @param mode how it is signed; null: not at all
/// @param generation which of its secrets is in use; counts up, also over a pause
/// @param oldUntil until when the secret before still signs too; null: it does not
public record Signing(@Nullable Mode mode, long generation, @Nullable Instant oldUntil) {
  static final Signing OFF = new Signing(null, 0, null);

  boolean oldSigns(Instant now) {
    return oldUntil != null && now.isBefore(oldUntil);
  }
}
