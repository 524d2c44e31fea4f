package dev.confab.people;

import dev.confab.basics.ErrorCode;

/// What this room refuses.
public enum PeopleError implements ErrorCode {
  /// An id that is none.
  ID_EMPTY("User ID can't be empty"),
  /// No user has this id.
  USER_NOT_EXISTS("User is not exists"),
  /// A user from outside the company asks for one who is not.
  ACCESS_DENIED("You can request only users who consist of your extranet group");

  private final Wire wire;

  PeopleError(String text) {
    wire = new Wire(name(), 400, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
