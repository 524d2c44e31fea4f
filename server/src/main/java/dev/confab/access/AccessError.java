package dev.confab.access;

import dev.confab.basics.ErrorCode;

/// What the methods of this room refuse with.
public enum AccessError implements ErrorCode {
  /// The method is an application's, and none stands behind the call.
  APPLICATION_REQUIRED("ACCESS_DENIED", 400, "Access denied! Application context required"),
  /// The same, as the methods of events word it.
  AUTH_TYPE_DENIED(
      "WRONG_AUTH_TYPE",
      403,
      "Current authorization type is denied for this method Application context required"),
  /// No feature was named.
  CODE_EMPTY("CODE_EMPTY", 400, "CODE can't be empty");

  private final Wire wire;

  AccessError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
