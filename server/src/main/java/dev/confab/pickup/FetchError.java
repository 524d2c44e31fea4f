package dev.confab.pickup;

import dev.confab.basics.ErrorCode;
import dev.confab.eventlog.UserLog;

/// Why user events are not written down, or not handed out with a bot's.
public enum FetchError implements ErrorCode {
  /// The credential lacks the scope `im`.
  NO_SCOPE("SCOPE_ERROR", 403, "Scope error"),
  /// Nobody stands behind the call.
  NO_USER("AUTH_ERROR", 403, "Auth error"),
  /// The user does not read along.
  NOT_SUBSCRIBED("USER_NOT_SUBSCRIBED", 400, "User not subscribed"),
  /// As many users of the portal read along as may.
  TOO_MANY_SUBSCRIBED(
      "SUBSCRIPTION_COUNT_ERROR",
      400,
      "As many users as may are subscribed already: %d".formatted(UserLog.SUBSCRIBERS_MAX));

  private final Wire wire;

  FetchError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
