package dev.confab.people;

/// A password as it is stored. Making one takes long on purpose, so it is made before the
/// transaction that stores it.
public record HashedPassword(String hash) {
  /// Fewest characters an administrator may give somebody.
  public static final int LENGTH_MIN = 8;

  /// Most characters of a password.
  public static final int LENGTH_MAX = 255;

  /// Hashes a password; refuses what is none.
  public static HashedPassword of(String clear) {
    PeopleError.PASSWORD_ERROR.unless(clear.length() >= LENGTH_MIN && clear.length() <= LENGTH_MAX);
    return new HashedPassword(PasswordHash.of(clear));
  }

  /// Without the hash: it does not belong in a log.
  @Override
  public String toString() {
    return "HashedPassword[]";
  }
}
