package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import org.jspecify.annotations.Nullable;

/// What answers about chats tell of messages. `messages`, which stands above this room, knows it.
public interface Sayings {
  /// The first message of others that a member has not read; null when there is none.
  @Nullable MessageId firstUnread(Reads reads, Chat chat, Member member);

  /// Who wrote a chat's newest message; null for the system, and where nothing was written.
  @Nullable UserId lastAuthor(Reads reads, Chat chat);
}
