package dev.confab.bots;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a generation of the API names events, and in them the bot that is told.
public interface Naming {
  /// The event's name on the wire.
  String of(BotEvent event);

  /// The data of an event with the bot before what it is told.
  ObjectNode told(Bot bot, BotEvent event, ObjectNode data);

  /// What the news of its removal say of a bot.
  ///
  /// @param shown the bot as its owner was shown it, where it fetches; null: it is posted to
  ObjectNode removed(Bot bot, @Nullable JsonNode shown);
}
