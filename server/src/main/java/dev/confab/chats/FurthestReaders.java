package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The two of a chat who have read furthest, and how far: of two at least one is not the author.
public record FurthestReaders(Map<UserId, Long> places) {
  static final int COUNT = 2;

  /// Whether anybody has read up to this message beside its author.
  public boolean haveSeen(MessageId message, @Nullable UserId author) {
    return places.entrySet().stream()
        .anyMatch(place -> place.getValue() >= message.value() && !place.getKey().equals(author));
  }
}
