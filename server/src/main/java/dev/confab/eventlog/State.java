package dev.confab.eventlog;

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
  /// Dropped with its bot, or by an operator; or it was never to be told, as the installation of
  /// its application was not finished.
  WITHDRAWN(4, "withdrawn");

  private final int number;
  private final String column;

  /// @param number the value of the column `state`
  /// @param column of the ledger that counts the events that ever came here
  State(int number, String column) {
    this.number = number;
    this.column = column;
  }

  int number() {
    return number;
  }

  String column() {
    return column;
  }

  static State of(long number) {
    return values()[(int) number];
  }
}
