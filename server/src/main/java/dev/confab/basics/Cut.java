package dev.confab.basics;

/// How long texts are, and makes them as short as the place that is there for them. Counted are
/// characters, of which an emoji is one, as the contract counts them; not the halves Java keeps
/// some of them in.
public final class Cut {
  private Cut() {}

  /// At most `lengthMax` characters of a text, none of them cut in half.
  public static String to(int lengthMax, String text) {
    return fits(lengthMax, text)
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(lengthMax, 0)));
  }

  /// Whether a text has at most `lengthMax` characters.
  public static boolean fits(int lengthMax, String text) {
    return text.length() <= lengthMax || length(text) <= lengthMax;
  }

  /// How many characters a text has.
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
