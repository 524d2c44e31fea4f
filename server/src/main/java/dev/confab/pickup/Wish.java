package dev.confab.pickup;

import dev.confab.basics.EventId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a reader asks for.
///
/// @param cursor as which it reads
/// @param offset where to begin; what lies before it is taken; null: where the cursor is
/// @param since where to begin, by time; null: not by time
/// @param limit events at once
/// @param patience how long to wait for the first event, when there is none
public record Wish(
    String cursor,
    @Nullable EventId offset,
    @Nullable Instant since,
    int limit,
    Duration patience) {
  /// Most events at once.
  public static final int LIMIT_MAX = 100;

  /// Longest wait, shorter than what proxies allow a request.
  public static final Duration WAIT_MAX = Duration.ofSeconds(50);
}
