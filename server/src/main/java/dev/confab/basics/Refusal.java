package dev.confab.basics;

/// A call that was understood and not granted. Carries no stack trace: it is an answer, not a
/// fault.
public final class Refusal extends RuntimeException {
  private final transient ErrorCode error;

  Refusal(ErrorCode error, String text) {
    super(text, null, false, false);
    this.error = error;
  }

  /// Which of the declared errors this is.
  public ErrorCode error() {
    return error;
  }

  /// The `error_description` of the wire.
  public String text() {
    return String.valueOf(getMessage());
  }
}
