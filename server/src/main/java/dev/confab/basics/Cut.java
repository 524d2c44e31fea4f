package dev.confab.basics;

/// Makes texts as short as the place that is there for them.
public final class Cut {
  private Cut() {}

  /// At most `lengthMax` characters of a text, no character cut in half.
  public static String to(int lengthMax, String text) {
    if (text.length() <= lengthMax) {
      return text;
    }
    var splitsPair = Character.isHighSurrogate(text.charAt(lengthMax - 1));
    return text.substring(0, splitsPair ? lengthMax - 1 : lengthMax);
  }
}
