package dev.confab.chats.rest;

import dev.confab.audit.AuditLog;
import dev.confab.chats.Announcer;
import dev.confab.chats.Attendance;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.chats.Notices;
import dev.confab.chats.Recents;
import dev.confab.chats.Upkeep;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.portals.Declared;
import dev.confab.rpc.Call;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.function.ToLongFunction;

/// All methods of chats.
public final class ChatMethods {
  private ChatMethods() {}

  /// The methods over these domains.
  public static List<RestMethod<?, ?>> all(
      People people,
      Chats chats,
      Notices notices,
      Recents recents,
      Files files,
      Declared declared,
      AuditLog audit,
      Announcer announcer,
      ToLongFunction<Call> unreadNotices) {
    var newChat = new NewChat(chats, files, announcer);
    var attendance = new Attendance(chats, people, notices);
    var upkeep = new Upkeep(chats, people, files, notices);
    var facelift = new Facelift(chats, files, upkeep);
    var lead = new Lead(chats, upkeep);
    var departure = new Departure(chats, attendance);
    return List.of(
        new ImChatAdd(people, newChat),
        new ImChatGet(chats),
        new ImChatLeave(departure),
        new ImChatMute(chats, recents),
        new ImCountersGet(recents, unreadNotices),
        new ImChatSetOwner(lead),
        new ImChatUpdateAvatar(facelift),
        new ImChatUpdateColor(facelift),
        new ImChatUpdateTitle(facelift),
        new ImChatUserAdd(chats, attendance),
        new ImChatUserDelete(departure),
        new ImChatUserList(chats),
        new MessengerManagerSet(lead),
        new MessengerDescribe(facelift),
        new MessengerProfile(people, files, declared, audit),
        new MessengerOpen(new Entrance(people, chats)));
  }
}
