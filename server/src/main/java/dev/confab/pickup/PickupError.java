package dev.confab.pickup;

import dev.confab.basics.ErrorCode;

/// What the methods of this room refuse with.
public enum PickupError implements ErrorCode {
  /// A name that cannot be kept.
  CURSOR_WRONG("CURSOR_ERROR", 400, "CURSOR must be 1 to 50 letters, digits, . - or _"),
  /// There is none of this name.
  CURSOR_UNKNOWN("CURSOR_NOT_FOUND", 400, "The bot has no cursor of this name"),
  /// The bot has as many as it may.
  TOO_MANY_CURSORS("CURSOR_COUNT_ERROR", 400, "The bot has 20 cursors already; delete one"),
  /// No event has this number yet.
  OFFSET_AHEAD("OFFSET_ERROR", 400, "OFFSET is ahead of the log: the last event is %s"),
  /// No number at all.
  OFFSET_WRONG("OFFSET_ERROR", 400, "OFFSET must be the number of an event"),
  /// Not a time.
  SINCE_WRONG("SINCE_ERROR", 400, "SINCE must be a time such as 2026-02-26T00:01:26+00:00"),
  /// Neither says where to.
  PLACE_MISSING("OFFSET_ERROR", 400, "Say where to: OFFSET or SINCE"),
  /// Too much at once.
  LIMIT_WRONG("LIMIT_ERROR", 400, "LIMIT must be 1 to 100"),
  /// Too long.
  WAIT_WRONG("WAIT_ERROR", 400, "WAIT must be 0 to 50 seconds"),
  /// Events this reader has not seen are no longer kept.
  EVENTS_REMOVED(
      "EVENTS_REMOVED",
      410,
      "Events up to %s are no longer kept and some may have been missed; go on with OFFSET=%s"),
  /// The credential of a stream ended.
  CREDENTIAL_ENDED("expired_token", 401, "The credential has expired"),
  /// As many wait as may.
  TOO_MANY_READERS("TOO_MANY_READERS", 429, "Too many readers wait for events already");

  private final Wire wire;

  PickupError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
