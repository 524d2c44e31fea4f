package dev.confab.chats;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots why somebody opened a dialog with them: ONIMBOTV2CONTEXTGET, and ONIMBOTCONTEXTGET in
/// the first generation. (api-reference/chat-bots/chat-bots-v2/imbot.v2/bot-context.md)
public final class ContextEvents {
  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final Scene scene;

  /// Events for the bots among these chats' members.
  public ContextEvents(People people, Bots bots, Chats chats) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.scene = new Scene(people, chats::portraits);
  }

  /// Tells the bots of a dialog what a member gave along when he opened it; false where there is no
  /// bot.
  public boolean opened(Tx tx, Chat chat, UserId by, JsonNode context) {
    var inside = chats.bots(tx, chat).stream().filter(bot -> !bot.id().equals(by)).toList();
    for (var bot : inside) {
      var data =
          bot.isSecond() ? second(tx, bot, chat, by, context) : first(tx, bot, chat, by, context);
      bots.tell(tx, bot, BotEvent.CONTEXT_GET, "chat" + chat.id(), by, null, data);
    }
    return !inside.isEmpty();
  }

  /// No page tells the fields: they are those of the other events of the first generation.
  private ObjectNode first(Tx tx, Bot bot, Chat chat, UserId by, JsonNode context) {
    var data = Json.mapper().createObjectNode();
    var params = data.putObject("PARAMS");
    params.put("DIALOG_ID", chat.dialogFor(bot.id()).toString());
    params.put("BOT_ID", bot.id().value());
    params.put("USER_ID", by.value());
    params.set("CONTEXT", context);
    params.put("LANGUAGE", chats.portraits().language(tx.portal()));
    var person = people.find(tx, by);
    if (person != null) {
      data.set("USER", JoinEvents.user(person));
    }
    return data;
  }

  private ObjectNode second(Tx tx, Bot bot, Chat chat, UserId by, JsonNode context) {
    var data = Json.mapper().createObjectNode();
    data.put("dialogId", chat.dialogFor(bot.id()).toString());
    data.set("context", context);
    scene.write(tx, data, chat, bot.id(), by);
    return data;
  }
}
