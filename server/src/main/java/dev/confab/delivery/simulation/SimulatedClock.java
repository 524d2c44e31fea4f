package dev.confab.delivery.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock the world moves.
public final class SimulatedClock implements InstantSource {
  private Instant now = Instant.parse("2026-02-26T00:00:00Z");
  private Instant latest = now;
  private Duration wentBack = Duration.ZERO;

  @Override
  public Instant instant() {
    return now;
  }

  void move(Duration by) {
    now = now.plus(by);
    latest = now.isAfter(latest) ? now : latest;
  }

  /// Somebody sets the clock back.
  void moveBack(Duration by) {
    now = now.minus(by);
    wentBack = wentBack.plus(by);
  }

  void moveTo(Instant then) {
    if (then.isAfter(now)) {
      move(Duration.between(now, then));
    }
  }

  /// The latest time it ever showed.
  Instant latest() {
    return latest;
  }

  /// How far it was set back, all in all.
  Duration wentBack() {
    return wentBack;
  }

  /// A time that never went back, for what takes as long whatever the clock shows.
  Instant steady() {
    return now.plus(wentBack);
  }
}
