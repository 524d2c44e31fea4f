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

  private static final byte[] EQUALS = {'='};

  /// A pair that is put again and again, encoded once.
  public static final class Pair {
    /// From the bracket before the key to the end of the value.
    private final byte[] tail;

    /// A pair that stands below another key.
    public Pair(String key, String value) {
      var out = new Ascii(new byte[64]);
      out.addBracket('B');
      encode(out, key);
      out.addBracket('D');
      out.add(EQUALS, EQUALS.length);
      encode(out, value);
      tail = Arrays.copyOf(out.bytes, out.length);
    }
  }

  private final Ascii out = new Ascii(EncodedForm.buffer());

  /// The key so far, encoded.
  private final Ascii path = new Ascii(new byte[128]);

  /// Steps into a key; what is put from now on belongs to it.
  ///
  /// @return what [#leave] takes to step out again
  public int enter(String key) {
    int mark = path.length;
    if (mark == 0) {
      encode(path, key);
    } else {
      path.addBracket('B');
      encode(path, key);
      path.addBracket('D');
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
    out.add(path.bytes, path.length);
    out.add((byte) '=');
    encode(out, value);
  }

  /// Writes the value of the key stepped into, which stands in an array of characters.
  public void value(char[] characters, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (characters[i] >= 128) {
        value(new String(characters, from, count));
        return;
      }
    }
    if (out.length > 0) {
      out.add((byte) '&');
    }
    out.add(path.bytes, path.length);
    out.add((byte) '=');
    out.room(3 * count);
    var bytes = out.bytes;
    int at = out.length;
    for (int i = from; i < from + count; i++) {
      at = put(bytes, at, characters[i]);
    }
    out.length = at;
  }

  /// Writes one pair below the key stepped into.
  public void put(Pair pair) {
    if (path.length == 0) {
      throw new IllegalStateException("a pair stands below a key");
    }
    out.add((byte) '&');
    out.add(path.bytes, path.length);
    out.add(pair.tail, pair.tail.length);
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
    var out = new Ascii(new byte[text.length() + 16]);
    encode(out, text);
    return out.toString();
  }

  private static void encode(Ascii out, String text) {
    int length = text.length();
    out.room(3 * length);
    int from = ascii(out, text, 0);
    while (from < length) {
      int to = from + 1;
      while (to < length && text.charAt(to) >= 128) {
        to++; // to the end of the run, so that no pair of surrogates is torn
      }
      var run = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
      out.room(3 * run.length + 3 * (length - to));
      for (byte b : run) {
        out.length = escape(out.bytes, out.length, b);
      }
      from = ascii(out, text, to);
    }
  }

  /// Encodes from a place on up to the next character that is not ASCII; returns where that is. One
  /// loop over local variables: this is where most of a body's time goes.
  private static int ascii(Ascii out, String text, int from) {
    var bytes = out.bytes;
    int at = out.length;
    int i = from;
    for (int length = text.length(); i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        break;
      }
      at = put(bytes, at, c);
    }
    out.length = at;
    return i;
  }

  private static int put(byte[] bytes, int at, char c) {
    if (STAYS[c]) {
      bytes[at] = (byte) c;
      return at + 1;
    }
    if (c == ' ') {
      bytes[at] = '+';
      return at + 1;
    }
    return escape(bytes, at, c);
  }

  private static int escape(byte[] bytes, int at, int b) {
    bytes[at] = '%';
    bytes[at + 1] = HEX[(b >> 4) & 15];
    bytes[at + 2] = HEX[b & 15];
    return at + 3;
  }

  /// The form. Nothing can be written afterwards.
  public EncodedForm finish() {
    var form = new EncodedForm(out.bytes, out.length);
    out.bytes = new byte[0];
    out.length = 0;
    return form;
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

    Ascii(byte[] bytes) {
      this.bytes = bytes;
    }

    /// Lets this many bytes be written without looking.
    void room(int more) {
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
      }
    }

    void add(byte b) {
      room(1);
      bytes[length++] = b;
    }

    void add(byte[] other, int count) {
      room(count);
      System.arraycopy(other, 0, bytes, length, count);
      length += count;
    }

    void addBracket(char digit) {
      room(3);
      bytes[length] = '%';
      bytes[length + 1] = '5';
      bytes[length + 2] = (byte) digit;
      length += 3;
    }

    @Override
    public String toString() {
      return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
  }
}
