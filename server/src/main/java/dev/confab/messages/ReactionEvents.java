package dev.confab.messages;

import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.chats.Chats;
import dev.confab.people.People;
import dev.confab.sql.Tx;

/// Tells of reactions that come and go: the bot that wrote the message, as long as it is in the
/// chat and shown the message, and the users who read along there. Nobody hears of what he did
/// himself as a bot.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md#onimbotv2reactionchange)
public final class ReactionEvents {
  private final Bots bots;
  private final Chats chats;
  private final Voices<MessageWords> words;
  private final AlongEvents along;

  /// Events for the bots among these chats' members.
  public ReactionEvents(People people, Bots bots, Chats chats, Voices<MessageWords> words) {
    this.bots = bots;
    this.chats = chats;
    this.words = words;
    this.along = new AlongEvents(people, chats);
  }

  /// A reaction came or went.
  public void changed(Tx tx, Reactions.Change change) {
    along.reacted(tx, change);
    var author = change.message().author();
    if (author == null || author.equals(change.user())) {
      return;
    }
    for (var bot : chats.bots(tx, change.chat())) {
      if (bot.id().equals(author)) {
        tell(tx, bot, change);
      }
    }
  }

  private void tell(Tx tx, Bot bot, Reactions.Change change) {
    var data = words.of(bot).reacted(tx, bot, change);
    if (data != null && chats.isShown(tx, change.chat(), bot.id(), change.message().id())) {
      var lane = "chat" + change.chat().id();
      var message = change.message().id();
      bots.tell(tx, bot, BotEvent.REACTION_CHANGE, lane, change.user(), message, data);
    }
  }
}
