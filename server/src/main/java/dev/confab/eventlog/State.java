package dev.confab.eventlog;

/// Where an event is. The numbers are those of the column.
enum State {
  WAITING(0),
  ACKNOWLEDGED(1),
  DEAD(2),
  EXPIRED(3),
  WITHDRAWN(4);

  private final int number;

  State(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
