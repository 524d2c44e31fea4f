package dev.confab.notifications;

/// Whose word a notification is.
public enum Kind {
  /// Somebody's, who waits for an answer.
  ASKING(1),
  /// A person's.
  PERSONAL(2),
  /// The system's.
  SYSTEM(4);

  private final int wire;

  Kind(int wire) {
    this.wire = wire;
  }

  /// The number of the wire and of the store.
  public int wire() {
    return wire;
  }

  static Kind of(long wire) {
    for (var kind : values()) {
      if (kind.wire == wire) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no notification is of type " + wire);
  }
}
