package dev.confab.messages.rest;

import dev.confab.chats.Chats;
import dev.confab.chats.Recents;
import dev.confab.chats.rest.ChatCards;
import dev.confab.messages.Messages;
import dev.confab.messages.Reading;
import dev.confab.people.People;
import dev.confab.people.rest.UserCards;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// All methods of a user's list of chats, and of what has been read.
public final class RecentMethods {
  private RecentMethods() {}

  /// The methods over these domains.
  public static List<RestMethod<?, ?>> all(
      Portals portals,
      People people,
      UserCards users,
      ChatCards cards,
      Chats chats,
      Messages messages,
      Recents recents) {
    var items = new RecentItems(portals, people, users, cards, messages);
    var reading = new Reading(recents);
    return List.of(
        new ImRecentGet(recents, items),
        new ImRecentList(recents, items),
        new ImRecentHide(chats, recents),
        new ImRecentPin(chats, recents),
        new ImRecentUnread(chats, recents),
        new ImDialogRead(chats, reading),
        new ImDialogReadAll(recents),
        new ImDialogUnread(chats, messages, reading));
  }
}
