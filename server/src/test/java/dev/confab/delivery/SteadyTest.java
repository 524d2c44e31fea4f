package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteadyTest {
  private static final Instant NOW = Instant.parse("2026-02-26T00:00:00Z");

  /// Shows a second more at each look, and hands the first reading over when somebody else had his,
  /// or stands at a closed door.
  private static final class Overtaken implements InstantSource {
    private final AtomicInteger looks = new AtomicInteger();
    private Thread other = Thread.currentThread();

    @Override
    public Instant instant() {
      int look = looks.getAndIncrement();
      if (look == 0) {
        other.start();
        while (other.getState() != Thread.State.BLOCKED
            && other.getState() != Thread.State.TERMINATED) {
          Thread.onSpinWait();
        }
      }
      return NOW.plusSeconds(look);
    }
  }

  @Test
  void a_reading_that_another_threads_overtook_is_no_clock_that_was_set_back() throws Exception {
    var clock = new Overtaken();
    var steady = new Steady(clock);
    clock.other = Thread.ofPlatform().unstarted(steady::instant);
    assertThat(steady.instant()).isEqualTo(NOW);
    clock.other.join();
    assertThat(steady.shown(NOW)).as("nothing was set back").isEqualTo(NOW);
    assertThat(steady.instant()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void a_time_of_a_clock_that_was_just_set_back_is_as_far_off_as_it_says() {
    var clock = new Instant[] {NOW};
    var steady = new Steady(() -> clock[0]);
    assertThat(steady.instant()).isEqualTo(NOW);
    clock[0] = NOW.minusSeconds(3_600);
    assertThat(steady.of(clock[0].plusSeconds(60))).isEqualTo(NOW.plusSeconds(60));
  }
}
