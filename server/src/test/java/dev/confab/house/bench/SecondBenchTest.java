package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The programs run and lose nothing; their figures are for those who run them.
class SecondBenchTest {
  @Test
  void bots_that_poll_are_handed_everything_once() {
    var size = List.of("--bots", "50", "--every", "1", "--seconds", "1");
    assertThat(PollingBench.run(size)).isZero();
  }

  @Test
  void large_files_are_what_was_sent() {
    assertThat(UploadBench.run(List.of("--files", "3", "--mb", "9"))).isZero();
  }

  @Test
  void an_unknown_option_is_refused() {
    assertThat(PollingBench.run(List.of("--dogs", "3"))).isEqualTo(2);
    assertThat(UploadBench.run(List.of("--dogs", "3"))).isEqualTo(2);
  }
}
