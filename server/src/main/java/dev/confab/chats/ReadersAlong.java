package dev.confab.chats;

import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.UserLog;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells the users who read along what happens in their chats: ONIMV2JOINCHAT, and what the rooms
/// above have to tell. (api-reference/chat-bots/chat-bots-v2/im.v2/events/events.md)
public final class ReadersAlong {
  private final Chats chats;
  private final UserLog log;

  /// Readers of these chats.
  public ReadersAlong(Chats chats, UserLog log) {
    this.chats = chats;
    this.log = log;
  }

  /// Whether anybody reads along.
  public boolean areThere(Tx tx) {
    return !log.subscribers(tx).isEmpty();
  }

  /// Tells every reader in a chat of an event.
  ///
  /// @param user the user whom it is about; null when nobody is
  /// @param more adds what is told beside the chat and the user
  public void tell(
      Tx tx, Chat chat, String type, @Nullable Person user, Consumer<ObjectNode> more) {
    tell(tx, chat, reader -> true, type, user, more);
  }

  /// Tells every reader in a chat who is shown this message of an event.
  ///
  /// @param user the user whom it is about; null when nobody is
  /// @param more adds what is told beside the chat and the user
  public void tellOf(
      Tx tx,
      Chat chat,
      MessageId message,
      String type,
      @Nullable Person user,
      Consumer<ObjectNode> more) {
    tell(tx, chat, reader -> chats.isShown(tx, chat, reader, message), type, user, more);
  }

  private void tell(
      Tx tx,
      Chat chat,
      Predicate<UserId> concerned,
      String type,
      @Nullable Person user,
      Consumer<ObjectNode> more) {
    var readers = log.subscribers(tx);
    if (readers.isEmpty()) {
      return;
    }
    var members = chats.members(tx, chat);
    for (var reader : readers) {
      if (members.contains(reader) && concerned.test(reader)) {
        log.append(tx, reader, type, Json.write(data(tx, chat, reader, user, more)));
      }
    }
  }

  private ObjectNode data(
      Tx tx, Chat chat, UserId reader, @Nullable Person user, Consumer<ObjectNode> more) {
    var show = chats.portraits();
    var data = Json.mapper().createObjectNode();
    more.accept(data);
    data.set("chat", show.chat(tx, chat, reader));
    if (user != null) {
      var shown = show.user(tx, user);
      // who reads along is not told who is there
      for (var presence : new String[] {"idle", "lastActivityDate"}) {
        shown.put(presence, false);
      }
      data.set("user", shown);
    }
    data.put("language", show.language(tx.portal()));
    return data;
  }

  void joined(Tx tx, Chat chat, Person user) {
    tell(tx, chat, "ONIMV2JOINCHAT", user, data -> data.put("dialogId", "chat" + chat.id()));
  }
}
