package dev.confab.chats;

import dev.confab.basics.ErrorCode;

/// How making chats and letting users in can be refused.
public enum ChatError implements ErrorCode {
  /// USERS of imbot.chat.add is not a list.
  USERS_FORMAT("INVALID_FORMAT", 400, "Parameter USERS has wrong type"),
  /// The chat could not be made.
  NOT_CREATED("WRONG_REQUEST", 400, "Chat can't be created"),
  /// No chat was named.
  CHAT_ID_EMPTY("CHAT_ID_EMPTY", 400, "Chat ID can't be empty"),
  /// The operation is not for this chat, for example a private one, or one the bot is not in.
  ACTION_UNAVAILABLE("ACCESS_ERROR", 403, "Action unavailable"),
  /// The chat belongs to something that decides its members itself.
  USERS_FORBIDDEN("ACCESS_ERROR", 403, "It is forbidden to add users to this chat"),
  /// USERS is not a list.
  USERS_NOT_ARRAY("WRONG_REQUEST", 400, "User IDs must be passed in array format"),
  /// Nobody could be added.
  ALREADY_MEMBER("WRONG_REQUEST", 400, "You don't have access or user already member in chat");

  private final Wire wire;

  ChatError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
