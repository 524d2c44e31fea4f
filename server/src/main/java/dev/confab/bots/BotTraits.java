package dev.confab.bots;

import dev.confab.basics.HandlerId;
import org.jspecify.annotations.Nullable;

/// What only the second generation of the API says of a bot.
///
/// @param generation how it was registered
/// @param mode how it gets its events, if it has a place of its own
/// @param webhook that place; keeps its id when the address changes, so that what waits is not lost
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
  /// Stands for the place of a bot that has none of its own.
  static final HandlerId NO_PLACE = new HandlerId(0);

  /// What holds for a bot of the first generation.
  public static final BotTraits FIRST =
      new BotTraits(Generation.FIRST, EventMode.WEBHOOK, NO_PLACE, false, true, null);

  /// The same of a bot that was changed; where it is told keeps its id.
  public BotTraits with(
      EventMode otherMode,
      boolean isHidden,
      boolean hasReactions,
      @Nullable String otherBackground) {
    return new BotTraits(generation, otherMode, webhook, isHidden, hasReactions, otherBackground);
  }
}
