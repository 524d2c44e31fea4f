package dev.confab.calls;

import dev.confab.basics.ErrorCode;

/// Why a look at calls is refused.
public enum CallError implements ErrorCode {
  /// Neither an administrator nor an application calls.
  NOT_ALLOWED("ACCESS_DENIED", 403, "Access denied! Administrator or application required"),
  /// No such call, or somebody else's, or it was removed.
  CALL_NOT_FOUND("CALL_NOT_FOUND", 400, "Call not found"),
  /// A kind of credential that is none.
  AUTH_UNKNOWN("AUTH_ERROR", 400, "AUTH must be WEBHOOK, APPLICATION, SESSION or PROGRAMS"),
  /// A status that is none.
  STATUS_WRONG("STATUS_ERROR", 400, "STATUS must be a number, ok or refused");

  private final Wire wire;

  CallError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
