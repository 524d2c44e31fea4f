package dev.confab.messages;

import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Language;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots of changed and deleted messages: ONIMBOTMESSAGEUPDATE, ONIMBOTMESSAGEDELETE and those
/// of the second generation. The bots that hear of a message hear of its changes, if they are told
/// of them and see the message; nobody hears of what he did himself.
/// (chat-bots/outdated/messages/events/on-imbot-message-update.md, on-imbot-message-delete.md)
public final class ChangeEvents {
  private final Bots bots;
  private final Chats chats;
  private final Language language;
  private final Voices<MessageWords> words;
  private final AlongEvents along;

  /// Events for the bots among these chats' members.
  public ChangeEvents(
      People people, Bots bots, Chats chats, Language language, Voices<MessageWords> words) {
    this.bots = bots;
    this.chats = chats;
    this.language = language;
    this.words = words;
    this.along = new AlongEvents(people, chats);
  }

  void edited(Tx tx, Chat chat, Message after, UserId by) {
    along.edited(tx, chat, after);
    var listeners = chats.bots(tx, chat);
    var mentioned = Mentions.of(after.text(), after.author(), listeners);
    for (var bot : listeners) {
      if (hears(tx, bot, chat, after, mentioned, by)) {
        var data = words.of(bot).edited(tx, bot, chat, after, mentioned);
        tell(tx, bot, BotEvent.MESSAGE_UPDATE, after, by, data);
      }
    }
  }

  /// What stands in the place of a deleted message.
  String mark(Tx tx) {
    return Phrases.DELETED.in(language.of(tx.portal()));
  }

  void deleted(Tx tx, Chat chat, Message before, UserId by) {
    along.deleted(tx, chat, before, by);
    var listeners = chats.bots(tx, chat);
    var mentioned = Mentions.of(before.text(), before.author(), listeners);
    for (var bot : listeners) {
      if (hears(tx, bot, chat, before, mentioned, by)) {
        var data = words.of(bot).deleted(tx, bot, chat, before, by);
        tell(tx, bot, BotEvent.MESSAGE_DELETE, before, by, data);
      }
    }
  }

  /// A bot that is not shown a message, because it came later, is not told what becomes of it, and
  /// calling it in the new text does not show it the message.
  private boolean hears(
      Tx tx, Bot bot, Chat chat, Message message, Set<UserId> mentioned, UserId by) {
    return !bot.id().equals(by)
        && MessageEvents.hears(bot, chat, mentioned)
        && chats.isShown(tx, chat, bot.id(), message.id());
  }

  private void tell(Tx tx, Bot bot, BotEvent event, Message message, UserId by, ObjectNode data) {
    bots.tell(tx, bot, event, "chat" + message.chat(), by, message.id(), data);
  }
}
