package dev.confab.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time by which pauses are kept. It goes as the server's clock does and stands still when that
/// is set back: nobody waits an hour longer because the clock shows an hour less.
///
/// Times that are stored and shown are the clock's, those that something waits for are of here.
/// What passed between two looks at the clock before it was set back is lost; the courier looks
/// every second.
final class Steady implements InstantSource {
  private final InstantSource clock;
  private Instant latest = Instant.MIN;

  /// How far the clock was set back since the start.
  private Duration behind = Duration.ZERO;

  Steady(InstantSource clock) {
    this.clock = clock;
  }

  /// Reads the clock where it compares: a reading that another thread's overtook would look like a
  /// clock that was set back.
  @Override
  public synchronized Instant instant() {
    var now = clock.instant().plus(behind);
    if (now.isBefore(latest)) {
      behind = behind.plus(Duration.between(now, latest));
      return latest;
    }
    latest = now;
    return now;
  }

  /// When the clock will show this time. Looks first: who has a time of a clock that was just set
  /// back would wait less by as much.
  synchronized Instant of(Instant shown) {
    var _ = instant();
    return shown.plus(behind);
  }

  /// What the clock shows at this time.
  synchronized Instant shown(Instant time) {
    return time.minus(behind);
  }
}
