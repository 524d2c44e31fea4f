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
  void a_day_is_lived_and_leaves_a_portal_that_is_not_filled_again() throws Exception {
    var database = "jdbc:sqlite:" + folder.resolve("mix.db");
    var size =
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
            "100");
    assertThat(MixBench.run(size)).isZero();
    var town = Town.of(database, "helper");
    try (var rows = new TownRows(database, MixOptions.of(size))) {
      rows.fill();
    }
    assertThat(Town.of(database, "helper")).isEqualTo(town);
  }

  @Test
  void an_unknown_option_is_refused() {
    assertThatThrownBy(() -> MixOptions.of(List.of("--dogs", "3")))
        .isInstanceOf(BenchFailure.class)
        .hasMessage("unknown option --dogs");
  }
}
