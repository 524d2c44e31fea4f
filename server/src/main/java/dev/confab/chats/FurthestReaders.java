package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.util.Map;

/// Those of a chat who have read furthest of some messages: two of all who see the oldest of them,
/// and two of those who came in at each message after it. Of any two at least one did not send the
/// message in question.
public record FurthestReaders(Map<UserId, Reach> places) {
  static final int COUNT = 2;

  /// Whether anybody has read this message beside who sent it.
  public boolean haveSeen(MessageId message, UserId sender) {
    return places.entrySet().stream()
        .anyMatch(place -> place.getValue().has(message) && !place.getKey().equals(sender));
  }
}
