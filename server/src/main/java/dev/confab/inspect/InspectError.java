package dev.confab.inspect;

import dev.confab.basics.ErrorCode;

/// Why a look at events, or a wish about one, is refused.
public enum InspectError implements ErrorCode {
  /// Neither an administrator nor an application calls.
  NOT_ALLOWED("ACCESS_DENIED", 403, "Access denied! Administrator or application required"),
  /// No such event, or one of somebody else's bot.
  EVENT_NOT_FOUND("EVENT_NOT_FOUND", 400, "Event not found"),
  /// No such message.
  MESSAGE_NOT_FOUND("MESSAGE_NOT_FOUND", 400, "Message not found"),
  /// No such bot, or somebody else's.
  BOT_NOT_FOUND("BOT_ID_ERROR", 400, "Bot not found"),
  /// A state that is none.
  STATE_UNKNOWN(
      "STATE_ERROR", 400, "STATE must be WAITING, ACKNOWLEDGED, DEAD, EXPIRED or WITHDRAWN"),
  /// A hindrance that is none.
  HINDRANCE_UNKNOWN("HINDRANCE_ERROR", 400, "HINDRANCE must be REFUSED or NOT_INSTALLED"),
  /// The event's life is over.
  NOT_WAITING("EVENT_SETTLED", 400, "Event does not wait any more"),
  /// No wish makes an attempt: the bot fetches it, or its handler wants no more.
  NOT_POSTED("EVENT_NOT_POSTED", 400, "Event is not attempted: %s"),
  /// The event's life is not over.
  STILL_WAITING("EVENT_WAITING", 400, "Event still waits; it will be attempted by itself"),
  /// Its application is told of nothing yet.
  NOT_INSTALLED(
      "EVENT_WITHHELD",
      400,
      "The installation of the application is not finished: it is told nothing"),
  /// What its handler is told is queued.
  HANDLER_OFFLINE(
      "EVENT_OFFLINE",
      400,
      "The event was for an offline handler: what that is told is queued and never posted"),
  /// Where it went is no place any more.
  HANDLER_GONE(
      "EVENT_UNBOUND", 400, "The event's handler was unbound: there is nowhere to send it again"),
  /// Others wait before it.
  NOT_FIRST("EVENT_NOT_FIRST", 400, "Only the first waiting event of a dialog can be skipped"),
  /// What was sent as data is none.
  DATA_WRONG("DATA_ERROR", 400, "DATA must be a JSON object of at most 262144 characters"),
  /// What was sent as data is no JSON.
  DATA_UNREADABLE("DATA_ERROR", 400, "DATA is no JSON at line %s, column %s: %s"),
  /// Nothing can be sent that has these data.
  DATA_UNUSABLE("DATA_ERROR", 400, "DATA cannot be sent: %s"),
  /// Each change keeps what it replaced.
  EDITED_TOO_OFTEN("EDIT_COUNT_ERROR", 400, "The event was edited 20 times already"),
  /// Data for more than one event.
  DATA_OF_ONE("DATA_ERROR", 400, "DATA goes with the ID of one event"),
  /// Neither an event nor a bot was named.
  NOTHING_ASKED("REPLAY_ERROR", 400, "ID, or BOT_ID with a range, must be specified"),
  /// Neither a message nor a bot was named.
  SUBJECT_MISSING("SUBJECT_ERROR", 400, "MESSAGE_ID or BOT_ID must be specified"),
  /// A form that is none.
  FORM_UNKNOWN("AS_ERROR", 400, "AS must be curl or json");

  private final Wire wire;

  InspectError(String code, int status, String text) {
    wire = new Wire(code, status, text);
  }

  @Override
  public Wire wire() {
    return wire;
  }
}
