package dev.confab.delivery.simulation;

import dev.confab.delivery.Outcome;
import dev.confab.delivery.RetryLadder;
import dev.confab.eventlog.Event;
import java.time.Duration;
import java.util.Random;

/// The handlers of a world, which fail in every way they can.
final class Handlers {
  private enum Mood {
    WELL,
    FAILING,
    /// Takes the event and answers that it did not.
    LYING,
    /// Asks for long pauses.
    BUSY,
    SLOW,
    /// Wants no more.
    GONE,
    BROKEN
  }

  private final Random random;
  private final SimulatedClock clock;
  private final Witness witness;

  Handlers(Random random, SimulatedClock clock, Witness witness) {
    this.random = random;
    this.clock = clock;
    this.witness = witness;
  }

  /// What comes of an attempt.
  ///
  /// @param well nothing fails any more
  Outcome answer(Event event, Server by, boolean well) {
    var mood =
        well || random.nextBoolean()
            ? Mood.WELL
            : Mood.values()[random.nextInt(Mood.values().length)];
    return outcome(mood, event, by);
  }

  private Outcome outcome(Mood mood, Event event, Server by) {
    return switch (mood) {
      case WELL -> accept(event, by);
      case SLOW -> {
        clock.move(Duration.ofSeconds(random.nextInt(30)));
        yield accept(event, by);
      }
      case FAILING -> Outcome.refused(503, "503", null, null);
      case LYING -> {
        accept(event, by);
        yield Outcome.refused(500, "500", null, null);
      }
      case BUSY -> Outcome.refused(429, "429", Duration.ofMinutes(random.nextInt(90)), null);
      case GONE -> Outcome.refused(410, "410", null, null);
      case BROKEN -> {
        if (!by.paused) {
          witness.failed(event, pauseMin(event, Duration.ZERO));
        }
        // what never was an attempt counts for nothing
        by.forgetRate(event.bot());
        throw new IllegalStateException("the attempt broke");
      }
    };
  }

  private Outcome accept(Event event, Server by) {
    witness.accepted(event, by.paused);
    return Outcome.accepted(200, null);
  }

  /// The least pause after an attempt that failed.
  ///
  /// @param asked the pause the handler asked for
  static Duration pauseMin(Event event, Duration asked) {
    var pauses = RetryLadder.DURABLE.pauses();
    var pause = pauses.get(Math.min(event.attempts(), pauses.size() - 1));
    var heard =
        asked.compareTo(RetryLadder.RETRY_AFTER_MAX) > 0 ? RetryLadder.RETRY_AFTER_MAX : asked;
    return heard.compareTo(pause) > 0 ? heard : pause;
  }
}
