package dev.confab.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Spares a handler that is down, and whoever waits for others. It opens when several dialogs in a
/// row found nobody there; then one attempt after a pause shows whether the handler is back. When
/// it is, attempts at the same time grow from one, one for each success, so that the backlog does
/// not knock it over.
///
/// Dialogs are counted and not attempts: a single event that breaks its handler holds up its own
/// dialog and must not close the door for the others. Guarded by the lock of [Lanes].
final class Circuit {
  /// Whether attempts are made.
  enum State {
    /// As usual.
    CLOSED,
    /// None until the next probe.
    OPEN,
    /// One, the probe.
    HALF_OPEN
  }

  /// Dialogs that must fail in a row.
  static final int FAILING_MAX = 5;

  /// Pause before the first probe; it doubles with each that fails.
  private static final Duration PROBE_PAUSE_MIN = Duration.ofSeconds(1);

  /// Longest pause between two probes: so much later is a recovery noticed at most.
  static final Duration PROBE_PAUSE_MAX = Duration.ofMinutes(1);

  private final Set<String> failing = new HashSet<>(2);
  private State state = State.CLOSED;
  private Instant since = Instant.EPOCH;
  private Instant probeAt = Instant.EPOCH;
  private Duration pause = PROBE_PAUSE_MIN;
  private int places = Integer.MAX_VALUE;

  State state() {
    return state;
  }

  Instant since() {
    return since;
  }

  Instant probeAt() {
    return probeAt;
  }

  /// Attempts at the same time while a handler comes back.
  int places() {
    return places;
  }

  /// Nothing to remember.
  boolean quiet() {
    return state == State.CLOSED && failing.isEmpty() && places == Integer.MAX_VALUE;
  }

  /// An attempt begins.
  void begin() {
    if (state == State.OPEN) {
      state = State.HALF_OPEN;
    }
  }

  /// The handler was there, whatever it answered.
  void present(Instant now, int inFlightMax) {
    failing.clear();
    if (state != State.CLOSED) {
      state = State.CLOSED;
      since = now;
      pause = PROBE_PAUSE_MIN;
      places = 1;
    }
    if (places < inFlightMax) {
      places++;
    } else {
      places = Integer.MAX_VALUE;
    }
  }

  /// Nobody was there, or only somebody in despair.
  void absent(String lane, Instant now) {
    switch (state) {
      case CLOSED -> {
        failing.add(lane);
        if (failing.size() >= FAILING_MAX || (places < Integer.MAX_VALUE && failing.size() > 1)) {
          since = now;
          open(now);
        }
      }
      case HALF_OPEN -> open(now);
      case OPEN -> {
        // begun before it opened: tells nothing new
      }
    }
  }

  private void open(Instant now) {
    state = State.OPEN;
    failing.clear();
    probeAt = now.plus(pause);
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(PROBE_PAUSE_MAX) > 0 ? PROBE_PAUSE_MAX : doubled;
  }

  /// What was to be the probe had nothing to attempt: the next may try at once.
  void unused(Instant now) {
    if (state == State.HALF_OPEN) {
      state = State.OPEN;
      probeAt = now;
    }
  }
}
