package dev.confab.delivery;

import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// What a courier did since it was started, for the metrics page.
public final class Figures {
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder dead = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final Histogram firstAttempt =
      Histogram.builder()
          .name("confab_first_attempt_seconds")
          .help("Time from an event's creation to the start of its first attempt.")
          .classicOnly()
          .withoutExemplars()
          .classicUpperBounds(
              0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300)
          .build();

  Figures() {}

  void acknowledge() {
    acknowledged.increment();
  }

  void fail() {
    failed.increment();
  }

  void kill() {
    dead.increment();
  }

  void expire() {
    expired.increment();
  }

  void attemptFirst(Duration sinceCreation) {
    firstAttempt.observe(sinceCreation.toNanos() / 1e9);
  }

  /// Events that handlers took.
  public long acknowledged() {
    return acknowledged.sum();
  }

  /// Attempts that failed.
  public long failedAttempts() {
    return failed.sum();
  }

  /// Events given up.
  public long dead() {
    return dead.sum();
  }

  /// Events whose life ended before anybody could take them.
  public long expired() {
    return expired.sum();
  }

  /// Time from creation to the first attempt; the house registers it.
  public Histogram firstAttempt() {
    return firstAttempt;
  }
}
