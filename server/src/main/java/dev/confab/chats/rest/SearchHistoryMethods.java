package dev.confab.chats.rest;

import dev.confab.chats.Chats;
import dev.confab.chats.SearchHistory;
import dev.confab.people.People;
import dev.confab.people.rest.UserCards;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods on what users searched for.
public final class SearchHistoryMethods {
  private SearchHistoryMethods() {}

  /// All of them.
  public static List<RestMethod<?, ?>> all(
      SearchHistory history, People people, UserCards cards, Chats chats, ChatCards chatCards) {
    return List.of(
        new ImSearchLastAdd(history),
        new ImSearchLastGet(history, people, cards, chats, chatCards),
        new ImSearchLastDelete(history));
  }
}
