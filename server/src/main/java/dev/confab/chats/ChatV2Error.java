package dev.confab.chats;

import dev.confab.basics.ErrorCode;

/// How calls of the second generation about chats are refused. One refusal says nearly everything:
/// whoever is not in a chat is not told whether it exists.
public enum ChatV2Error implements ErrorCode {
  /// The bot is not in the chat, or has no right to this there.
  ACCESS_DENIED("ACCESS_DENIED", 403, "Access denied"),
  /// Nobody was named.
  EMPTY_USER_IDS("EMPTY_USER_IDS", 400, "Empty user IDs");

  private final Wire wire;

  ChatV2Error(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
