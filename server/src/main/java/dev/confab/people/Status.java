package dev.confab.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a user says of being there.
public enum Status {
  /// There.
  ONLINE,
  /// Not to be disturbed.
  DND,
  /// Elsewhere.
  AWAY,
  /// Back soon.
  BREAK;

  /// The word of the wire.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The status of a word, exactly as the wire has it; null when there is none.
  public static @Nullable Status of(String wire) {
    for (var status : values()) {
      if (status.wire().equals(wire)) {
        return status;
      }
    }
    return null;
  }
}
