package dev.confab.house;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.chats.Chats;
import dev.confab.delivery.InsideHandler;
import dev.confab.eventlog.Event;
import dev.confab.messages.Draft;
import dev.confab.messages.Messages;
import dev.confab.sql.Store;

/// The demo bot of the first start: answers a private message with the same text. It hears through
/// the event log like any other bot, so its answer shows that the whole way works.
public final class EchoBot implements InsideHandler {
  /// Its handler's name after `internal:`.
  public static final String NAME = "echo";

  private final Store store;
  private final Chats chats;
  private final Messages messages;

  /// A bot over these rooms.
  public EchoBot(Store store, Chats chats, Messages messages) {
    this.store = store;
    this.chats = chats;
    this.messages = messages;
  }

  @Override
  public void receive(Event event) {
    var params = Json.parse(event.data()).path("PARAMS");
    var text = params.path("MESSAGE").asString("");
    var isPrivate = params.path("CHAT_TYPE").asString("").equals("P");
    var author = new UserId(params.path("FROM_USER_ID").asLong(0));
    if (!event.event().equals("ONIMBOTMESSAGEADD") || !isPrivate || text.isBlank()) {
      return;
    }
    store.write(
        event.portal(),
        tx -> {
          var chat = chats.privateWith(tx, event.bot(), author);
          return messages.post(tx, Draft.text(event.bot(), chat, text));
        });
  }
}
