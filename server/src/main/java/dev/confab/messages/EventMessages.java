package dev.confab.messages;

import dev.confab.basics.Json;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Portraits;
import dev.confab.sql.Tx;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Messages as events of the second generation show them.
/// (api-reference/chat-bots/chat-bots-v2/entities.md#message)
public record EventMessages(Chats chats) {
  /// A message that was just posted, so that nobody can have seen it.
  public ObjectNode fresh(Tx tx, Message message) {
    return shown(tx, message, false);
  }

  /// A message that was there before.
  public ObjectNode known(Tx tx, Chat chat, Message message) {
    var seen =
        chats
            .furthestReaders(tx, chat, List.of(message.id()))
            .haveSeen(message.id(), message.sender());
    return shown(tx, message, seen);
  }

  private ObjectNode shown(Tx tx, Message message, boolean seen) {
    var show = chats.portraits();
    var author = message.author();
    var params =
        message.params() == null ? Json.mapper().createObjectNode() : Json.parse(message.params());
    var shown = Json.mapper().createObjectNode();
    shown.put("id", message.id().value());
    shown.put("chatId", message.chat().value());
    shown.put("authorId", author == null ? 0 : author.value());
    shown.put("date", show.date(tx.portal(), message.created()));
    shown.put("text", message.text());
    shown.put("isSystem", author == null);
    shown.put("uuid", author == null ? "" : message.uuid());
    var origin = ForwardedFrom.of(params);
    if (origin == null) {
      shown.putNull("forward");
    } else {
      forward(shown.putObject("forward"), show, tx, origin);
    }
    shown.set("params", params);
    shown.put("viewedByOthers", seen);
    return shown;
  }

  private static void forward(ObjectNode shown, Portraits show, Tx tx, ForwardedFrom origin) {
    shown.put("id", origin.message().value());
    shown.put("userId", origin.author().value());
    shown.put("chatId", origin.chat().value());
    shown.put("date", show.date(tx.portal(), origin.posted()));
  }
}
