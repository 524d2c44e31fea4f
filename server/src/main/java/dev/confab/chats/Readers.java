package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// How many members of a chat have read how far.
///
/// @param places how many have read up to each message, as far as somebody asked
/// @param authors how far those have read whose messages are looked at
public record Readers(NavigableMap<Long, Long> places, Map<UserId, Long> authors) {
  /// How many have read up to this message beside its author.
  public long of(MessageId message, @Nullable UserId author) {
    long all =
        places.tailMap(message.value(), true).values().stream().mapToLong(Long::longValue).sum();
    boolean himself = author != null && authors.getOrDefault(author, -1L) >= message.value();
    return himself ? all - 1 : all;
  }
}
