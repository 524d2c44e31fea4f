package dev.confab.web;

import dev.confab.basics.ErrorCode;

/// What the addresses of a browser's session refuse with.
enum SessionError implements ErrorCode {
  /// The body is not what it should be.
  WRONG_REQUEST(400, "The body is not the JSON object that is expected here"),
  /// No session, or it ended.
  NOT_SIGNED_IN(401, "Nobody is signed in"),
  /// Login and password do not fit.
  WRONG_LOGIN(401, "Login or password is wrong"),
  /// A page of another site sent it.
  FOREIGN_PAGE(403, "A page of another site sent this"),
  /// No portal has this host name.
  NO_PORTAL(404, "There is no portal at this address"),
  /// There is nothing to do so with.
  WRONG_METHOD(405, "This address does not take this method"),
  /// The new password is too short, too long, or the old one.
  WEAK_PASSWORD(400, "A password has 10 to 200 characters and is not the one before"),
  /// Too many wrong tries.
  TOO_MANY_TRIES(429, "Too many wrong tries, wait a minute");

  private final Wire wire;

  SessionError(int status, String text) {
    wire = new Wire(name(), status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
