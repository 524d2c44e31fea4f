package dev.confab.chats.rest.v2;

import dev.confab.chats.Announcer;
import dev.confab.chats.Attendance;
import dev.confab.chats.Chats;
import dev.confab.chats.ContextEvents;
import dev.confab.chats.Entrance;
import dev.confab.chats.GuestList;
import dev.confab.chats.Notices;
import dev.confab.chats.Typing;
import dev.confab.chats.Upkeep;
import dev.confab.chats.rest.NewChat;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class ChatMethods {
  private ChatMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      Door door,
      People people,
      Chats chats,
      Notices notices,
      Files files,
      Announcer announcer,
      Typing typing,
      ContextEvents contexts,
      ShownChats shown,
      ShownUsers users) {
    var attendance = new Attendance(chats, people, notices);
    var upkeep = new Upkeep(chats, people, files, notices);
    var managers = new ManagerList(door, chats, upkeep);
    var guests = new GuestList(people, chats);
    var newChat = new NewChat(chats, files, announcer);
    return List.of(
        new ChatAdd(door, chats, newChat, guests, people, shown, users),
        new ChatGet(door, shown),
        new ChatUpdate(door, chats, files, upkeep),
        new ChatLeave(door, attendance),
        new ChatSetOwner(door, upkeep),
        new ChatManagerAdd(managers),
        new ChatManagerDelete(managers),
        new ChatUserAdd(door, attendance, guests),
        new ChatUserDelete(door, chats, attendance),
        new ChatUserList(door, chats, people, users),
        new InputActionNotify(door, typing),
        new TextFieldEnabled(door, upkeep),
        new BotSendContext(new Entrance(people, chats), contexts));
  }
}
