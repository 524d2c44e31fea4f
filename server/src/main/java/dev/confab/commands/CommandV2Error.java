package dev.confab.commands;

import dev.confab.basics.ErrorCode;

/// Why a call of the second generation about a command is refused.
public enum CommandV2Error implements ErrorCode {
  /// A command without text.
  MISSING("COMMAND_REQUIRED", "Command is required"),
  /// A command that is to have no text any more.
  EMPTY("COMMAND_NAME_EMPTY", "Command name is empty"),
  /// A text that is none, or one that nobody could type as one word.
  INVALID("COMMAND_NAME_INVALID", "Command name is invalid"),
  /// A command that people are shown, without a title.
  TITLE_MISSING("COMMAND_TITLE_REQUIRED", "Command title is required"),
  /// A text that nobody could type as one word.
  NOT_REGISTERED("COMMAND_REGISTER_FAILED", "Command registration failed"),
  /// Another command of the bot has this text.
  TAKEN("COMMAND_ALREADY_EXISTS", "Command already exists"),
  /// No such command, or another bot's.
  NOT_FOUND("COMMAND_NOT_FOUND", "Command not found"),
  /// An answer to nothing, or one that cannot be said.
  NOT_ANSWERED("COMMAND_ANSWER_FAILED", "Command answer failed");

  private final Wire wire;

  CommandV2Error(String code, String text) {
    wire = new Wire(code, 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
