package dev.confab.access;

import dev.confab.basics.UserId;
import dev.confab.basics.WebhookId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An incoming webhook: whoever knows its address acts for its user.
///
/// @param expires when it ends; null: never
public record Webhook(WebhookId id, UserId user, Set<String> scopes, @Nullable Instant expires) {}
