package dev.confab.messages;

import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Tells users who read along of messages in their chats: ONIMV2MESSAGEADD, …UPDATE, …DELETE.
/// (api-reference/chat-bots/chat-bots-v2/im.v2/events/events.md)
final class AlongEvents {
  private final People people;
  private final Chats chats;

  AlongEvents(People people, Chats chats) {
    this.people = people;
    this.chats = chats;
  }

  void posted(Tx tx, Chat chat, Message message, boolean system) {
    tell(tx, chat, "ONIMV2MESSAGEADD", message, shown(tx, message, system));
  }

  void edited(Tx tx, Chat chat, Message message) {
    tell(tx, chat, "ONIMV2MESSAGEUPDATE", message, shown(tx, message, message.author() == null));
  }

  void deleted(Tx tx, Chat chat, Message message) {
    tell(
        tx,
        chat,
        "ONIMV2MESSAGEDELETE",
        message,
        data -> data.put("messageId", message.id().value()));
  }

  private Consumer<ObjectNode> shown(Tx tx, Message message, boolean system) {
    return data -> data.set("message", SecondEvents.message(tx, chats, message, system));
  }

  private void tell(Tx tx, Chat chat, String type, Message message, Consumer<ObjectNode> more) {
    var readers = chats.readersAlong();
    if (readers != null && readers.areThere(tx)) {
      var author = message.author() == null ? null : people.find(tx, message.author());
      readers.tell(tx, chat, type, author, more);
    }
  }
}
