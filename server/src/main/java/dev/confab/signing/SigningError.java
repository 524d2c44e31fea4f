package dev.confab.signing;

import dev.confab.basics.ErrorCode;

/// What the methods of this room refuse with.
public enum SigningError implements ErrorCode {
  /// A browser session has no application behind it.
  BY_SESSION(
      "WRONG_AUTH_TYPE", 403, "Access for this method not allowed by session authorization."),
  /// A webhook call that does not say for which application it stands.
  CLIENT_ID_MISSING("ACCESS_DENIED", 403, "Access denied! Client ID not specified"),
  /// Nothing was registered under this CLIENT_ID.
  NO_APPLICATION("APPLICATION_NOT_FOUND", 400, "Nothing was registered under this CLIENT_ID"),
  /// Neither hmac, ed25519 nor both.
  MODE_WRONG("MODE_ERROR", 400, "MODE must be hmac, ed25519 or both"),
  /// The old secret cannot go on for so long.
  KEEP_WRONG("KEEP_ERROR", 400, "KEEP must be 0 to 604800 seconds");

  private final Wire wire;

  SigningError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
