package dev.confab.basics;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// Writes `application/x-www-form-urlencoded` as PHP's `http_build_query` does, value by value: an
/// event's body is written this way once an attempt, and a tree in between would cost more than the
/// rest of the attempt.
public final class FormWriter {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  /// The characters that need no escape, by number.
  private static final boolean[] STAYS = new boolean[128];

  static {
    for (char c = 0; c < STAYS.length; c++) {
      STAYS[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || c == '.';
    }
  }

  private final StringBuilder out = new StringBuilder(4096);

  /// The key so far, encoded.
  private final StringBuilder path = new StringBuilder(64);

  /// Steps into a key; what is put from now on belongs to it.
  ///
  /// @return what [#leave] takes to step out again
  public int enter(String key) {
    int mark = path.length();
    if (mark == 0) {
      encode(path, key);
    } else {
      path.append("%5B");
      encode(path, key);
      path.append("%5D");
    }
    return mark;
  }

  /// Steps into the element of a list.
  public int enter(int index) {
    int mark = path.length();
    path.append("%5B").append(index).append("%5D");
    return mark;
  }

  /// Steps out of the key that [#enter] stepped into.
  public void leave(int mark) {
    path.setLength(mark);
  }

  /// Writes the value of the key stepped into.
  public void value(String value) {
    if (!out.isEmpty()) {
      out.append('&');
    }
    out.append(path).append('=');
    encode(out, value);
  }

  /// Writes one pair below the key stepped into.
  public void put(String key, String value) {
    int mark = enter(key);
    value(value);
    leave(mark);
  }

  /// Writes a tree: true is `1`, false is `0`, null and empty lists vanish.
  public void put(String key, JsonNode tree) {
    int mark = enter(key);
    tree(tree);
    leave(mark);
  }

  private void tree(JsonNode value) {
    if (value.isObject()) {
      for (var entry : value.properties()) {
        put(entry.getKey(), entry.getValue());
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        int mark = enter(i);
        tree(value.get(i));
        leave(mark);
      }
    } else if (value.isBoolean()) {
      value(value.asBoolean() ? "1" : "0");
    } else if (!value.isNull()) {
      value(value.asString());
    }
  }

  static void encode(StringBuilder out, String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < 128) {
        encode(out, c);
      } else {
        int from = i;
        while (i + 1 < length && text.charAt(i + 1) >= 128) {
          i++; // to the end of the run, so that no pair of surrogates is torn
        }
        for (byte b : text.substring(from, i + 1).getBytes(StandardCharsets.UTF_8)) {
          escape(out, b);
        }
      }
    }
  }

  private static void encode(StringBuilder out, char ascii) {
    if (STAYS[ascii]) {
      out.append(ascii);
    } else if (ascii == ' ') {
      out.append('+');
    } else {
      escape(out, ascii);
    }
  }

  private static void escape(StringBuilder out, int b) {
    out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
  }

  /// The form so far.
  @Override
  public String toString() {
    return out.toString();
  }
}
