package dev.confab.basics;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tells a parameter that was left out from one that cannot be read, for methods in which the two
/// must not come to the same.
public final class Said {
  private Said() {}

  /// Whether it is absent, null or left empty, or says by `false` or 0 that there is none.
  public static boolean nothing(@Nullable JsonNode parameter) {
    if (parameter == null || parameter.isNull()) {
      return true;
    }
    if (parameter.isContainer()) {
      return parameter.isEmpty();
    }
    var text = parameter.asString().strip();
    return text.isEmpty() || text.equals("0") || text.equals("false");
  }

  /// A word as it was sent: the text, or where there is none because a list or a map was sent, what
  /// that looks like. It is no word of the API, and is refused as any other that is none.
  ///
  /// @param read the text that was read; null: none
  public static @Nullable String word(@Nullable String read, @Nullable JsonNode sent) {
    return sent != null && sent.isContainer() ? sent.toString() : read;
  }
}
