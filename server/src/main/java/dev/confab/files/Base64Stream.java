package dev.confab.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/// A file as one Base64 text, read piece by piece: it may be large, and is never in memory a second
/// time. Anything that is no Base64 is refused, but for line breaks, a `data:` address in front,
/// and spaces where a client put the text into a form without encoding its plus signs.
public final class Base64Stream extends InputStream {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String BREAKS = "\r\n\t";
  private static final String DATA_URL_END = ";base64,";
  private static final int DATA_URL_PREFIX_MAX = 100;
  private static final int PADDING_MAX = 2;

  private static final byte NONE = -1;
  private static final byte SKIPPED = -2;
  private static final byte PADDING = -3;
  private static final byte[] VALUES = values();

  private final String text;
  private int at;
  private int held;
  private int bits;
  private long letters;
  private int padding;

  /// What this text holds.
  public Base64Stream(String text) {
    this.text = text;
    int end = text.startsWith("data:") ? text.indexOf(DATA_URL_END) : -1;
    this.at = end < 0 || end > DATA_URL_PREFIX_MAX ? 0 : end + DATA_URL_END.length();
  }

  /// How many bytes the text can hold at most; a few more than it does.
  public static long sizeOf(String text) {
    return text.length() * 3L / 4;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    int count = 0;
    while (count < length && at < text.length()) {
      char letter = text.charAt(at++);
      byte value = letter < VALUES.length ? VALUES[letter] : NONE;
      if (value == PADDING) {
        padding++;
      } else if (value >= 0 && padding == 0) {
        letters++;
        held = (held << 6) | value;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          into[offset + count++] = (byte) (held >> bits);
        }
      } else if (value != SKIPPED) {
        throw new NotBase64();
      }
    }
    if (count < length) {
      requireWhole();
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private void requireWhole() throws NotBase64 {
    var isWhole =
        letters > 1
            && letters % 4 != 1
            && padding <= PADDING_MAX
            && (padding == 0 || (letters + padding) % 4 == 0);
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
