package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.chats.ChatError;
import org.jspecify.annotations.Nullable;

/// Methods that take a group chat by `DIALOG_ID` or by `CHAT_ID`.
final class ChatChoice {
  private ChatChoice() {}

  /// The chat that was named; a user's id is no group chat.
  static ChatId of(@Nullable DialogId dialog, @Nullable ChatId chat) {
    if (dialog instanceof DialogId.InChat(var id)) {
      return id;
    }
    ChatError.DIALOG_ID_EMPTY.unless(dialog == null);
    if (chat == null) {
      throw ChatError.CHAT_ID_EMPTY.refuse();
    }
    return chat;
  }
}
