package dev.confab.sql;

/// The numbers a portal counts. Each kind of thing has its own sequence from one, so that ids stay
/// small, as clients of the original expect. A gap is possible, a repetition is not.
public enum Counter {
  /// People and bots.
  USER,
  /// Incoming webhooks.
  WEBHOOK,
  /// Applications.
  APP,
  /// Handler addresses.
  HANDLER,
  /// Chats, private and group.
  CHAT,
  /// Messages of all chats.
  MESSAGE,
  /// Stored files.
  FILE,
  /// Events of the log.
  EVENT,
  /// Rows of applications' queues.
  OFFLINE_EVENT,
  /// Applications of bots in the messenger.
  BOT_APP,
  /// Commands of bots.
  COMMAND,
  /// Calls that were kept.
  CALL,
  /// Lines of the log of who changed what.
  AUDIT;

  static final String REACHED = "SELECT value FROM counters WHERE portal_id = :portal AND name = ?";

  /// The greatest number that was given out as far as `committed` sees; 0: none. Numbers are
  /// committed in their order, so all up to this one are there and none below it comes later.
  public long reached(Reads committed) {
    var value = committed.first(REACHED, row -> row.number(1), name());
    return value == null ? 0 : value;
  }
}
