package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DestinationTest {
  static final Instant NOW = Instant.parse("2026-02-26T00:00:00Z");

  final PortalId portal = new PortalId(1);

  Destination destination(int inFlightMax, int perSecondMax) {
    var route = new Route("https://bot.example.com/", inFlightMax, perSecondMax, false);
    return new Destination(new Destination.Key(portal, new AppId(7), route), 1_000);
  }

  void attempt(Destination to, String dialog, Destination.Told told, Instant now) {
    var lane = new Lane(new Lane.Key(portal, dialog), to);
    to.begin(lane, now);
    to.tell(lane, told, Duration.ZERO, now);
    to.end(lane, now);
  }

  @Test
  void no_more_than_agreed_on_go_in_a_second() {
    var to = destination(100, 5);
    for (int i = 0; i < 5; i++) {
      assertThat(to.opensAt()).isBeforeOrEqualTo(NOW);
      attempt(to, "a", Destination.Told.PRESENT, NOW);
    }
    assertThat(to.opensAt()).isEqualTo(NOW.plusMillis(200));
  }

  @Test
  void what_time_has_given_back_does_not_come_back_twice() {
    var to = destination(100, 1);
    var late = new Lane(new Lane.Key(portal, "a"), to);
    to.begin(late, NOW);
    attempt(to, "b", Destination.Told.PRESENT, NOW.plusSeconds(1));
    to.end(late, NOW.plusSeconds(1));
    assertThat(to.opensAt()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void nothing_is_forgotten_that_still_slows_down() {
    var to = destination(100, 2);
    attempt(to, "a", Destination.Told.PRESENT, NOW);
    assertThat(to.forgettable(NOW)).isFalse();
    assertThat(to.replaceable(NOW.plusMillis(499))).isFalse();
    assertThat(to.replaceable(NOW.plusMillis(500))).isTrue();
  }

  @Test
  void a_run_without_an_attempt_takes_nothing_of_the_rate() {
    var to = destination(100, 1);
    var lane = new Lane(new Lane.Key(portal, "a"), to);
    to.begin(lane, NOW);
    to.end(lane, NOW);
    assertThat(to.opensAt()).isBeforeOrEqualTo(NOW);
  }

  @Test
  void a_circuit_opens_when_several_dialogs_fail_in_a_row_and_not_for_one_that_fails_often() {
    var to = destination(10, 0);
    for (int i = 0; i < 50; i++) {
      attempt(to, "poisoned", Destination.Told.ABSENT, NOW);
    }
    assertThat(to.circuit.state()).isEqualTo(Circuit.State.CLOSED);
    for (int i = 1; i < Circuit.FAILING_MAX; i++) {
      attempt(to, "chat" + i, Destination.Told.ABSENT, NOW);
    }
    assertThat(to.circuit.state()).isEqualTo(Circuit.State.OPEN);
    assertThat(to.opensAt()).isEqualTo(NOW.plusSeconds(1));
  }

  Destination open() {
    var to = destination(10, 0);
    for (int i = 0; i < Circuit.FAILING_MAX; i++) {
      attempt(to, "chat" + i, Destination.Told.ABSENT, NOW);
    }
    return to;
  }

  @Test
  void one_probe_at_a_time_with_pauses_that_grow_to_a_minute() {
    var to = open();
    var now = NOW;
    for (int i = 0; i < 10; i++) {
      now = to.circuit.probeAt();
      var lane = new Lane(new Lane.Key(portal, "chat" + i), to);
      to.begin(lane, now);
      assertThat(to.opensAt()).isNull();
      to.tell(lane, Destination.Told.ABSENT, Duration.ZERO, now);
      to.end(lane, now);
    }
    assertThat(to.opensAt()).isEqualTo(now.plus(Circuit.PROBE_PAUSE_MAX));
  }

  @Test
  void a_probe_that_had_nothing_to_attempt_leaves_its_turn_to_the_next() {
    var to = open();
    var then = to.circuit.probeAt();
    var lane = new Lane(new Lane.Key(portal, "empty"), to);
    to.begin(lane, then);
    to.end(lane, then);
    assertThat(to.opensAt()).isEqualTo(then);
  }

  @Test
  void a_handler_that_comes_back_is_given_one_more_place_for_each_success() {
    var to = open();
    attempt(to, "a", Destination.Told.PRESENT, to.circuit.probeAt());
    assertThat(to.circuit.state()).isEqualTo(Circuit.State.CLOSED);
    assertThat(to.circuit.places()).isEqualTo(2);
    for (int i = 0; i < 20; i++) {
      attempt(to, "a", Destination.Told.PRESENT, NOW);
    }
    assertThat(to.circuit.quiet()).isTrue();
  }
}
