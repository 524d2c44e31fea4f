package dev.confab.basics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it.
public final class HandClock implements InstantSource {
  private final AtomicReference<Instant> now;

  /// A clock that shows this moment.
  public HandClock(String moment) {
    this.now = new AtomicReference<>(Instant.parse(moment));
  }

  /// Moves it forward.
  public void forward(Duration by) {
    now.updateAndGet(moment -> moment.plus(by));
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
