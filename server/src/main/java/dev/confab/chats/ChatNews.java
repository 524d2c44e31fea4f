package dev.confab.chats;

import dev.confab.basics.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happened to a chat, or to somebody's list of chats. Told in the transaction, for those who
/// show it.
public sealed interface ChatNews {
  /// A chat was made. Who comes into it beside its author is told after it.
  record Made(Chat chat) implements ChatNews {}

  /// How it looks, or who runs it, is another than before.
  record Changed(Chat before, Chat after) implements ChatNews {}

  /// It is gone.
  ///
  /// @param members who was in it
  record Removed(Chat chat, Set<UserId> members) implements ChatNews {}

  /// Users came in.
  ///
  /// @param seesFrom the first message they see
  record Joined(Chat chat, List<UserId> users, long seesFrom) implements ChatNews {}

  /// A member went, or was taken out.
  record Left(Chat chat, UserId user) implements ChatNews {}

  /// A member read it up to a message, or put himself back.
  ///
  /// @param lastRead the message; 0: none
  /// @param left how many messages of others he has not read then
  record Read(Chat chat, UserId user, long lastRead, long left) implements ChatNews {}

  /// A user pinned, hid, marked or muted it.
  ///
  /// @param chat null: all of his chats are read
  record Listed(UserId user, @Nullable Chat chat) implements ChatNews {}
}
