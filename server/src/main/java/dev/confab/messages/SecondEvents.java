package dev.confab.messages;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Scene;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots of the second generation of messages: ONIMBOTV2MESSAGEADD, …UPDATE, …DELETE,
/// ONIMBOTV2REACTIONCHANGE. Who is told, the events of the first generation decide.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md)
final class SecondEvents {
  private final Bots bots;
  private final Scene scene;
  private final EventMessages messages;

  SecondEvents(People people, Bots bots, Chats chats) {
    this.bots = bots;
    this.scene = new Scene(people, chats::portraits);
    this.messages = new EventMessages(chats);
  }

  void posted(Tx tx, Bot bot, Chat chat, Message message, UserId author) {
    var data = Json.mapper().createObjectNode();
    data.set("message", messages.fresh(tx, message));
    scene.write(tx, data, chat, bot.id(), author);
    tell(tx, bot, BotEvent.MESSAGE_ADD, chat, author, message, data);
  }

  void edited(Tx tx, Bot bot, Chat chat, Message message, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.set("message", messages.known(tx, chat, message));
    scene.write(tx, data, chat, bot.id(), message.author());
    tell(tx, bot, BotEvent.MESSAGE_UPDATE, chat, by, message, data);
  }

  void deleted(Tx tx, Bot bot, Chat chat, Message message, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.put("messageId", message.id().value());
    // the system's have no author to show
    scene.write(tx, data, chat, bot.id(), message.author() == null ? by : message.author());
    tell(tx, bot, BotEvent.MESSAGE_DELETE, chat, by, message, data);
  }

  void reacted(Tx tx, Bot bot, Reactions.Change change) {
    var data = Json.mapper().createObjectNode();
    change.write(data);
    data.set("message", messages.known(tx, change.chat(), change.message()));
    scene.write(tx, data, change.chat(), bot.id(), change.user());
    tell(tx, bot, BotEvent.REACTION_CHANGE, change.chat(), change.user(), change.message(), data);
  }

  private void tell(
      Tx tx, Bot bot, BotEvent event, Chat chat, UserId by, Message message, ObjectNode data) {
    bots.tell(tx, bot, event, "chat" + chat.id(), by, message.id(), data);
  }
}
