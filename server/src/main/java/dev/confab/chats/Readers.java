package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many members of a chat have read how far.
///
/// @param places how many have read up to each message, of those who see all that was asked for
/// @param late how many have read how much, of those who came in later and do not see the history
/// @param authors what those have read whose messages are looked at
public record Readers(
    NavigableMap<Long, Long> places, List<Late> late, Map<UserId, Reach> authors) {
  /// Of no messages.
  public static final Readers NONE = new Readers(new TreeMap<>(), List.of(), Map.of());

  /// So many have read the same.
  record Late(Reach reach, long count) {}

  /// How many have read this message beside its author.
  public long of(MessageId message, @Nullable UserId author) {
    long all =
        places.tailMap(message.value(), true).values().stream().mapToLong(Long::longValue).sum();
    long more =
        late.stream().filter(some -> some.reach().has(message)).mapToLong(Late::count).sum();
    boolean himself = author != null && authors.getOrDefault(author, Reach.NONE).has(message);
    return all + more - (himself ? 1 : 0);
  }
}
