package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The program runs and finds every event; its figures are for those who run it.
class DeliveryBenchTest {
  @Test
  void events_that_waited_all_arrive_in_order() {
    assertThat(DeliveryBench.run(List.of("--part", "drain", "--handlers", "3", "--waiting", "90")))
        .isZero();
  }

  @Test
  void an_unknown_part_is_refused() {
    assertThatThrownBy(() -> DeliveryOptions.of(List.of("--part", "drain,all")))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("drain,half,memory,slow,growth");
  }

  @Test
  void parts_run_in_their_order() {
    assertThat(DeliveryOptions.of(List.of("--part", "growth,drain")).parts())
        .containsExactly("drain", "growth");
  }
}
