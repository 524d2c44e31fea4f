package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program runs, and every call of the day is answered; its figures are for those who run it.
class MixBenchTest {
  @TempDir private Path folder;

  @Test
  void a_day_is_lived_and_the_next_one_finds_its_portal_again() throws Exception {
    var database = "jdbc:sqlite:" + folder.resolve("mix.db");
    assertThat(day(database)).isZero();
    var town = Town.of(database, "helper");
    assertThat(day(database)).isZero();
    assertThat(Town.of(database, "helper").people()).isEqualTo(town.people());
  }

  private static int day(String database) {
    return MixBench.run(
        List.of(
            "--database",
            database,
            "--messages",
            "500",
            "--people",
            "20",
            "--bots",
            "2",
            "--callers",
            "2",
            "--requests",
            "300"));
  }

  @Test
  void an_unknown_option_is_refused() {
    assertThatThrownBy(() -> MixOptions.of(List.of("--dogs", "3")))
        .isInstanceOf(BenchFailure.class)
        .hasMessage("unknown option --dogs");
  }
}
