package dev.confab.chats.rest;

import dev.confab.basics.PortalId;
import dev.confab.chats.Chats;
import dev.confab.chats.SearchHistory;
import dev.confab.people.Avatars;
import dev.confab.people.People;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.RestMethod;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// The methods on what users searched for.
public final class SearchHistoryMethods {
  private SearchHistoryMethods() {}

  /// All of them.
  ///
  /// @param zones the time zone of a portal
  public static List<RestMethod<?, ?>> all(
      SearchHistory history,
      People people,
      UserCards cards,
      Chats chats,
      Avatars avatars,
      Function<PortalId, ZoneId> zones) {
    return List.of(
        new ImSearchLastAdd(history),
        new ImSearchLastGet(history, people, cards, chats, avatars, zones),
        new ImSearchLastDelete(history));
  }
}
