package dev.confab.bots.rest.v1;

import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import org.jspecify.annotations.Nullable;

/// What is to change about a bot, unchecked. What is not in it stays; type and open line mode
/// cannot be in it.
public record BotChange(@Nullable String code, HandlerUrls handlers, BotProfile profile) {
  /// Whether nothing is to change.
  boolean isEmpty() {
    return (code == null || code.isBlank()) && handlers.isEmpty() && profile.isEmpty();
  }
}
