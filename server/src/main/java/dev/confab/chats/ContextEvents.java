package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.sql.Tx;
import tools.jackson.databind.JsonNode;

/// Tells bots why somebody opened a dialog with them: ONIMBOTV2CONTEXTGET, and ONIMBOTCONTEXTGET in
/// the first generation. (api-reference/chat-bots/chat-bots-v2/imbot.v2/bot-context.md)
public final class ContextEvents {
  private final Bots bots;
  private final Chats chats;
  private final Voices<ChatWords> words;

  /// Events for the bots among these chats' members.
  public ContextEvents(Bots bots, Chats chats, Voices<ChatWords> words) {
    this.bots = bots;
    this.chats = chats;
    this.words = words;
  }

  /// Tells the bots of a dialog what a member gave along when he opened it; false where there is no
  /// bot.
  public boolean opened(Tx tx, Chat chat, UserId by, JsonNode context) {
    var inside = chats.bots(tx, chat).stream().filter(bot -> !bot.id().equals(by)).toList();
    for (var bot : inside) {
      var data = words.of(bot).context(tx, bot, chat, by, context);
      bots.tell(tx, bot, BotEvent.CONTEXT_GET, "chat" + chat.id(), by, null, data);
    }
    return !inside.isEmpty();
  }
}
