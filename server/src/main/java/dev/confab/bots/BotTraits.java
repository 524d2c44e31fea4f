package dev.confab.bots;

import dev.confab.basics.HandlerId;
import org.jspecify.annotations.Nullable;

/// What only the second generation of the API says of a bot.
///
/// @param generation how it was registered
/// @param mode how it gets its events; a bot of the first generation is posted to
/// @param webhook where its events are posted in the second generation; keeps its id when the
///   address changes, so that what waits is not lost
/// @param hidden whether it is left out of searches
/// @param reactions whether its messages can be reacted to
/// @param background of its chats; null: what the user chose
public record BotTraits(
    Generation generation,
    EventMode mode,
    HandlerId webhook,
    boolean hidden,
    boolean reactions,
    @Nullable String background) {
  /// What holds for a bot of the first generation.
  public static final BotTraits FIRST =
      new BotTraits(Generation.FIRST, EventMode.WEBHOOK, new HandlerId(0), false, true, null);
}
