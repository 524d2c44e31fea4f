package dev.confab.delivery.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock the world moves.
public final class SimulatedClock implements InstantSource {
  private Instant now = Instant.parse("2026-02-26T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void move(Duration by) {
    now = now.plus(by);
  }

  void moveTo(Instant then) {
    if (then.isAfter(now)) {
      now = then;
    }
  }
}
