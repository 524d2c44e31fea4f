package dev.confab.chats.rest;

import dev.confab.bots.Bots;
import dev.confab.chats.Announcer;
import dev.confab.chats.Chats;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods of chats.
public final class ChatMethods {
  private ChatMethods() {}

  /// The methods over these domains.
  public static List<RestMethod<?, ?>> all(
      People people, Bots bots, Chats chats, Files files, Announcer announcer) {
    var newChat = new NewChat(chats, files, announcer);
    return List.of(
        new ImChatAdd(people, newChat),
        new ImbotChatAdd(bots, newChat),
        new ImbotChatUserAdd(bots, chats));
  }
}
