package dev.confab.messages;

import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells users who read along of messages in their chats: ONIMV2MESSAGEADD, …UPDATE, …DELETE,
/// ONIMV2REACTIONCHANGE. (api-reference/chat-bots/chat-bots-v2/im.v2/events/events.md)
final class AlongEvents {
  private final People people;
  private final Chats chats;
  private final EventMessages messages;

  AlongEvents(People people, Chats chats) {
    this.people = people;
    this.chats = chats;
    this.messages = new EventMessages(chats);
  }

  void posted(Tx tx, Chat chat, Message message) {
    var readers = chats.readersAlong();
    if (readers != null && readers.areThere(tx)) {
      readers.tell(
          tx,
          chat,
          "ONIMV2MESSAGEADD",
          person(tx, message.sender()),
          data -> data.set("message", messages.fresh(tx, message)));
    }
  }

  void edited(Tx tx, Chat chat, Message message) {
    tell(
        tx,
        chat,
        "ONIMV2MESSAGEUPDATE",
        message,
        message.author(),
        data -> data.set("message", messages.known(tx, chat, message)));
  }

  void deleted(Tx tx, Chat chat, Message message, UserId by) {
    tell(
        tx,
        chat,
        "ONIMV2MESSAGEDELETE",
        message,
        message.author() == null ? by : message.author(),
        data -> data.put("messageId", message.id().value()));
  }

  void reacted(Tx tx, Reactions.Change change) {
    tell(
        tx,
        change.chat(),
        "ONIMV2REACTIONCHANGE",
        change.message(),
        change.user(),
        data -> {
          change.write(data);
          data.set("message", messages.known(tx, change.chat(), change.message()));
        });
  }

  /// Who is not shown a message, because he came later, is not told what becomes of it.
  private void tell(
      Tx tx,
      Chat chat,
      String type,
      Message message,
      @Nullable UserId about,
      Consumer<ObjectNode> more) {
    var readers = chats.readersAlong();
    if (readers != null && readers.areThere(tx)) {
      readers.tellOf(tx, chat, message.id(), type, person(tx, about), more);
    }
  }

  private @Nullable Person person(Tx tx, @Nullable UserId user) {
    return user == null ? null : people.find(tx, user);
  }
}
