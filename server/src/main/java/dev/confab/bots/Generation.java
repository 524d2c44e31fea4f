package dev.confab.bots;

/// The generation of the API through which a bot was registered, and in which it is told of events.
public enum Generation {
  /// `imbot.*`.
  FIRST(1),
  /// `imbot.v2.*`.
  SECOND(2);

  private final int number;

  Generation(int number) {
    this.number = number;
  }

  /// How it is counted.
  public int number() {
    return number;
  }

  static Generation of(long number) {
    return number == SECOND.number ? SECOND : FIRST;
  }
}
