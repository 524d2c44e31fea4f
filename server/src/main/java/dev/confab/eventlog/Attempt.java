package dev.confab.eventlog;

import dev.confab.basics.Cut;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to hand an event over, and what came of it. Of what was sent only that is kept which
/// the event and the time do not tell: the rest is composed anew for whoever wants to see it.
///
/// @param started when it began
/// @param took until its end was known
/// @param address where it went; empty when there was no address
/// @param status of HTTP; 0 when there was no answer
/// @param outcome a sentence for an operator; no secrets
/// @param answerHead the answer's headers, a line each, secrets masked; null without an answer
/// @param answerBody the beginning of the answer's body, secrets masked; null without an answer
/// @param hindrance what kept the event from its handler; null: nothing. Kept with the event, not
///   with each attempt
/// @param posted whether the request left, headers and form
/// @param sent headers of the request that cannot be composed anew, a line each: its length, who
///   sent it, its signature; null: not kept
public record Attempt(
    Instant started,
    Duration took,
    String address,
    int status,
    String outcome,
    @Nullable String answerHead,
    @Nullable String answerBody,
    @Nullable Hindrance hindrance,
    boolean posted,
    @Nullable String sent) {
  /// Longest sentence kept.
  public static final int OUTCOME_LENGTH_MAX = 500;

  /// Longest address kept.
  public static final int ADDRESS_LENGTH_MAX = 2_000;

  /// Characters kept of what was sent: a length, a version, and two signatures of each kind.
  public static final int SENT_LENGTH_MAX = 1_000;

  /// Characters kept of an answer's head and body, each.
  public static final int ANSWER_LENGTH_MAX = 8_192;

  /// Cuts what is too long to keep, and leaves out what PostgreSQL keeps in no text: a handler's
  /// words must not be able to hold up the settlement, which is shared with others.
  public Attempt {
    outcome = cut(outcome, OUTCOME_LENGTH_MAX);
    address = cut(address, ADDRESS_LENGTH_MAX);
    answerHead = answerHead == null ? null : cut(answerHead, ANSWER_LENGTH_MAX);
    answerBody = answerBody == null ? null : cut(answerBody, ANSWER_LENGTH_MAX);
    sent = sent == null ? null : cut(sent, SENT_LENGTH_MAX);
  }

  /// An attempt whose request left, of which nothing is kept.
  public Attempt(
      Instant started,
      Duration took,
      String address,
      int status,
      String outcome,
      @Nullable String answerHead,
      @Nullable String answerBody) {
    this(started, took, address, status, outcome, answerHead, answerBody, null, true, null);
  }

  /// One that posted nothing.
  ///
  /// @param hindrance what kept the event from its handler; null: nothing
  public static Attempt unposted(
      Instant started,
      Duration took,
      String address,
      String outcome,
      @Nullable Hindrance hindrance) {
    return new Attempt(started, took, address, 0, outcome, null, null, hindrance, false, null);
  }

  private static String cut(String text, int longest) {
    return Cut.to(longest, text).replace('\0', ' ');
  }
}
