package dev.confab.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The real time plus what the test has let pass: it runs by itself and can be moved forward.
public final class HallClock implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  /// Lets this much time pass at once.
  public void advance(Duration time) {
    ahead.updateAndGet(time::plus);
  }
}
