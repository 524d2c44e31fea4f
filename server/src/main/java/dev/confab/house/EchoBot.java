package dev.confab.house;

import dev.confab.basics.DialogId;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.delivery.InsideHandler;
import dev.confab.eventlog.Event;
import dev.confab.messages.Draft;

/// The demo bot that lives in the server: says back what it hears. Its events stand in the same
/// queue as any bot's, so a newcomer sees the real way of a message.
final class EchoBot implements InsideHandler {
  private final Rooms rooms;

  EchoBot(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public void receive(Event event) {
    var params = Json.parse(event.data()).path("PARAMS");
    var text = params.path("MESSAGE").asString("");
    var dialog = DialogId.parse(params.path("DIALOG_ID").asString(""));
    if (!event.event().equals("ONIMBOTMESSAGEADD") || text.isBlank() || dialog == null) {
      return;
    }
    rooms
        .store()
        .write(
            event.portal(),
            tx -> {
              var chat = rooms.chats().visibleTo(tx, new UserId(event.bot().value()), dialog);
              return chat == null
                  ? null
                  : rooms.messages().post(tx, Draft.text(event.bot(), chat, text));
            });
  }
}
