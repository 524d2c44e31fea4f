package dev.confab.bots;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a bot of the second generation gets its events.
public enum EventMode {
  /// It asks for them.
  FETCH,
  /// They are posted to its address.
  WEBHOOK;

  /// The word of the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The mode of a word, spelled as the page spells it; null when there is none.
  public static @Nullable EventMode of(String word) {
    for (var mode : values()) {
      if (mode.word().equals(word)) {
        return mode;
      }
    }
    return null;
  }
}
