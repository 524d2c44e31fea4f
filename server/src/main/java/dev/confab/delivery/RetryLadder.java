package dev.confab.delivery;

import dev.confab.eventlog.Event;
import dev.confab.eventlog.LaneHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When to try again. Pauses grow; the jitter only lengthens them, so that a handler is never asked
/// sooner than the ladder says.
///
/// @param pauses after the first, second … failure; the last one repeats
public record RetryLadder(List<Duration> pauses) {
  /// One second to one hour, then hourly.
  public static final RetryLadder DURABLE =
      new RetryLadder(
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofMinutes(2),
              Duration.ofMinutes(10),
              Duration.ofMinutes(30),
              Duration.ofHours(1)));

  /// Longest pause a handler may ask for with `Retry-After`.
  public static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);

  /// Most that is added to a pause, as a part of it.
  private static final double JITTER_MAX = 0.2;

  /// The pause a handler is given that asked for one; null when it did not.
  static @Nullable Duration capped(@Nullable Duration asked) {
    return asked != null && asked.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : asked;
  }

  /// No event that waits now is to wait longer, whatever its time says: one that would was given it
  /// before somebody set the clock back.
  Duration longest(Event event) {
    return longest(event.created(), event.due(), event.attempts());
  }

  /// The same for the first event of a lane.
  Duration longest(LaneHead head) {
    return longest(head.created(), head.due(), head.attempts());
  }

  private Duration longest(Instant created, Instant due, int attempts) {
    return attempts == 0 ? Duration.between(created, due) : longest();
  }

  /// The longest pause after a failure.
  Duration longest() {
    var last = pauses.getLast();
    var pause = RETRY_AFTER_MAX.compareTo(last) > 0 ? RETRY_AFTER_MAX : last;
    return pause.plusMillis((long) (pause.toMillis() * JITTER_MAX));
  }

  /// When to attempt the event again after it failed now; null when its life is over. The last
  /// attempt is made at the very end of the life, whatever the pause.
  ///
  /// @param end of the event's life
  public @Nullable Instant next(
      Event event,
      Instant end,
      @Nullable Duration retryAfter,
      Instant now,
      RandomGenerator random) {
    if (!now.isBefore(end)) {
      return null;
    }
    var pause = pauses.get(Math.min(event.attempts(), pauses.size() - 1));
    var asked = capped(retryAfter);
    if (asked != null && asked.compareTo(pause) > 0) {
      pause = asked;
    }
    var due =
        now.plus(pause).plusMillis((long) (pause.toMillis() * JITTER_MAX * random.nextDouble()));
    return due.isAfter(end) ? end : due;
  }
}
