package dev.confab.bots;

import dev.confab.basics.ErrorCode;

/// Why a call about a bot is refused. The order is the one in which a caller can meet them.
public enum BotError implements ErrorCode {
  /// A browser session has no application behind it.
  BY_SESSION(
      "WRONG_AUTH_TYPE", 403, "Access for this method not allowed by session authorization."),
  /// The same, as imbot.register words it.
  REGISTER_BY_SESSION(
      "WRONG_AUTH_TYPE", 403, "Access for this method not allowed by session authorization"),
  /// A webhook call that does not say for which application it stands.
  CLIENT_ID_MISSING("ACCESS_DENIED", 403, "Access denied! Client ID not specified"),
  /// No such bot, or the application has none.
  BOT_NOT_FOUND("BOT_ID_ERROR", "Bot not found"),
  /// Somebody else's bot.
  OTHER_APPLICATION("APP_ID_ERROR", "Bot was installed by another rest application"),
  /// No address for new messages.
  MESSAGE_ADD_MISSING(
      "EVENT_MESSAGE_ADD_ERROR", "Handler for \"Message add\" event isn't specified"),
  /// A wrong one.
  MESSAGE_ADD_WRONG("EVENT_MESSAGE_ADD_ERROR", "Wrong handler URL"),
  /// A wrong address for changed messages.
  MESSAGE_UPDATE_WRONG("EVENT_MESSAGE_UPDATE_ERROR", "Wrong handler URL"),
  /// A wrong address for deleted messages.
  MESSAGE_DELETE_WRONG("EVENT_MESSAGE_DELETE_ERROR", "Wrong handler URL"),
  /// No address for joining a chat.
  WELCOME_MESSAGE_MISSING(
      "EVENT_WELCOME_MESSAGE_ERROR", "Handler for \"Welcome message\" event isn't specified"),
  /// A wrong one.
  WELCOME_MESSAGE_WRONG("EVENT_WELCOME_MESSAGE_ERROR", "Wrong handler URL"),
  /// No address for the bot's removal.
  BOT_DELETE_MISSING("EVENT_BOT_DELETE_ERROR", "Handler for \"Bot delete\" event isn't specified"),
  /// A wrong one.
  BOT_DELETE_WRONG("EVENT_BOT_DELETE_ERROR", "Wrong handler URL"),
  /// No address for commands.
  COMMAND_ADD_MISSING(
      "EVENT_COMMAND_ADD_ERROR", "Handler for \"Command add\" event isn't specified"),
  /// A wrong one.
  COMMAND_ADD_WRONG("EVENT_COMMAND_ADD_ERROR", "Wrong handler URL"),
  /// A bot without a code.
  CODE_MISSING("CODE_ERROR", "Bot code isn't specified"),
  /// A bot without a name.
  NAME_MISSING("NAME_ERROR", "Bot name isn't specified"),
  /// The application has as many bots as it may.
  TOO_MANY_BOTS(
      "MAX_COUNT_ERROR", "Has reached the maximum number of bots for application (max: %s)"),
  /// A code that cannot be kept.
  NOT_CREATED("WRONG_REQUEST", "Bot can't be created"),
  /// An update that says nothing.
  NOTHING_TO_UPDATE("WRONG_REQUEST", "Update fields can't be empty"),
  /// A code that cannot be kept, or belongs to another bot of the application.
  NOT_UPDATED("WRONG_REQUEST", "Bot can't be updated"),
  /// The bot went away meanwhile.
  NOT_DELETED("WRONG_REQUEST", "Bot can't be deleted");

  private final Wire wire;

  BotError(String code, String text) {
    this(code, 400, text);
  }

  BotError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
