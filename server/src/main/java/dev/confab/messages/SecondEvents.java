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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots of the second generation of messages: ONIMBOTV2MESSAGEADD, …UPDATE, …DELETE. Who is
/// told, the events of the first generation decide.
/// (api-reference/chat-bots/chat-bots-v2/imbot.v2/events/events.md)
public final class SecondEvents {
  /// What the store keeps about a message that no reader is to see.
  private static final Set<String> OUR_OWN = Set.of("IS_DELETED", "IS_EDITED");

  private final People people;
  private final Bots bots;
  private final Chats chats;

  SecondEvents(People people, Bots bots, Chats chats) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
  }

  void posted(Tx tx, Bot bot, Chat chat, Message message, UserId author, boolean system) {
    var data = Json.mapper().createObjectNode();
    data.set("message", message(tx, chats, message, system));
    place(tx, data, bot, chat, author);
    tell(tx, bot, BotEvent.MESSAGE_ADD, chat, author, message, data);
  }

  void edited(Tx tx, Bot bot, Chat chat, Message message, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.set("message", message(tx, chats, message, message.author() == null));
    place(tx, data, bot, chat, message.author());
    tell(tx, bot, BotEvent.MESSAGE_UPDATE, chat, by, message, data);
  }

  void deleted(Tx tx, Bot bot, Chat chat, Message message, UserId by) {
    var data = Json.mapper().createObjectNode();
    data.put("messageId", message.id().value());
    place(tx, data, bot, chat, message.author());
    tell(tx, bot, BotEvent.MESSAGE_DELETE, chat, by, message, data);
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

  /// A message as events show it.
  ///
  /// @param system whether nobody is shown as its author
  public static ObjectNode message(Tx tx, Chats chats, Message message, boolean system) {
    var shown = Json.mapper().createObjectNode();
    var author = message.author();
    shown.put("id", message.id().value());
    shown.put("chatId", message.chat().value());
    shown.put("authorId", system || author == null ? 0 : author.value());
    shown.put("date", chats.portraits().date(tx.portal(), message.created()));
    shown.put("text", message.text());
    shown.put("isSystem", system);
    shown.put("uuid", message.uuid());
    shown.putNull("forward");
    var params = shown.putObject("params");
    if (message.params() != null) {
      Json.parse(message.params()).properties().stream()
          .filter(param -> !OUR_OWN.contains(param.getKey()))
          .forEach(param -> params.set(param.getKey(), param.getValue()));
    }
    shown.put("viewedByOthers", false);
    return shown;
  }
}
