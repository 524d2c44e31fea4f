package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots that they joined a chat, or that a user opened a dialog with them: ONIMBOTJOINCHAT
/// and ONIMBOTV2JOINCHAT. Nobody is told of what he did himself.
/// (chat-bots/outdated/chats/events/on-imbot-join-chat.md)
record JoinEvents(People people, Bots bots, Voices<ChatWords> words, ReadersAlong readers) {
  void privateOpened(Tx tx, Chat chat, UserId by, UserId with) {
    if (with.equals(by)) {
      return; // who keeps notes for himself was let in by nobody
    }
    for (var bot : bots.among(tx, List.of(with))) {
      tell(tx, bot, chat, by, words.of(bot).opened(tx, bot, chat, by));
    }
  }

  void groupJoined(Tx tx, Chat chat, List<UserId> users, UserId by, boolean withHistory) {
    people.find(tx, users).forEach(user -> readers.joined(tx, chat, user));
    for (var bot : bots.among(tx, users)) {
      if (!bot.id().equals(by)) {
        tell(tx, bot, chat, by, words.of(bot).joined(tx, bot, chat, by, withHistory));
      }
    }
  }

  private void tell(Tx tx, Bot bot, Chat chat, UserId by, ObjectNode data) {
    bots.tell(tx, bot, BotEvent.JOIN_CHAT, "chat" + chat.id(), by, null, data);
  }
}
