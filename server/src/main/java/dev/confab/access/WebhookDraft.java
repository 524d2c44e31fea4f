package dev.confab.access;

import dev.confab.basics.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an administrator wants an incoming webhook to be.
///
/// @param code the secret part of its address; only its hash is kept
/// @param title what it is called; may be empty
/// @param expires when it ends; null: never
public record WebhookDraft(
    UserId user, String code, String title, Set<String> scopes, @Nullable Instant expires) {
  /// Without the code: it does not belong in a log.
  @Override
  public String toString() {
    return "WebhookDraft[user " + user + "]";
  }
}
