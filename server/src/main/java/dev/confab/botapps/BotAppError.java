package dev.confab.botapps;

import dev.confab.basics.ErrorCode;

/// Why a call about an application of a bot is refused. The order is the one in which a caller can
/// meet them.
public enum BotAppError implements ErrorCode {
  /// Where it is opened is not said.
  DIALOG_ID_EMPTY("DIALOG_ID_EMPTY", "Dialog ID can't be empty"),
  /// No such application.
  APP_NOT_FOUND("CHAT_APP_ID_ERROR", "Chat application not found"),
  /// No message that its user sees in the dialog.
  MESSAGE_NOT_FOUND("MESSAGE_NOT_FOUND", "Message not found"),
  /// Neither a command nor a page, or not as they have to be.
  PARAMS_WRONG("PARAMS_ERROR", "JS_METHOD with JS_PARAM or IFRAME isn't specified correctly"),
  /// A page that is not encrypted.
  IFRAME_NOT_HTTPS("IFRAME_HTTPS", "The IFRAME link must lead to a site with HTTPS"),
  /// A page that cannot know its callers.
  HASH_MISSING("HASH_ERROR", "HASH of the application isn't specified"),
  /// What is shown has to be called something.
  LANG_MISSING("LANG_ERROR", "LANG of the visible application isn't specified"),
  /// Without a code, or the bot has too many.
  NOT_CREATED("WRONG_REQUEST", "Chat application can't be created"),
  /// Nothing to change, or not to that.
  NOT_UPDATED("WRONG_REQUEST", "Chat application can't be updated"),
  /// It went away meanwhile.
  NOT_DELETED("WRONG_REQUEST", "Chat application can't be deleted");

  private final Wire wire;

  BotAppError(String code, String text) {
    wire = new Wire(code, 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
