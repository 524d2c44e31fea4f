package dev.confab.hooks;

import dev.confab.basics.ErrorCode;

/// Why a call about handlers or queues is refused. The order is the one in which a caller can meet
/// them.
public enum HookError implements ErrorCode {
  /// No such event, or not under the application's scopes, or not one that can be queued.
  EVENT_NOT_FOUND("ERROR_EVENT_NOT_FOUND", 400, "Event not found"),
  /// Only administrators let events be queued.
  OFFLINE_BIND_ADMIN(
      "ACCESS_DENIED",
      403,
      "Access denied! Offline events binding requires administrator access rights"),
  /// Only administrators act for others.
  AUTH_TYPE_BIND_ADMIN(
      "ACCESS_DENIED",
      403,
      "Access denied! Event binding with AUTH_TYPE requires administrator access rights"),
  /// The same, when a handler is taken away.
  OFFLINE_UNBIND_ADMIN(
      "ACCESS_DENIED",
      403,
      "Access denied! Offline events unbinding requires administrator access rights"),
  /// The same, when a handler is taken away.
  AUTH_TYPE_UNBIND_ADMIN(
      "ACCESS_DENIED",
      403,
      "Access denied! Event unbinding with AUTH_TYPE requires administrator access rights"),
  /// Nobody is the user for whom tokens are wanted.
  AUTH_TYPE_WRONG("ERROR_ARGUMENT", 400, "Argument 'auth_type' is missing or has a wrong type"),
  /// Nothing can be posted there.
  HANDLER_WRONG("ERROR_WRONG_HANDLER_URL", 400, "Wrong handler URL"),
  /// The application listens often enough.
  TOO_MANY_HANDLERS(
      "ERROR_HANDLER_LIMIT", 400, "Has reached the maximum number of handlers (max: %s)"),
  /// An outgoing webhook is called something, and no two are called the same.
  NAME_WRONG(
      "NAME_ERROR", 400, "NAME must be new and have 1 to 100 letters, digits, '.', '-' or '_'"),
  /// Queues are for administrators.
  ADMIN_ONLY("ACCESS_DENIED", 403, "Access denied!");

  private final Wire wire;

  HookError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
