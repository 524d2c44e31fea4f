package dev.confab.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShareTest {
  private final Share share = new Share(3, 10);
  private final Instant begin = Instant.parse("2026-01-01T00:00:00Z");

  private int admitted(Instant now) {
    int count = 0;
    while (share.admits(now)) {
      count++;
    }
    return count;
  }

  @Test
  void so_many_at_once_and_then_so_many_a_second() {
    assertThat(admitted(begin)).isEqualTo(3);
    assertThat(admitted(begin.plusMillis(99))).isZero();
    assertThat(admitted(begin.plusMillis(100))).isEqualTo(1);
    assertThat(admitted(begin.plusSeconds(60))).isEqualTo(3);
  }

  @Test
  void who_comes_with_an_earlier_time_gets_no_new_share() {
    assertThat(admitted(begin)).isEqualTo(3);
    assertThat(admitted(begin.minusMillis(1))).isZero();
    assertThat(admitted(begin.minusSeconds(10))).isZero();
    assertThat(admitted(begin.plusMillis(100))).isEqualTo(1);
  }

  @Test
  void a_clock_that_is_set_back_shuts_nobody_out() {
    assertThat(admitted(begin)).isEqualTo(3);
    assertThat(admitted(begin.minusSeconds(3_600))).isEqualTo(3);
    assertThat(admitted(begin.minusSeconds(3_600))).isZero();
    assertThat(admitted(begin.minusSeconds(3_599))).isEqualTo(3);
  }
}
