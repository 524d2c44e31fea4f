package dev.confab.commands;

import dev.confab.basics.ErrorCode;

/// Why a call about a command is refused.
public enum CommandError implements ErrorCode {
  /// A command without text.
  TEXT_MISSING("COMMAND_ERROR", "Command isn't specified"),
  /// A command without a title in any language.
  TITLES_EMPTY("LANG_ERROR", "Lang set can't be empty"),
  /// A text that nobody could type as one word.
  NOT_CREATED("WRONG_REQUEST", "Command can't be created"),
  /// No such command.
  NOT_FOUND("COMMAND_ID_ERROR", "Command not found"),
  /// Somebody else's command.
  OTHER_APPLICATION("APP_ID_ERROR", "Command was installed by another rest application"),
  /// An update that says nothing.
  NOTHING_TO_UPDATE("WRONG_REQUEST", "Update fields can't be empty"),
  /// A text that nobody could type, or that is another command of the bot.
  NOT_UPDATED("WRONG_REQUEST", "Command can't be updated"),
  /// The command went away meanwhile.
  NOT_DELETED("WRONG_REQUEST", "Command can't be deleted"),
  /// An answer to no message.
  MESSAGE_ID_EMPTY("MESSAGE_ID_EMPTY", "Message ID can't be empty"),
  /// No bot was named.
  BOT_ID_EMPTY("BOT_ID_ERROR", "Bot ID can't be empty"),
  /// No command was named.
  COMMAND_EMPTY("COMMAND_ERROR", "Command can't be empty");

  private final Wire wire;

  CommandError(String code, String text) {
    wire = new Wire(code, 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
