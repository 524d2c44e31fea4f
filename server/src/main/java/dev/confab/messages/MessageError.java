package dev.confab.messages;

import dev.confab.basics.ErrorCode;

/// How posting and reading messages can be refused.
public enum MessageError implements ErrorCode {
  /// Neither text nor attachment.
  MESSAGE_EMPTY("MESSAGE_EMPTY", 400, "Message can't be empty"),
  /// DIALOG_ID is not a dialog; im.message.add takes it for a user's id.
  USER_ID_EMPTY("USER_ID_EMPTY", 400, "User ID can't be empty"),
  /// The user of a private dialog does not exist.
  USER_NOT_FOUND("USER_NOT_FOUND", 400, "User not found"),
  /// The chat does not exist.
  NO_SUCH_CHAT("CHAT_ID", 400, "Error creating message"),
  /// The chat is not the caller's.
  ACTION_UNAVAILABLE("ACCESS_ERROR", 403, "Action unavailable"),
  /// A parameter cannot be read.
  PARAMS_WRONG("PARAMS_ERROR", 400, "Incorrect params"),
  /// ATTACH has no known form.
  ATTACH_WRONG("ATTACH_ERROR", 400, "Incorrect attach params"),
  /// ATTACH is too large.
  ATTACH_OVERSIZE("ATTACH_OVERSIZE", 400, "You have exceeded the maximum allowable size of attach"),
  /// KEYBOARD has no known form.
  KEYBOARD_WRONG("KEYBOARD_ERROR", 400, "Incorrect keyboard params"),
  /// KEYBOARD is too large.
  KEYBOARD_OVERSIZE(
      "KEYBOARD_OVERSIZE", 400, "You have exceeded the maximum allowable size of keyboard"),
  /// MENU has no known form.
  MENU_WRONG("MENU_ERROR", 400, "Incorrect menu params"),
  /// The same, as `im.message.update` spells it.
  MENU_WRONG_IN_UPDATE("menu_ERROR", 400, "Incorrect menu params"),
  /// MENU is too large.
  MENU_OVERSIZE("MENU_OVERSIZE", 400, "You have exceeded the maximum allowable size of menu"),
  /// The message answered is not visible.
  REPLY_UNAVAILABLE("REPLY_ACCESS_ERROR", 400, "Action unavailable"),
  /// The message answered is in another chat.
  REPLY_ELSEWHERE(
      "REPLY_FROM_OTHER_CHAT_ERROR", 400, "You can only reply to a message within the same chat"),
  /// No dialog was named.
  DIALOG_ID_EMPTY("DIALOG_ID_EMPTY", 400, "Dialog ID can't be empty"),
  /// No chat was named.
  CHAT_ID_EMPTY("CHAT_ID_EMPTY", 400, "CHAT_ID can't be empty"),
  /// The chat is not there for this caller.
  NO_ACCESS_TO_CHAT("ACCESS_ERROR", 403, "You do not have access to this chat"),
  /// FIRST_ID is not a number.
  FIRST_ID_STRING("FIRST_ID_STRING", 400, "First ID can't be string"),
  /// LAST_ID is not a number.
  LAST_ID_STRING("LAST_ID_STRING", 400, "Last ID can't be string"),
  /// The dialog is not there for this caller.
  NO_ACCESS("ACCESS_ERROR", 403, "You do not have access to the specified dialog"),
  /// No message was named.
  MESSAGE_ID_EMPTY("MESSAGE_ID_ERROR", 400, "Message ID can't be empty"),
  /// The message is not there, is not the caller's to change, or is too old for it.
  CANT_EDIT("CANT_EDIT_MESSAGE", 403, "Time has expired for modification or you don't have access"),
  /// The like is, or is not, there already.
  WITHOUT_CHANGES("WITHOUT_CHANGES", 400, "Action completed without changes"),
  /// In a group only who runs it pins messages.
  PIN_DENIED("ACCESS_ERROR", 403, "Only the owner and the managers of a chat may pin messages"),
  /// The chat has as many pinned messages as it can have.
  PINS_FULL("TOO_MANY_PINS", 400, "A chat can have 20 pinned messages"),
  /// A bot's message cannot be posted there.
  NOT_ADDED("WRONG_REQUEST", 400, "Message isn't added"),
  /// Too few letters to look for.
  FIND_SHORT("FIND_SHORT", 400, "Too short a search phrase.");

  private final Wire wire;

  MessageError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
