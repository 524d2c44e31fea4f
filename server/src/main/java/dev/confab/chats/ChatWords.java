package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.sql.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What bots are told of the chats they are in: the data of events, but for the bot itself.
public interface ChatWords {
  /// A user opened a private dialog with the bot.
  ObjectNode opened(Tx tx, Bot bot, Chat chat, UserId by);

  /// The bot was taken into a group.
  ///
  /// @param withHistory whether it is shown what was said before
  ObjectNode joined(Tx tx, Bot bot, Chat chat, UserId by, boolean withHistory);

  /// A user opened a dialog that the bot is in, and gave something along.
  ObjectNode context(Tx tx, Bot bot, Chat chat, UserId by, JsonNode context);
}
