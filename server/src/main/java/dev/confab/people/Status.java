package dev.confab.people;

import org.jspecify.annotations.Nullable;

/// What a user says of being there.
public enum Status {
  /// There.
  ONLINE("online"),
  /// Not to be disturbed.
  DND("dnd"),
  /// Elsewhere.
  AWAY("away"),
  /// Back soon.
  BREAK("break");

  private final String wire;

  Status(String wire) {
    this.wire = wire;
  }

  /// The word of the wire.
  public String wire() {
    return wire;
  }

  /// The status of a word, exactly as the wire has it; null when there is none.
  public static @Nullable Status of(String wire) {
    for (var status : values()) {
      if (status.wire.equals(wire)) {
        return status;
      }
    }
    return null;
  }
}
