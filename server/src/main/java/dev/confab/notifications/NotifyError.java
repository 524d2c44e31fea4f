package dev.confab.notifications;

import dev.confab.basics.ErrorCode;

/// What this room refuses.
public enum NotifyError implements ErrorCode {
  /// Nobody is named who is to be told.
  USER_ID_EMPTY("USER_ID_EMPTY", "User ID can't be empty"),
  /// Nothing is to be told.
  MESSAGE_EMPTY("MESSAGE_EMPTY", "Message can't be empty"),
  /// No notification is named.
  ID_ERROR("ID_ERROR", "Notification ID can't be empty"),
  /// No answer.
  ANSWER_TEXT_ERROR("ANSWER_TEXT_ERROR", "ANSWER_TEXT can't be empty"),
  /// No button.
  NOTIFY_VALUE_ERROR("NOTIFY_VALUE_ERROR", "Notification Value can't be empty"),
  /// Nothing is named that could be taken away.
  PARAMS_ERROR("PARAMS_ERROR", "Incorrect params"),
  /// No list of notifications.
  NO_IDS("PARAMS_ERROR", "No IDS param or it is not an array"),
  /// One of two parameters that belong together.
  LAST_ID_AND_LAST_TYPE(
      "LAST_ID_AND_LAST_TYPE", "Parameters LAST_ID and LAST_TYPE should be used together"),
  /// LAST_ID is no number.
  LAST_ID_STRING("LAST_ID_STRING", "Last notification ID can't be string"),
  /// Too little to look for.
  SEARCH_TEXT_ERROR("SEARCH_TEXT_ERROR", "SEARCH_TEXT can't be less then 3 symbols"),
  /// No buttons, or some without title or value.
  BUTTONS_ERROR("BUTTONS_ERROR", "Incorrect buttons");

  private final Wire wire;

  NotifyError(String code, String text) {
    wire = new Wire(code, 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
