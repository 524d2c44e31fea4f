package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One member's place in a chat.
///
/// @param seesFrom the id of the first message the member may see
/// @param lastRead the id of the last message read
/// @param readCount how many of the chat's messages were there when the member last read
/// @param readAt when the member last read; null: unknown
/// @param marks what the member noted about the chat
public record Member(
    ChatId chat,
    UserId user,
    boolean manager,
    long seesFrom,
    long lastRead,
    long readCount,
    @Nullable Instant readAt,
    Marks marks) {

  /// What a member noted about a chat, for himself alone.
  ///
  /// @param unread whether it is marked as unread by hand
  /// @param from the message from which on it is marked as unread; 0: none
  public record Marks(boolean muted, boolean pinned, boolean unread, long from) {
    static final Marks NONE = new Marks(false, false, false, 0);
  }

  /// A member that comes in and has read everything up to the newest message.
  static Member fresh(Chat chat, UserId user, boolean manager, long seesFrom) {
    var last = chat.lastMessage();
    return new Member(
        chat.id(),
        user,
        manager,
        seesFrom,
        last == null ? 0 : last.value(),
        chat.messageCount(),
        null,
        Marks.NONE);
  }

  /// Somebody who looks into an open chat without being in it: nothing there is new to him.
  static Member guest(Chat chat, UserId user) {
    return fresh(chat, user, false, 0);
  }

  /// How many messages the member has not read.
  public long unread(Chat in) {
    return Math.max(0, in.messageCount() - readCount);
  }
}
