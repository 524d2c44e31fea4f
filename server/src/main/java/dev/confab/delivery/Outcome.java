package dev.confab.delivery;

import dev.confab.eventlog.Hindrance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of one attempt.
///
/// @param kind how it ended
/// @param address where it went; empty when there was no address
/// @param status the HTTP status; 0 when there was no answer
/// @param sentence what an operator reads; never a secret, never a stack trace
/// @param retryAfter the pause the handler asked for; null when it did not
/// @param answer what the handler said; null when it said nothing
/// @param hindrance what kept the event from its handler; null: nothing
/// @param posted whether the request left
/// @param sent those of its headers that nobody can tell later, a line each; null: not told
public record Outcome(
    Kind kind,
    String address,
    int status,
    String sentence,
    @Nullable Duration retryAfter,
    @Nullable Answer answer,
    @Nullable Hindrance hindrance,
    boolean posted,
    @Nullable String sent) {

  /// The statuses by which a handler speaks of itself: it has too much to do, it cannot work now.
  private static final int TOO_MANY = 429;

  private static final int UNAVAILABLE = 503;

  /// How an attempt can end.
  public enum Kind {
    /// The handler took the event.
    ACCEPTED,
    /// It did not; try again later.
    FAILED,
    /// Nobody was asked, for want of something of this server's own; try again later.
    UNMADE,
    /// This server is stopping and broke the attempt off: as if it had not been made.
    CUT
  }

  /// The beginning of a handler's answer.
  ///
  /// @param head its headers, a line each
  /// @param body the first characters of its body, secrets masked
  /// @param json the whole body as it came, if it is JSON; empty otherwise. Not to be kept
  public record Answer(String head, String body, String json) {
    /// An answer that is no JSON.
    public Answer(String head, String body) {
      this(head, body, "");
    }

    /// Without the body as it came: it may hold secrets.
    @Override
    public String toString() {
      return "Answer[" + head + "]";
    }
  }

  /// The handler took the event that was posted.
  public static Outcome accepted(int status, @Nullable Answer answer) {
    var sentence = Integer.toString(status);
    return new Outcome(Kind.ACCEPTED, "", status, sentence, null, answer, null, true, null);
  }

  /// A handler in this process took the event.
  static Outcome accepted() {
    return new Outcome(Kind.ACCEPTED, "", 200, "200", null, null, null, false, null);
  }

  /// Nothing was posted.
  public static Outcome failed(String sentence) {
    return new Outcome(Kind.FAILED, "", 0, sentence, null, null, null, false, null);
  }

  /// The attempt could not be made, and that says nothing of the handler.
  static Outcome unmade(String sentence) {
    return new Outcome(Kind.UNMADE, "", 0, sentence, null, null, null, false, null);
  }

  /// The event was posted, and there was no answer that counts.
  static Outcome unanswered(String sentence) {
    return new Outcome(Kind.FAILED, "", 0, sentence, null, null, null, true, null);
  }

  /// The handler answered, but did not take the event.
  public static Outcome refused(
      int status, String sentence, @Nullable Duration retryAfter, @Nullable Answer answer) {
    return new Outcome(Kind.FAILED, "", status, sentence, retryAfter, answer, null, true, null);
  }

  /// This server may not call the address.
  static Outcome refused(AddressRefused why) {
    var sentence = why.sentence();
    return new Outcome(Kind.FAILED, "", 0, sentence, null, null, Hindrance.REFUSED, false, null);
  }

  /// The attempt was broken off by this server's own end.
  public static Outcome cut() {
    return new Outcome(Kind.CUT, "", 0, "the server stopped", null, null, null, false, null);
  }

  /// The same, with more to read.
  Outcome adding(String words) {
    return new Outcome(
        kind,
        address,
        status,
        sentence + "; " + words,
        retryAfter,
        answer,
        hindrance,
        posted,
        sent);
  }

  /// What this tells of the handler: one with a server error, or that has too much to do, is as
  /// good as nobody; every other answer shows that somebody is there. Null: nothing.
  Destination.@Nullable Told told() {
    if (kind == Kind.UNMADE) {
      return null;
    }
    boolean absent = kind == Kind.FAILED && (status == 0 || status >= 500 || status == TOO_MANY);
    return absent ? Destination.Told.ABSENT : Destination.Told.PRESENT;
  }

  /// The pause the handler asked for itself, and not for this event; null when it did not.
  @Nullable Duration spare() {
    boolean itself = status == TOO_MANY || status == UNAVAILABLE;
    var pause = itself && kind == Kind.FAILED ? RetryLadder.capped(retryAfter) : null;
    return pause == null || pause.isZero() ? null : pause;
  }

  /// The same, with what was sent, where something was.
  Outcome carrying(String head) {
    return new Outcome(
        kind,
        address,
        status,
        sentence,
        retryAfter,
        answer,
        hindrance,
        posted,
        posted ? head : null);
  }

  /// The same, at an address.
  public Outcome at(String address) {
    return new Outcome(
        kind, address, status, sentence, retryAfter, answer, hindrance, posted, sent);
  }
}
