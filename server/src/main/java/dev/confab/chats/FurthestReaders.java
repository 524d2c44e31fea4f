package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.util.Map;

/// The two of a chat who have read furthest, and how far: of two at least one did not send the
/// message in question.
public record FurthestReaders(Map<UserId, Long> places) {
  static final int COUNT = 2;

  /// Whether anybody has read up to this message beside who sent it.
  public boolean haveSeen(MessageId message, UserId sender) {
    return places.entrySet().stream()
        .anyMatch(place -> place.getValue() >= message.value() && !place.getKey().equals(sender));
  }
}
