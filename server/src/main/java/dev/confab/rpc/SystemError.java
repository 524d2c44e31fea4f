package dev.confab.rpc;

import dev.confab.basics.ErrorCode;

/// The errors any call can meet, whatever its method. Codes, texts and statuses are the contract's;
/// the last ones are ours, in the same form, for limits the original leaves to its web server.
public enum SystemError implements ErrorCode {
  /// Something of ours failed; the request id leads to the log.
  INTERNAL_SERVER_ERROR(500, "Internal server error"),
  /// A method answered with what it had not promised.
  ERROR_UNEXPECTED_ANSWER(500, "Server returned an unexpected response"),
  /// The leaky bucket is full.
  QUERY_LIMIT_EXCEEDED(503, "Too many requests"),
  /// A batch in a batch, or a method that may not run there.
  ERROR_BATCH_METHOD_NOT_ALLOWED(405, "Method is not allowed for batch usage"),
  /// More than fifty commands.
  ERROR_BATCH_LENGTH_EXCEEDED(400, "Max batch length exceeded"),
  /// No credential, or an unknown one.
  NO_AUTH_FOUND(401, "Wrong authorization data"),
  /// The portal takes calls over TLS only.
  INVALID_REQUEST(400, "Https required"),
  /// An administrator switched REST off, or blocked the application.
  OVERLOAD_LIMIT(503, "REST API is blocked due to overload"),
  /// The plan has no REST.
  ACCESS_DENIED(403, "REST API is available only on commercial plans"),
  /// The user behind the credential may not call.
  INVALID_CREDENTIALS(403, "Invalid request credentials"),
  /// Asked for the manifest of a portal that has none.
  ERROR_MANIFEST_IS_NOT_AVAILABLE(404, "Manifest is not available"),
  /// The credential lacks a scope.
  INSUFFICIENT_SCOPE(
      "insufficient_scope",
      403,
      "The request requires higher privileges than provided by the webhook token"),
  /// The access token is past its hour.
  EXPIRED_TOKEN("expired_token", 401, "The access token provided has expired"),
  /// The application is not open to this user.
  USER_ACCESS_ERROR("user_access_error", 403, "The user does not have access to the application"),
  /// The portal is closed.
  PORTAL_DELETED(500, "Portal was deleted"),
  /// A method used up its operating time.
  OPERATION_TIME_LIMIT(429, "Method is blocked due to operation time limit"),
  /// No such method.
  ERROR_METHOD_NOT_FOUND(404, "Method not found!"),
  /// Ours: a required parameter is missing or unreadable and the method names no error for it.
  ERROR_ARGUMENT(400, "Argument '%s' is missing or has a wrong type"),
  /// Ours: the body is not what its type says, or too deep, or has too many parameters.
  ERROR_BODY_FORMAT("INVALID_REQUEST", 400, "Request body cannot be read: %s"),
  /// Ours: the body is too large.
  ERROR_BODY_SIZE("INVALID_REQUEST", 413, "Request body is larger than %s bytes"),
  /// Ours: the disk is full, or the database does not answer; later it may.
  SERVICE_UNAVAILABLE(503, "The server cannot read or keep anything at the moment"),
  /// Ours: the call took longer than the server allows.
  REQUEST_TIMEOUT("REQUEST_TIMEOUT", 504, "Request took longer than %s seconds");

  private final Wire wire;

  SystemError(int status, String text) {
    wire = new Wire(name(), status, text);
  }

  SystemError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
