package dev.confab.people;

import dev.confab.basics.ErrorCode;

/// What this room refuses.
public enum PeopleError implements ErrorCode {
  /// An id that is none.
  ID_EMPTY("ID_EMPTY", 400, "User ID can't be empty"),
  /// No user has this id.
  USER_NOT_EXISTS("USER_NOT_EXISTS", 400, "User is not exists"),
  /// A user from outside the company asks for one who is not.
  ACCESS_DENIED(
      "ACCESS_DENIED", 400, "You can request only users who consist of your extranet group"),
  /// No list of ids.
  INVALID_FORMAT("INVALID_FORMAT", 400, "A wrong format for the ID field is passed"),
  /// No list of departments.
  DEPARTMENT_ID_EMPTY("ID_EMPTY", 400, "Department ID can't be empty"),
  /// The company's structure is for those who work there.
  INSIDERS_ONLY("ACCESS_ERROR", 403, "Only intranet users have access to this method"),
  /// No such status.
  STATUS_ERROR("STATUS_ERROR", 400, "Status is not available"),
  /// Too little to look for.
  FIND_SHORT("FIND_SHORT", 400, "Too short a search phrase"),
  /// Somebody else signs in so.
  LOGIN_TAKEN("LOGIN_TAKEN", 400, "Somebody else has this login"),
  /// No login.
  LOGIN_ERROR("LOGIN_ERROR", 400, "LOGIN must have 1 to 100 characters, none of them blank"),
  /// A person is called something.
  NAME_EMPTY("NAME_EMPTY", 400, "NAME can't be empty"),
  /// No password.
  PASSWORD_ERROR("PASSWORD_ERROR", 400, "PASSWORD must have 8 to 255 characters"),
  /// Nobody would be left to manage the portal.
  LAST_ADMINISTRATOR("LAST_ADMINISTRATOR", 400, "The portal needs an active administrator");

  private final Wire wire;

  PeopleError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
