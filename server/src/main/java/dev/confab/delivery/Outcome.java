package dev.confab.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of one attempt.
///
/// @param kind how it ended
/// @param status the HTTP status; 0 when there was no answer
/// @param sentence what an operator reads; never a secret, never a stack trace
/// @param retryAfter the pause the handler asked for; null when it did not
public record Outcome(Kind kind, int status, String sentence, @Nullable Duration retryAfter) {

  /// How an attempt can end.
  public enum Kind {
    /// The handler took the event.
    ACCEPTED,
    /// It did not; try again later.
    FAILED,
    /// This server is stopping and broke the attempt off: as if it had not been made.
    CUT
  }

  /// The handler took the event.
  public static Outcome accepted(int status) {
    return new Outcome(Kind.ACCEPTED, status, Integer.toString(status), null);
  }

  /// There was no answer that counts.
  public static Outcome failed(String sentence) {
    return new Outcome(Kind.FAILED, 0, sentence, null);
  }

  /// The handler answered, but did not take the event.
  public static Outcome refused(int status, String sentence, @Nullable Duration retryAfter) {
    return new Outcome(Kind.FAILED, status, sentence, retryAfter);
  }

  /// The attempt was broken off by this server's own end.
  public static Outcome cut() {
    return new Outcome(Kind.CUT, 0, "the server stopped", null);
  }
}
