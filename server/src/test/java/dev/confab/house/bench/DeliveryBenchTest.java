package dev.confab.house.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import dev.confab.eventlog.EventLog;
import dev.confab.sql.Databases;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The program runs and finds every event; its figures are for those who run it.
class DeliveryBenchTest {
  private static final List<String> DRAIN =
      List.of("--part", "drain", "--handlers", "3", "--waiting", "91");

  @Test
  void events_that_waited_all_arrive_in_order() {
    assertThat(DeliveryBench.run(DRAIN)).isZero();
  }

  @Test
  void so_they_do_on_postgres() {
    try (var database = Databases.postgres()) {
      var words = new ArrayList<>(DRAIN);
      words.addAll(List.of("--database", database.url()));
      assertThat(DeliveryBench.run(words)).isZero();
      var ledger = new EventLog(database.store(), InstantSource.system()).counts(new PortalId(1));
      assertThat(ledger.balanced()).as(ledger.toString()).isTrue();
    }
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
