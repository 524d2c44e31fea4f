package dev.confab.chats.rest.v1;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatWords;
import dev.confab.chats.Language;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// ONIMBOTJOINCHAT and ONIMBOTCONTEXTGET. (chat-bots/outdated/chats/events/on-imbot-join-chat.md)
public record FirstChatWords(People people, Language language) implements ChatWords {
  @Override
  public ObjectNode opened(Tx tx, Bot bot, Chat chat, UserId by) {
    var params = begin(chat, bot, by);
    params.put("TO_USER_ID", by.value());
    params.put("FROM_USER_ID", bot.id().value());
    params.put("DIALOG_ID", by.toString());
    params.put("LANGUAGE", language.of(tx.portal()));
    return data(tx, params, by);
  }

  @Override
  public ObjectNode joined(Tx tx, Bot bot, Chat chat, UserId by, boolean withHistory) {
    var params = begin(chat, bot, by);
    params.put("CHAT_ID", chat.id().value());
    params.put("CHAT_AUTHOR_ID", chat.author().value());
    params.put("CHAT_ENTITY_TYPE", chat.entityType());
    params.put("CHAT_ENTITY_ID", chat.entityId());
    params.put("ACCESS_HISTORY", withHistory ? 1 : 0);
    params.put("DIALOG_ID", "chat" + chat.id());
    params.put("LANGUAGE", language.of(tx.portal()));
    return data(tx, params, by);
  }

  /// No page tells the fields: they are those of the other events.
  @Override
  public ObjectNode context(Tx tx, Bot bot, Chat chat, UserId by, JsonNode context) {
    var params = Json.mapper().createObjectNode();
    params.put("DIALOG_ID", chat.dialogFor(bot.id()).toString());
    params.put("BOT_ID", bot.id().value());
    params.put("USER_ID", by.value());
    params.set("CONTEXT", context);
    params.put("LANGUAGE", language.of(tx.portal()));
    return data(tx, params, by);
  }

  private static ObjectNode begin(Chat chat, Bot bot, UserId by) {
    var params = Json.mapper().createObjectNode();
    params.put("CHAT_TYPE", chat.type().letter());
    params.put("MESSAGE_TYPE", chat.type().letter());
    params.put("BOT_ID", bot.id().value());
    params.put("USER_ID", by.value());
    return params;
  }

  private ObjectNode data(Tx tx, ObjectNode params, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.set("PARAMS", params);
    var person = people.find(tx, by);
    if (person != null) {
      data.set("USER", UserBlock.of(person));
    }
    return data;
  }
}
