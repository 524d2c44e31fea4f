package dev.confab.chats.rest.v1;

import dev.confab.bots.Bots;
import dev.confab.chats.Announcer;
import dev.confab.chats.Attendance;
import dev.confab.chats.Chats;
import dev.confab.chats.GuestList;
import dev.confab.chats.Notices;
import dev.confab.chats.Typing;
import dev.confab.chats.Upkeep;
import dev.confab.chats.rest.Departure;
import dev.confab.chats.rest.DialogCards;
import dev.confab.chats.rest.DialogDoor;
import dev.confab.chats.rest.Facelift;
import dev.confab.chats.rest.Lead;
import dev.confab.chats.rest.NewChat;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class ChatMethods {
  private ChatMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      People people,
      Bots bots,
      Chats chats,
      Notices notices,
      Files files,
      Announcer announcer,
      Typing typing,
      DialogDoor door,
      DialogCards cards) {
    var newChat = new NewChat(chats, files, announcer);
    var attendance = new Attendance(chats, people, notices);
    var upkeep = new Upkeep(chats, people, files, notices);
    var facelift = new Facelift(chats, files, upkeep);
    var lead = new Lead(chats, upkeep);
    var guests = new GuestList(people, chats);
    var departure = new Departure(chats, attendance);
    return List.of(
        new ImbotChatAdd(bots, newChat, guests),
        new ImbotChatGet(chats),
        new ImbotChatLeave(bots, departure),
        new ImbotChatManagerSet(bots, lead),
        new ImbotChatSetOwner(bots, lead),
        new ImbotChatUpdateAvatar(bots, facelift),
        new ImbotChatUpdateColor(bots, facelift),
        new ImbotChatUpdateTitle(bots, facelift),
        new ImbotChatUserAdd(bots, chats, attendance, guests),
        new ImbotChatUserDelete(bots, departure),
        new ImbotChatUserList(bots, chats),
        new ImbotDialogGet(door, cards),
        new ImbotChatSendTyping(bots, people, chats, typing));
  }
}
