package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MINUTE = Pace.MINUTE_BYTES_MIN;

  private final Semaphore places = new Semaphore(1);
  private long nanos = 5;
  private final Pace pace = new Pace(() -> nanos);

  private void pass(long seconds) {
    nanos += seconds * 1_000_000_000;
  }

  private static void isTooSlow(
      Pace pace, long onDisk, int kept, @Nullable Semaphore places, long seconds) {
    assertThatThrownBy(() -> pace.more(onDisk, kept, places))
        .isInstanceOfSatisfying(
            Body.TooSlow.class, slow -> assertThat(slow.seconds()).isEqualTo(seconds));
  }

  @Test
  void what_is_in_memory_has_a_minute() {
    pass(60);
    pace.more(0, 1_000, null);
    pass(1);
    isTooSlow(pace, 0, 1_000, null, 60);
    isTooSlow(pace, 100 * MINUTE, 0, null, 60);
  }

  @Test
  void each_further_minute_costs_what_came_to_the_disk_in_the_one_before() {
    for (int minute = 1; minute < 30; minute++) {
      pass(60);
      pace.more(minute * MINUTE, Pace.KEPT_MAX, places);
    }
    pass(61);
    isTooSlow(pace, 30 * MINUTE - 2, 0, places, 29 * 60);
  }

  @Test
  void nothing_is_left_over_of_a_quick_minute() {
    pass(61);
    pace.more(20 * MINUTE, 0, places);
    pass(60);
    isTooSlow(pace, 21 * MINUTE - 1, 0, places, 120);
  }

  @Test
  void two_minutes_of_silence_are_not_paid_for_by_the_one_before() {
    pass(121);
    isTooSlow(pace, 50 * MINUTE, 0, places, 120);
  }

  @Test
  void nobody_holds_memory_for_longer() {
    pass(61);
    isTooSlow(pace, MINUTE, Pace.KEPT_MAX + 1, places, 60);
    assertThat(places.availablePermits()).isOne();
  }

  @Test
  void only_so_many_take_longer_at_once() {
    var second = new Pace(() -> nanos);
    pass(61);
    pace.more(MINUTE, 0, places);
    isTooSlow(second, MINUTE, 0, places, 60);
    pass(60);
    pace.more(2 * MINUTE, 0, places);
    pace.leave();
    pace.leave();
    assertThat(places.availablePermits()).isOne();
  }
}
