package dev.confab.house;

/// The operator's input is wrong: one line for the terminal, no stack trace.
public final class StartRefused extends RuntimeException {
  /// A refusal with the line the operator reads.
  public StartRefused(String line) {
    super(line, null, false, false);
  }

  /// The line the operator reads.
  public String line() {
    return String.valueOf(getMessage());
  }
}
