package dev.confab.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock moved by hand.
final class HandClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-02-26T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void move(Duration by) {
    now = now.plus(by);
  }
}
