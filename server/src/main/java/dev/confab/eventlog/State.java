package dev.confab.eventlog;

import dev.confab.basics.UserId;
import dev.confab.sql.Tally;

/// Where an event is. Every event is in exactly one of these.
public enum State {
  /// Still to be delivered.
  WAITING(0, "created"),
  /// Accepted by its handler.
  ACKNOWLEDGED(1, "acknowledged"),
  /// Given up after its last attempt failed.
  DEAD(2, "dead"),
  /// Its life ended while nobody could take it.
  EXPIRED(3, "expired"),
  /// Dropped with its bot, or by an operator.
  WITHDRAWN(4, "withdrawn");

  private final int number;
  private final String total;

  /// @param number the value of the column
  /// @param column of the ledger that counts the events that came here
  State(int number, String column) {
    this.number = number;
    this.total =
        "INSERT INTO event_ledger (portal_id, bot_id, "
            + column
            + ") VALUES (:portal, ?, ?) ON CONFLICT (portal_id, bot_id) DO UPDATE SET "
            + column
            + " = event_ledger."
            + column
            + " + excluded."
            + column;
  }

  int number() {
    return number;
  }

  /// The number of events of a bot that ever came here.
  Tally tally(UserId bot) {
    return Tally.of(total, bot);
  }

  static State of(long number) {
    return values()[(int) number];
  }
}
