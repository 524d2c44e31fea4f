package dev.confab.people;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A slow salted hash of a password, kept as `pbkdf2-sha256$600000$salt$hash`: the parameters stand
/// beside the hash, so that they can be raised later without locking anybody out.
final class PasswordHash {
  /// What OWASP asks for PBKDF2-HMAC-SHA256.
  static final int ITERATIONS = 600_000;

  /// The most a stored hash may cost us.
  private static final int ITERATIONS_MAX = 10_000_000;

  private static final String KIND = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  static String of(String password) {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return of(password, ITERATIONS, salt);
  }

  static String of(String password, int iterations, byte[] salt) {
    var text = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        KIND,
        Integer.toString(iterations),
        text.encodeToString(salt),
        text.encodeToString(derive(password, salt, iterations)));
  }

  /// Whether the password made this hash. The comparison takes the same time whatever differs.
  static boolean fits(String stored, String password) {
    var parts = stored.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(KIND)) {
      return false;
    }
    try {
      var iterations = Integer.parseInt(parts[1]);
      var salt = Base64.getDecoder().decode(parts[2]);
      var hash = Base64.getDecoder().decode(parts[3]);
      return iterations > 0
          && iterations <= ITERATIONS_MAX
          && salt.length > 0
          && MessageDigest.isEqual(hash, derive(password, salt, iterations));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      spec.clearPassword();
    }
  }
}
