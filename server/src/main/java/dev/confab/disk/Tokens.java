package dev.confab.disk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Random words that are good for one use. The store keeps their hashes, from which none can be
/// made.
final class Tokens {
  /// Outlived ones that are cleared away when another one is issued.
  static final int CLEARED_MAX = 100;

  private static final int RANDOM_BYTES = 24;
  private static final int LENGTH_MAX = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /// @param kind what it begins with, for example `imbot`
  static String fresh(String kind) {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return kind + "|" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Whether it looks like one.
  static boolean isToken(String text) {
    return text.length() <= LENGTH_MAX && text.contains("|");
  }

  static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
