package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics("1.2.3");

  @Test
  void calls_are_counted_by_method_and_status() {
    metrics.called("im.message.add", 200, 2_000_000);
    metrics.called("im.message.add", 200, 3_000_000);
    metrics.called("im.message.add", 401, 1_000);
    assertThat(metrics.page())
        .contains("confab_calls_total{method=\"im.message.add\",status=\"200\"} 2.0\n")
        .contains("confab_calls_total{method=\"im.message.add\",status=\"401\"} 1.0\n")
        .contains("confab_call_seconds_bucket{le=\"0.0025\"} 2\n")
        .contains("confab_call_seconds_count 3\n");
  }

  @Test
  void invented_method_names_do_not_fill_the_memory() {
    for (int i = 0; i < 5_000; i++) {
      metrics.called("method" + i, 404, 1);
    }
    assertThat(metrics.page())
        .contains("confab_calls_total{method=\"other\",status=\"404\"} 4000.0\n")
        .doesNotContain("method1000\"");
  }

  @Test
  void figures_are_read_when_the_page_is() {
    var value = new double[] {1};
    metrics.gauge("confab_store_waiting", "Calls that wait.", () -> value[0]);
    metrics.counter("confab_store_groups", "Transactions.", () -> value[0]);
    value[0] = 7;
    assertThat(metrics.page())
        .contains("confab_store_waiting 7.0\n")
        .contains("confab_store_groups_total 7.0\n");
  }

  @Test
  void the_process_and_its_version_are_on_the_page() {
    assertThat(metrics.page())
        .contains("confab_version_info{version=\"1.2.3\"} 1.0\n")
        .contains("confab_heap_used_bytes ")
        .contains("confab_threads ")
        .contains("confab_uptime_seconds ")
        .contains("confab_collections_total ");
  }

  @Test
  void what_several_figures_are_made_of_is_read_once_a_page() {
    var read = new int[1];
    var shown = new int[1];
    metrics.onPage(() -> shown[0] = ++read[0]);
    metrics.gauge("confab_one", "One.", () -> shown[0]);
    metrics.gauge("confab_other", "Other.", () -> shown[0]);
    assertThat(metrics.page()).contains("confab_one 1.0", "confab_other 1.0");
    assertThat(metrics.page()).contains("confab_one 2.0", "confab_other 2.0");
  }
}
