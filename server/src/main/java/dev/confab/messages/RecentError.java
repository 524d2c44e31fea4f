package dev.confab.messages;

import dev.confab.basics.ErrorCode;

/// How calls about a user's list of chats can be refused.
public enum RecentError implements ErrorCode {
  /// DIALOG_ID is none.
  DIALOG_ID_EMPTY("DIALOG_ID_EMPTY", "Dialog ID can't be empty"),
  /// The first unread message was not named.
  MESSAGE_ID_EMPTY("MESSAGE_ID_ERROR", "First unread message id can't be empty"),
  /// DIALOG_ID is none, as im.recent.pin words it.
  PIN_NOTHING("DIALOG_ID_EMPTY", "Dialog ID can’t be empty"),
  /// The chat to be pinned is not the caller's.
  PIN_DENIED("ACCESS_ERROR", "You don’t have permission to pin this chat");

  private final Wire wire;

  RecentError(String code, String text) {
    wire = new Wire(code, 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
