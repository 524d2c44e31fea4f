package dev.confab.messages;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots of the second generation of messages: ONIMBOTV2MESSAGEADD, …UPDATE, …DELETE,
/// ONIMBOTV2REACTIONCHANGE. Who is told, the events of the first generation decide.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md)
final class SecondEvents {
  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final EventMessages messages;

  SecondEvents(People people, Bots bots, Chats chats) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.messages = new EventMessages(chats);
  }

  void posted(Tx tx, Bot bot, Chat chat, Message message, UserId author, boolean system) {
    var data = Json.mapper().createObjectNode();
    data.set("message", messages.fresh(tx, message, system));
    place(tx, data, bot, chat, author);
    tell(tx, bot, BotEvent.MESSAGE_ADD, chat, author, message, data);
  }

  void edited(Tx tx, Bot bot, Chat chat, Message message, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.set("message", messages.known(tx, chat, message));
    place(tx, data, bot, chat, message.author());
    tell(tx, bot, BotEvent.MESSAGE_UPDATE, chat, by, message, data);
  }

  void deleted(Tx tx, Bot bot, Chat chat, Message message, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.put("messageId", message.id().value());
    place(tx, data, bot, chat, message.author());
    tell(tx, bot, BotEvent.MESSAGE_DELETE, chat, by, message, data);
  }

  void reacted(Tx tx, Bot bot, Reactions.Change change) {
    var data = Json.mapper().createObjectNode();
    change.write(data);
    data.set("message", messages.known(tx, change.chat(), change.message()));
    place(tx, data, bot, change.chat(), change.user());
    tell(tx, bot, BotEvent.REACTION_CHANGE, change.chat(), change.user(), change.message(), data);
  }

  private void place(Tx tx, ObjectNode data, Bot bot, Chat chat, @Nullable UserId user) {
    var show = chats.portraits();
    data.set("chat", show.chat(tx, chat, bot.id()));
    var person = user == null ? null : people.find(tx, user);
    if (person != null) {
      data.set("user", show.user(tx, person));
    }
    data.put("language", show.language(tx.portal()));
  }

  private void tell(
      Tx tx, Bot bot, BotEvent event, Chat chat, UserId by, Message message, ObjectNode data) {
    bots.tell(tx, bot, event, "chat" + chat.id(), by, message.id(), data);
  }
}
