package dev.confab.chats.rest;

import dev.confab.bots.Bots;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.chats.Recents;
import dev.confab.chats.Sayings;
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
      ChatCards chatCards,
      Bots bots,
      Chats chats,
      Recents recents,
      Sayings sayings,
      Typing typing) {
    var cards = new DialogCards(chats, chatCards, people, users, sayings);
    var door = new DialogDoor(chats, recents, new Entrance(people, chats));
    return List.of(
        new ImDialogGet(door, cards),
        new ImbotDialogGet(door, cards),
        new ImDialogUsersList(chats, door, bots, people, users),
        new ImDialogWriting(people, chats, typing),
        new ImbotChatSendTyping(bots, people, chats, typing),
        new ImSearchChatList(new Search(people), cards),
        new ImRevisionGet());
  }
}
