package dev.confab.access;

import dev.confab.basics.ErrorCode;

/// What the authorization server refuses with. The codes are the documentation's, which gives
/// neither texts nor statuses: those are RFC 6749's. (settings/oauth/error-codes.md)
public enum OAuthError implements ErrorCode {
  /// A parameter is missing, or asks for an unknown kind of grant.
  INVALID_REQUEST("invalid_request", 400, "The request is malformed: %s"),
  /// Unknown application, wrong secret, or not installed here.
  INVALID_CLIENT(
      "invalid_client", 401, "Client data is wrong, or the application is not installed"),
  /// Asked for a scope the application does not have.
  INSUFFICIENT_SCOPE(
      "insufficient_scope", 400, "The application card does not have the scope requested: %s"),
  /// Asked for a scope that does not exist.
  INVALID_SCOPE("invalid_scope", 400, "There is no such scope: %s"),
  /// The code or token is unknown, expired, of another application, or its user is gone.
  INVALID_GRANT("invalid_grant", 400, "The code or refresh token is wrong or has expired"),
  /// The code or token was used before. Callers are not told the difference.
  GRANT_USED("invalid_grant", 400, "The code or refresh token is wrong or has expired"),
  /// The trial or paid period of the application is over.
  PAYMENT_REQUIRED("PAYMENT_REQUIRED", 400, "Payment required"),
  /// The application is not open to this user. Shown on a page, never sent to the application.
  USER_NOT_ALLOWED("user_access_error", 403, "The user does not have access to the application");

  private final Wire wire;

  OAuthError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
