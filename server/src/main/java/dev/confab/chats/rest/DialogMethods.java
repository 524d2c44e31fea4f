package dev.confab.chats.rest;

import dev.confab.bots.Bots;
import dev.confab.chats.Chats;
import dev.confab.chats.Search;
import dev.confab.chats.Typing;
import dev.confab.people.People;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods that look into dialogs, and those of writing.
public final class DialogMethods {
  private DialogMethods() {}

  /// The methods over these domains.
  public static List<RestMethod<?, ?>> all(
      People people,
      UserCards users,
      DialogDoor door,
      DialogCards cards,
      Bots bots,
      Chats chats,
      Typing typing) {
    return List.of(
        new ImDialogGet(door, cards),
        new ImDialogUsersList(chats, door, bots, people, users),
        new ImDialogWriting(people, chats, typing),
        new ImSearchChatList(new Search(people), cards),
        new ImRevisionGet());
  }
}
