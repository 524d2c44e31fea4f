package dev.confab.chats.rest;

import dev.confab.basics.Json;
import dev.confab.chats.Unread;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Counters as `im.counters.get` answers them, for those who tell them without being asked.
public final class CounterCards {
  private CounterCards() {}

  /// The counters of a user.
  ///
  /// @param notices how many notifications the user has not read
  public static JsonNode of(List<Unread> unread, long notices) {
    return Json.tree(ImCountersGet.of(unread, notices));
  }
}
