package dev.confab.messages;

import dev.confab.basics.ErrorCode;

/// How calls of the second generation about messages are refused.
public enum MessageV2Error implements ErrorCode {
  /// Neither a text nor an attachment nor anything to forward.
  EMPTY_MESSAGE("EMPTY_MESSAGE", "Message is empty"),
  /// Something about the message cannot be sent: blocks that cannot be read, an answer to what the
  /// bot does not see, something to forward that it does not see.
  SENDING_FAILED("SENDING_FAILED", "Sending failed"),
  /// Bots of this type read only what they are told.
  BOT_TYPE_NOT_ALLOWED("BOT_TYPE_NOT_ALLOWED", 403, "Bot type not allowed"),
  /// No such message.
  MESSAGE_NOT_FOUND("MESSAGE_NOT_FOUND", "Message not found"),
  /// The message is not the bot's to see.
  MESSAGE_ACCESS_DENIED("MESSAGE_ACCESS_DENIED", 403, "Message access denied"),
  /// No reaction is called this, or the bot has not put it there.
  REACTION_NOT_FOUND("REACTION_NOT_FOUND", "Reaction not found"),
  /// The bot has put it there already.
  REACTION_ALREADY_SET("REACTION_ALREADY_SET", "Reaction already set");

  private final Wire wire;

  MessageV2Error(String code, String text) {
    this(code, 400, text);
  }

  MessageV2Error(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
