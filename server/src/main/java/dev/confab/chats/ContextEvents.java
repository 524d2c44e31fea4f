package dev.confab.chats;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import tools.jackson.databind.JsonNode;

/// Tells bots why somebody opened a dialog with them: ONIMBOTV2CONTEXTGET. Bots of the first
/// generation have no word for it. (api-reference/chat-bots/chat-bots-v2/imbot.v2/bot-context.md)
public final class ContextEvents {
  private final Bots bots;
  private final Chats chats;
  private final Scene scene;

  /// Events for the bots among these chats' members.
  public ContextEvents(People people, Bots bots, Chats chats) {
    this.bots = bots;
    this.chats = chats;
    this.scene = new Scene(people, chats::portraits);
  }

  /// Tells the bots of a dialog what a member gave along when he opened it; false where there is no
  /// bot.
  public boolean opened(Tx tx, Chat chat, UserId by, JsonNode context) {
    var inside = chats.bots(tx, chat).stream().filter(bot -> !bot.id().equals(by)).toList();
    inside.stream().filter(Bot::isSecond).forEach(bot -> tell(tx, bot, chat, by, context));
    return !inside.isEmpty();
  }

  private void tell(Tx tx, Bot bot, Chat chat, UserId by, JsonNode context) {
    var data = Json.mapper().createObjectNode();
    data.put("dialogId", chat.dialogFor(bot.id()).toString());
    data.set("context", context);
    scene.write(tx, data, chat, bot.id(), by);
    bots.tell(tx, bot, BotEvent.CONTEXT_GET, "chat" + chat.id(), by, null, data);
  }
}
