package dev.confab.messages;

import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.BotType;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Typing;
import dev.confab.eventlog.Miss;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import java.util.HashSet;
import java.util.Set;

/// Tells bots of a posted message: ONIMBOTMESSAGEADD and ONIMBOTV2MESSAGEADD.
///
/// In a private dialog the bot hears everything; in a group supervisors and personal bots do, any
/// other type hears what mentions it. A command of another bot is for those that hear everything.
/// Nobody hears himself. (chat-bots/outdated/messages/events/on-imbot-message-add.md)
public final class MessageEvents {
  /// Most users mentioned from outside a chat that are looked at.
  private static final int OUTSIDERS_MAX = 50;

  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final Typing typing;
  private final Voices<MessageWords> words;
  private final AlongEvents along;

  /// Events for the bots among these chats' members.
  public MessageEvents(
      People people, Bots bots, Chats chats, Typing typing, Voices<MessageWords> words) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.typing = typing;
    this.words = words;
    this.along = new AlongEvents(people, chats);
  }

  void posted(Tx tx, Chat chat, Message message, Draft draft) {
    var portal = tx.portal();
    tx.afterCommit(() -> typing.done(portal, chat.id(), draft.author()));
    along.posted(tx, chat, message);
    var listeners = chats.bots(tx, chat);
    var mentioned = Mentions.of(message.text(), draft.author(), listeners);
    missOutsiders(tx, chat, mentioned, message);
    if (listeners.isEmpty()) {
      return;
    }
    var author = people.find(tx, draft.author());
    if (author == null) {
      return;
    }
    var posted = new MessageWords.Posted(chat, message, draft, author, mentioned);
    for (var bot : listeners) {
      if (bot.id().equals(author.id())) {
        continue;
      }
      if (hears(bot, chat, mentioned)) {
        tell(tx, bot, posted);
      } else {
        bots.keepQuiet(tx, bot, message.id(), Miss.Reason.NOT_MENTIONED);
      }
    }
  }

  private void tell(Tx tx, Bot bot, MessageWords.Posted posted) {
    var chat = posted.chat().id();
    bots.tell(
        tx,
        bot,
        BotEvent.MESSAGE_ADD,
        "chat" + chat,
        posted.author().id(),
        posted.message().id(),
        words.of(bot).posted(tx, bot, posted));
    if (bot.type() == BotType.HUMAN) {
      var portal = tx.portal();
      tx.afterCommit(() -> typing.note(portal, chat, bot.id()));
    }
  }

  /// Tells those who hear everything of a message that was a command of others, and notes who else
  /// is not told.
  void taken(Tx tx, Chat chat, Message message, Draft draft, Set<UserId> told) {
    along.posted(tx, chat, message);
    var inside = chats.bots(tx, chat);
    var mentioned = Mentions.of(message.text(), draft.author(), inside);
    var unheard = new HashSet<>(mentioned);
    unheard.removeAll(told);
    missOutsiders(tx, chat, unheard, message);
    var author = people.find(tx, draft.author());
    for (var bot : inside) {
      if (told.contains(bot.id()) || bot.id().equals(draft.author())) {
        continue;
      }
      if (author != null && bot.type().hearsAll()) {
        tell(tx, bot, new MessageWords.Posted(chat, message, draft, author, mentioned));
      } else {
        bots.keepQuiet(tx, bot, message.id(), Miss.Reason.COMMAND);
      }
    }
  }

  /// Bots that are mentioned where they cannot hear it. Who is a bot, the writer has at hand.
  private void missOutsiders(Tx tx, Chat chat, Set<UserId> mentioned, Message message) {
    var outside =
        mentioned.stream()
            .filter(user -> !chats.isMember(tx, chat, user))
            .limit(OUTSIDERS_MAX)
            .toList();
    for (var bot : bots.among(tx, outside)) {
      bots.keepQuiet(tx, bot, message.id(), Miss.Reason.NOT_MEMBER);
    }
  }

  static boolean hears(Bot bot, Chat chat, Set<UserId> mentioned) {
    return chat.isPrivate() || bot.type().hearsAll() || mentioned.contains(bot.id());
  }
}
