package dev.confab.bots;

import dev.confab.basics.ErrorCode;
import java.util.stream.Stream;

/// Why a call of the second generation about a bot is refused. The order is the one in which a
/// caller can meet them.
public enum BotV2Error implements ErrorCode {
  /// A webhook call that does not show the bot's token.
  TOKEN_MISSING("BOT_TOKEN_NOT_SPECIFIED", "Bot token is not specified"),
  /// The same on portals that had no better name for it.
  CLIENT_ID_MISSING("CLIENT_ID_NOT_SPECIFIED", "Client ID is not specified"),
  /// A call that does not say which bot it is about.
  ID_MISSING("BOT_ID_REQUIRED", "Bot ID is required"),
  /// Neither an id nor a code.
  PARAMS_MISSING("PARAMS_REQUIRED", "Required parameters are missing"),
  /// No such bot.
  NOT_FOUND("BOT_NOT_FOUND", "Bot not found"),
  /// Somebody else's bot, or a wrong token.
  NOT_OWNED("BOT_OWNERSHIP_ERROR", 403, "Bot is registered by another application"),
  /// A token longer than tokens may be.
  TOKEN_TOO_LONG("BOT_TOKEN_INVALID_LENGTH", "Bot token is longer than 40 characters"),
  /// A bot without a code.
  CODE_MISSING("BOT_CODE_REQUIRED", "Bot code is required"),
  /// A bot without a name.
  PROPERTIES_MISSING("BOT_PROPERTIES_REQUIRED", "Bot properties are required"),
  /// Another application's bot has this code.
  CODE_TAKEN("BOT_CODE_ALREADY_TAKEN", "Bot code is already taken"),
  /// A type there is not.
  TYPE_WRONG("BOT_INVALID_TYPE", "Invalid bot type"),
  /// Neither fetch nor webhook.
  MODE_WRONG("BOT_INVALID_EVENT_MODE", "Invalid event mode"),
  /// Events are to be posted, but nobody said where.
  URL_MISSING("BOT_WEBHOOK_URL_REQUIRED", "Webhook URL is required"),
  /// Nothing can be posted there.
  URL_WRONG("BOT_INVALID_CALLBACK", "Invalid callback URL"),
  /// The application has as many bots as it may.
  TOO_MANY("BOT_LIMIT_EXCEEDED", "Bot limit exceeded"),
  /// A code that cannot be kept.
  NOT_REGISTERED("BOT_REGISTER_FAILED", "Bot registration failed"),
  /// A picture that is none.
  AVATAR_NO_IMAGE("BOT_AVATAR_INCORRECT_TYPE", "Avatar must be an image"),
  /// A picture too large.
  AVATAR_TOO_LARGE("BOT_AVATAR_INCORRECT_SIZE", "Avatar exceeds maximum size"),
  /// The new token is not taken; why is not told, because it would tell of others' tokens.
  TOKEN_NOT_ROTATED("BOT_TOKEN_ROTATION_FAILED", "Bot token rotation failed"),
  /// The bot went away meanwhile.
  NOT_UNREGISTERED("BOT_UNREGISTER_FAILED", "Bot unregistration failed");

  private final Wire wire;

  BotV2Error(String code, String text) {
    this(code, 400, text);
  }

  BotV2Error(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  /// What every method may refuse with that speaks for a bot, and what this one adds.
  public static ErrorCode[] speaking(ErrorCode... more) {
    var all = Stream.of(TOKEN_MISSING, ID_MISSING, NOT_FOUND, NOT_OWNED);
    return Stream.concat(all, Stream.of(more)).toArray(ErrorCode[]::new);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
