package dev.confab.chats;

import dev.confab.basics.ErrorCode;

/// What the methods on the search history refuse.
public enum SearchError implements ErrorCode {
  /// No dialog is named.
  DIALOG_ID_EMPTY("Dialog ID can't be empty");

  private final Wire wire;

  SearchError(String text) {
    wire = new Wire(name(), 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
