package dev.confab.basics;

import java.security.SecureRandom;

/// Words nobody can guess, for secrets that are shown once.
public final class MadeUp {
  /// Digits and letters that are not mistaken for one another: five bits each.
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private MadeUp() {}

  /// A word of so many letters and digits.
  public static String word(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
