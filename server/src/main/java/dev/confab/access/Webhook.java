package dev.confab.access;

import dev.confab.basics.UserId;
import dev.confab.basics.WebhookId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An incoming webhook: whoever knows its address acts for its user.
///
/// @param title what an administrator calls it; may be empty
/// @param created since when there is one; the epoch when nobody wrote it down
/// @param expires when it ends; null: never
public record Webhook(
    WebhookId id,
    UserId user,
    String title,
    Set<String> scopes,
    Instant created,
    @Nullable Instant expires) {

  /// The same with another title and other scopes.
  public Webhook with(String otherTitle, Set<String> otherScopes) {
    return new Webhook(id, user, otherTitle, otherScopes, created, expires);
  }
}
