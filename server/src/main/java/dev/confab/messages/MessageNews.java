package dev.confab.messages;

import dev.confab.chats.Chat;
import org.jspecify.annotations.Nullable;

/// What happened to a message. Told in the transaction, for those who show it.
public sealed interface MessageNews {
  /// It was posted, by somebody or by the system.
  record Posted(Chat chat, Message message) implements MessageNews {}

  /// It says, or carries, something else.
  record Edited(Chat chat, Message message) implements MessageNews {}

  /// It was deleted.
  ///
  /// @param mark what is left in its place; null: nothing
  record Deleted(Chat chat, Message message, @Nullable Message mark) implements MessageNews {}
}
