package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who gets the places of a server that has as many attempts under way as it takes on at once.
class PlacesTest {
  static final Instant NOW = LanesTest.NOW;

  final List<Lane> started = new ArrayList<>();
  final Lanes lanes =
      new Lanes(new Bounds(16, 1_000, 100, 10, 1_000), new Steady(() -> NOW), started::add);
  long events;

  private void happens(long app, int dialogs) {
    for (int i = 0; i < dialogs; i++) {
      lanes.fresh(LanesTest.event(++events, app + "/" + i, app));
    }
  }

  private List<String> running() {
    return started.stream().map(lane -> lane.key.name()).toList();
  }

  private void ends(String name) {
    var lane = started.stream().filter(one -> one.key.name().equals(name)).findFirst();
    started.remove(lane.orElseThrow());
    lanes.take(lane.orElseThrow());
    lanes.advance(lane.orElseThrow());
  }

  @Test
  void handlers_that_hang_leave_a_place_to_one_that_has_nothing_under_way() {
    lanes.searchBegins();
    lanes.searchEnds();
    happens(7, 40);
    assertThat(running()).hasSize(16);
    happens(8, 2);
    assertThat(running()).hasSize(17).endsWith("8/0");
    happens(9, 1);
    assertThat(running()).hasSize(18).endsWith("9/0");
    ends("8/0");
    assertThat(running()).endsWith("9/0", "8/1");
  }

  @Test
  void a_handler_with_nothing_under_way_goes_before_those_that_want_another_place() {
    lanes.searchBegins();
    lanes.searchEnds();
    happens(7, 40);
    happens(8, 2);
    happens(9, 1);
    happens(10, 2);
    assertThat(running()).doesNotContain("10/0");
    ends("9/0");
    assertThat(running()).hasSize(18).endsWith("10/0");
    for (int i = 0; i < 3; i++) {
      ends("7/" + i);
    }
    assertThat(running()).as("more than one place only below the limit").hasSize(16);
    assertThat(running()).endsWith("7/16");
  }

  @Test
  void who_waits_for_a_place_goes_before_who_gives_one_back() {
    lanes.searchBegins();
    lanes.searchEnds();
    happens(7, 40);
    happens(8, 2);
    happens(9, 1);
    happens(10, 1);
    ends("8/0");
    assertThat(running()).endsWith("10/0").doesNotContain("8/1");
    ends("9/0");
    assertThat(running()).endsWith("8/1");
  }
}
