package dev.confab.files;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A file as one Base64 text, read without a copy of the text: it may be large. Anything that is no
/// Base64 is refused, but for line breaks, a `data:` address in front, and spaces where a client
/// put the text into a form without encoding its plus signs.
public final class Base64Text {
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
  private byte[] bytes = {};
  private int count;
  private int letters;
  private int padding;

  private Base64Text(String text) {
    this.text = text;
  }

  /// How many bytes the text can hold at most; a few more than it does.
  public static long sizeOf(String text) {
    return text.length() * 3L / 4;
  }

  /// What the text holds; null where it is no Base64, or holds nothing.
  public static byte @Nullable [] decode(String text) {
    return new Base64Text(text).decode();
  }

  private byte @Nullable [] decode() {
    int from = head();
    bytes = new byte[Math.toIntExact(Math.max(0, (text.length() - from) * 3L / 4 - padded()))];
    if (!read(from) || count == 0) {
      return null;
    }
    var isWhole =
        letters % 4 != 1
            && padding <= PADDING_MAX
            && (padding == 0 || (letters + padding) % 4 == 0);
    if (!isWhole) {
      return null;
    }
    return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
  }

  /// False at the first character that has no place here.
  private boolean read(int from) {
    int held = 0;
    int bits = 0;
    for (int at = from; at < text.length(); at++) {
      char letter = text.charAt(at);
      byte value = letter < VALUES.length ? VALUES[letter] : NONE;
      if (value == PADDING) {
        padding++;
      } else if (value >= 0 && padding == 0) {
        letters++;
        held = (held << 6) | value;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          keep((byte) (held >> bits));
        }
      } else if (value != SKIPPED) {
        return false;
      }
    }
    return true;
  }

  private void keep(byte value) {
    if (count == bytes.length) {
      bytes = Arrays.copyOf(bytes, count + PADDING_MAX);
    }
    bytes[count++] = value;
  }

  private int head() {
    int end = text.startsWith("data:") ? text.indexOf(DATA_URL_END) : -1;
    return end < 0 || end > DATA_URL_PREFIX_MAX ? 0 : end + DATA_URL_END.length();
  }

  /// How many of the last characters hold nothing, as nearly always they are the only ones.
  private int padded() {
    return text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
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
}
