package dev.confab.chats.rest.v2;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatWords;
import dev.confab.sql.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// ONIMBOTV2JOINCHAT and ONIMBOTV2CONTEXTGET.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md)
public record SecondChatWords(Scene scene) implements ChatWords {
  @Override
  public ObjectNode opened(Tx tx, Bot bot, Chat chat, UserId by) {
    var data = begin(bot, chat);
    scene.write(tx, data, chat, bot.id(), by);
    return data;
  }

  @Override
  public ObjectNode joined(Tx tx, Bot bot, Chat chat, UserId by, boolean withHistory) {
    return opened(tx, bot, chat, by);
  }

  @Override
  public ObjectNode context(Tx tx, Bot bot, Chat chat, UserId by, JsonNode context) {
    var data = begin(bot, chat);
    data.set("context", context);
    scene.write(tx, data, chat, bot.id(), by);
    return data;
  }

  private static ObjectNode begin(Bot bot, Chat chat) {
    var data = Json.mapper().createObjectNode();
    return data.put("dialogId", chat.dialogFor(bot.id()).toString());
  }
}
