package dev.confab.files;

import dev.confab.basics.LongText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import tools.jackson.databind.node.StringNode;

/// A file as one Base64 text, read piece by piece: it may be large, and is never in memory a second
/// time. Anything that is no Base64 is refused, but for line breaks, a `data:` address in front,
/// and spaces where a client put the text into a form without encoding its plus signs.
public final class Base64Stream extends InputStream {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String BREAKS = "\r\n\t";
  private static final String DATA_URL_END = ";base64,";
  private static final int DATA_URL_PREFIX_MAX = 100;
  private static final int HEAD = DATA_URL_PREFIX_MAX + DATA_URL_END.length();
  private static final int PADDING_MAX = 2;

  private static final byte NONE = -1;
  private static final byte SKIPPED = -2;
  private static final byte PADDING = -3;
  private static final byte[] VALUES = values();

  private final InputStream letters;
  private final byte[] buffer = new byte[8192];
  private int from;
  private int to;
  private int held;
  private int bits;
  private long count;
  private int padding;

  /// What this text holds; a long one is read from where it is kept.
  public Base64Stream(StringNode text) throws IOException {
    this.letters = text instanceof LongText kept ? kept.open() : lettersOf(text.asString());
    this.to = Math.max(0, letters.readNBytes(buffer, 0, buffer.length));
    var beginning = new String(buffer, 0, Math.min(to, HEAD), StandardCharsets.ISO_8859_1);
    int end = beginning.startsWith("data:") ? beginning.indexOf(DATA_URL_END) : -1;
    this.from = end < 0 || end > DATA_URL_PREFIX_MAX ? 0 : end + DATA_URL_END.length();
  }

  /// What is no letter of Base64 may become any other that is none.
  private static InputStream lettersOf(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Whether the text holds at most so many bytes, be it Base64 or not. Only one that is nearly too
  /// long is looked through, for what is passed over in it.
  public static boolean fits(StringNode text, long bytesMax) throws IOException {
    long most = text instanceof LongText kept ? kept.length() : text.asString().length();
    if (most * 3 / 4 <= bytesMax) {
      return true;
    }
    try (var stream = new Base64Stream(text)) {
      return stream.letters(bytesMax * 4 / 3 + 2) * 3 / 4 <= bytesMax;
    }
  }

  /// Counts what is neither passed over nor padding, up to a little more than `enough`.
  private long letters(long enough) throws IOException {
    long letters = 0;
    while (letters <= enough && more()) {
      for (; from < to; from++) {
        byte value = buffer[from] >= 0 ? VALUES[buffer[from]] : NONE;
        letters += value == SKIPPED || value == PADDING ? 0 : 1;
      }
    }
    return letters;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    int decoded = 0;
    while (decoded < length && more()) {
      byte letter = buffer[from++];
      byte value = letter >= 0 ? VALUES[letter] : NONE;
      if (value == PADDING) {
        padding++;
      } else if (value >= 0 && padding == 0) {
        count++;
        held = (held << 6) | value;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          into[offset + decoded++] = (byte) (held >> bits);
        }
      } else if (value != SKIPPED) {
        throw new NotBase64();
      }
    }
    if (decoded < length) {
      requireWhole();
    }
    return decoded == 0 && length > 0 ? -1 : decoded;
  }

  private boolean more() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, letters.read(buffer));
    }
    return from < to;
  }

  private void requireWhole() throws NotBase64 {
    var isWhole =
        count > 1
            && count % 4 != 1
            && padding <= PADDING_MAX
            && (padding == 0 || (count + padding) % 4 == 0);
    if (!isWhole) {
      throw new NotBase64();
    }
  }

  private static byte[] values() {
    var values = new byte[128];
    Arrays.fill(values, NONE);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    BREAKS.chars().forEach(letter -> values[letter] = SKIPPED);
    values[' '] = values['+'];
    values['='] = PADDING;
    return values;
  }

  /// The text is no Base64, or holds nothing.
  public static final class NotBase64 extends IOException {
    NotBase64() {
      super("no Base64");
    }
  }
}
