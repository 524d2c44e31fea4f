package dev.confab.signing;

/// How an application's events are signed. The number is the column's, 0 stands for not at all.
public enum Mode {
  /// `v1`: who can check could also sign.
  HMAC(1, "hmac"),
  /// `v1a`: checked with a public key.
  ED25519(2, "ed25519"),
  /// Both, one after the other.
  BOTH(3, "both");

  private final int number;
  private final String word;

  Mode(int number, String word) {
    this.number = number;
    this.word = word;
  }

  int number() {
    return number;
  }

  /// The name on the wire and in the portal file.
  public String word() {
    return word;
  }

  boolean shared() {
    return this != ED25519;
  }

  boolean paired() {
    return this != HMAC;
  }

  /// The word, by which a parameter names it.
  @Override
  public String toString() {
    return word;
  }

  static Mode of(long number) {
    return values()[(int) number - 1];
  }
}
