package dev.confab.eventlog;

import dev.confab.basics.Cut;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to hand an event over, and what came of it. What was sent is not kept: it is
/// composed anew from the event for whoever wants to see it.
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
public record Attempt(
    Instant started,
    Duration took,
    String address,
    int status,
    String outcome,
    @Nullable String answerHead,
    @Nullable String answerBody,
    @Nullable Hindrance hindrance,
    boolean posted) {
  /// Longest sentence kept.
  public static final int OUTCOME_LENGTH_MAX = 500;

  /// Longest address kept.
  public static final int ADDRESS_LENGTH_MAX = 2_000;

  /// Characters kept of an answer's head and body, each.
  public static final int ANSWER_LENGTH_MAX = 8_192;

  /// Cuts what is too long to keep, and leaves out what PostgreSQL keeps in no text: a handler's
  /// words must not be able to hold up the settlement, which is shared with others.
  public Attempt {
    outcome = cut(outcome, OUTCOME_LENGTH_MAX);
    address = cut(address, ADDRESS_LENGTH_MAX);
    answerHead = answerHead == null ? null : cut(answerHead, ANSWER_LENGTH_MAX);
    answerBody = answerBody == null ? null : cut(answerBody, ANSWER_LENGTH_MAX);
  }

  /// An attempt whose request left.
  public Attempt(
      Instant started,
      Duration took,
      String address,
      int status,
      String outcome,
      @Nullable String answerHead,
      @Nullable String answerBody) {
    this(started, took, address, status, outcome, answerHead, answerBody, null, true);
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
    return new Attempt(started, took, address, 0, outcome, null, null, hindrance, false);
  }

  private static String cut(String text, int longest) {
    return Cut.to(longest, text).replace('\0', ' ');
  }
}
