package dev.confab.chats;

import dev.confab.basics.UserId;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Who has seen the newest message of a chat.
///
/// @param first who saw it first; null: nobody
/// @param others how many did after that
public record Viewers(@Nullable Member first, int others) {
  /// Those of these members who have read to the end, without the author of what is there.
  public static Viewers of(Chat chat, Collection<Member> members, @Nullable UserId author) {
    var last = chat.lastMessage();
    var seen =
        members.stream()
            .filter(member -> last != null && member.lastRead() >= last.value())
            .filter(member -> member.readAt() != null && !member.user().equals(author))
            .sorted(Comparator.comparingLong(Viewers::readMillis))
            .toList();
    return seen.isEmpty() ? new Viewers(null, 0) : new Viewers(seen.getFirst(), seen.size() - 1);
  }

  private static long readMillis(Member member) {
    return member.readAt() == null ? 0 : member.readAt().toEpochMilli();
  }
}
