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
  /// Only an administrator decides about applications.
  ADMIN_ONLY("ACCESS_DENIED", 403, "Access denied! Administrator authorization required"),
  /// The method is for people in a browser.
  SESSION_ONLY("ACCESS_DENIED", 403, "Access denied! Browser session required"),
  /// No such session, or it ended.
  SESSION_NOT_FOUND("SESSION_NOT_FOUND", 400, "Session not found"),
  /// No application is called so.
  APPLICATION_NOT_FOUND("APPLICATION_NOT_FOUND", 400, "Application not found"),
  /// Options are an application's.
  OPTIONS_APPLICATION("AccessException", 400, "Application context required"),
  /// Options are a user's; a token always has one.
  OPTIONS_USER("AccessException", 400, "User authorization required"),
  /// An application's own options are an administrator's to change.
  OPTIONS_ADMINISTRATOR("AccessException", 400, "Administrator authorization required"),
  /// There is nothing to keep.
  OPTIONS_EMPTY("ArgumentNullException", 400, "options is empty"),
  /// No feature was named.
  CODE_EMPTY("CODE_EMPTY", 400, "CODE can't be empty"),
  /// No such webhook.
  WEBHOOK_NOT_FOUND("WEBHOOK_NOT_FOUND", 400, "Webhook not found"),
  /// Nobody, or a bot, or somebody who is blocked.
  USER_WRONG("USER_ERROR", 400, "USER_ID must be an active person"),
  /// A right that is none.
  SCOPE_WRONG("SCOPES_ERROR", 400, "SCOPES must be a list of scopes; '%s' is none"),
  /// Nothing that is called.
  TITLE_EMPTY("TITLE_ERROR", 400, "TITLE must have 1 to 255 characters"),
  /// No address.
  URL_WRONG("URL_ERROR", 400, "'%s' is no http or https address"),
  /// Another application is called so.
  CLIENT_ID_TAKEN("CLIENT_ID_TAKEN", 400, "There is an application with this CLIENT_ID"),
  /// A plan, a language, a zone that is none.
  PORTAL_WRONG("PORTAL_ERROR", 400, "%s");

  private final Wire wire;

  AccessError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
