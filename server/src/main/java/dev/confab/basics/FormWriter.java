package dev.confab.basics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// Writes `application/x-www-form-urlencoded` as PHP's `http_build_query` does, value by value: an
/// event's body is written this way once an attempt, and a tree in between would cost more than the
/// rest of the attempt.
public final class FormWriter {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

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

  private final Ascii out = new Ascii(4096);

  /// The key so far, encoded.
  private final Ascii path = new Ascii(64);

  /// Steps into a key; what is put from now on belongs to it.
  ///
  /// @return what [#leave] takes to step out again
  public int enter(String key) {
    int mark = path.length;
    if (mark == 0) {
      encode(path, key);
    } else {
      path.add("%5B");
      encode(path, key);
      path.add("%5D");
    }
    return mark;
  }

  /// Steps into the element of a list.
  public int enter(int index) {
    return enter(Integer.toString(index));
  }

  /// Steps out of the key that [#enter] stepped into.
  public void leave(int mark) {
    path.length = mark;
  }

  /// Writes the value of the key stepped into.
  public void value(String value) {
    if (out.length > 0) {
      out.add((byte) '&');
    }
    out.add(path);
    out.add((byte) '=');
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

  /// Encodes as PHP's `urlencode`: only letters, digits, `-`, `_` and `.` stay.
  static String encode(String text) {
    var out = new Ascii(text.length() + 16);
    encode(out, text);
    return out.toString();
  }

  private static void encode(Ascii out, String text) {
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

  private static void encode(Ascii out, char ascii) {
    if (STAYS[ascii]) {
      out.add((byte) ascii);
    } else if (ascii == ' ') {
      out.add((byte) '+');
    } else {
      escape(out, ascii);
    }
  }

  private static void escape(Ascii out, int b) {
    out.add((byte) '%');
    out.add(HEX[(b >> 4) & 15]);
    out.add(HEX[b & 15]);
  }

  /// The form so far.
  @Override
  public String toString() {
    return out.toString();
  }

  /// Text that grows byte by byte. A [StringBuilder] does the same and looks at its alphabet for
  /// each character, which was a tenth of the time of an attempt.
  private static final class Ascii {
    private byte[] bytes;
    private int length;

    Ascii(int capacity) {
      bytes = new byte[capacity];
    }

    void add(byte b) {
      if (length == bytes.length) {
        grow(1);
      }
      bytes[length++] = b;
    }

    void add(Ascii other) {
      if (length + other.length > bytes.length) {
        grow(other.length);
      }
      System.arraycopy(other.bytes, 0, bytes, length, other.length);
      length += other.length;
    }

    void add(String ascii) {
      for (int i = 0; i < ascii.length(); i++) {
        add((byte) ascii.charAt(i));
      }
    }

    private void grow(int more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }

    @Override
    public String toString() {
      return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
  }
}
