package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationTest {
  static final Instant NOW = Instant.parse("2026-02-26T00:00:00Z");

  final PortalId portal = new PortalId(1);

  Destination destination(int inFlightMax, int perSecondMax) {
    var route = new Route("https://bot.example.com/", inFlightMax, perSecondMax, false);
    return new Destination(new Destination.Key(portal, new AppId(7), route), new Site(), 1_000);
  }

  void attempt(Destination to, String dialog, Destination.Told told, Instant now) {
    var lane = new Lane(new Lane.Key(portal, dialog), to);
    to.begin(lane, now);
    to.tell(lane, told, Duration.ZERO, now);
    to.end(lane);
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
    to.end(late);
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
    to.end(lane);
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
      to.end(lane);
    }
    assertThat(to.opensAt()).isEqualTo(now.plus(Circuit.PROBE_PAUSE_MAX));
  }

  @Test
  void a_probe_that_had_nothing_to_attempt_leaves_its_turn_to_the_next() {
    var to = open();
    var then = to.circuit.probeAt();
    var lane = new Lane(new Lane.Key(portal, "empty"), to);
    to.begin(lane, then);
    to.end(lane);
    assertThat(to.opensAt()).isEqualTo(then);
  }

  @Test
  void a_probe_that_could_not_be_made_leaves_its_turn_to_one_a_second_later() {
    var to = open();
    var then = to.circuit.probeAt();
    var lane = new Lane(new Lane.Key(portal, "a"), to);
    to.begin(lane, then);
    to.tell(lane, null, Duration.ZERO, then);
    to.end(lane);
    assertThat(to.circuit.state()).isEqualTo(Circuit.State.OPEN);
    assertThat(to.opensAt()).isEqualTo(then.plusSeconds(1));
  }

  /// A circuit that has been open for so long that nothing is hoped for.
  Destination hopeless() {
    var to = open();
    for (int i = 0; to.circuit.freshAt().isBefore(NOW.plus(Circuit.HOPE)); i++) {
      attempt(to, "chat" + i, Destination.Told.ABSENT, to.circuit.probeAt());
    }
    return to;
  }

  @Test
  void a_stuck_probe_that_attempts_nothing_does_not_put_off_that_of_others() {
    var to = hopeless();
    var then = to.circuit.freshAt();
    var nothing = begun(to, "a", true, then);
    assertThat(to.circuit.freshAt()).as("a probe a minute is made of all").isAfter(then);
    to.end(nothing);
    assertThat(to.circuit.freshAt()).isEqualTo(then);
    var unmade = begun(to, "b", true, then);
    to.tell(unmade, null, Duration.ZERO, then);
    to.end(unmade);
    assertThat(to.circuit.freshAt()).isEqualTo(then.plusSeconds(1));
  }

  @Test
  void a_stuck_probe_that_attempts_nothing_changes_no_time_that_was_set_meanwhile() {
    var to = hopeless();
    var then = to.circuit.freshAt();
    var nothing = begun(to, "a", true, then);
    to.circuit.arrive(then.plusMillis(1_500));
    var set = to.circuit.freshAt();
    to.end(nothing);
    assertThat(to.circuit.freshAt()).isEqualTo(set);
    var later = begun(to, "b", true, to.circuit.probeAt());
    to.end(later);
    assertThat(to.circuit.freshAt()).isEqualTo(set);
  }

  @Test
  void one_of_eight_probes_is_the_oldests_also_where_stuck_ones_are_made_between_them() {
    for (int before = 0; before < 2; before++) {
      var to = open();
      var now = to.circuit.freshAt();
      for (int i = 0; i < before; i++) {
        attempt(to, "before", Destination.Told.ABSENT, now);
      }
      for (int i = 0; i < 20; i++) {
        to.ready.add(new Lane(new Lane.Key(portal, "waits" + i), to));
      }
      var made = new ArrayList<String>();
      for (int i = 0; i < 8; i++) {
        end(begun(to, "stuck", true, now), Destination.Told.ABSENT, now);
        now = to.circuit.freshAt();
        var lane = to.next(now);
        made.add(lane.key.name());
        to.begin(lane, now);
        end(lane, Destination.Told.ABSENT, now);
      }
      assertThat(made).contains("waits0");
    }
  }

  @Test
  void while_a_handler_comes_back_its_stuck_dialogs_go_in_turn_and_are_not_searched() {
    var to = open();
    attempt(to, "a", Destination.Told.PRESENT, to.circuit.probeAt());
    assertThat(to.circuit.full()).isFalse();
    for (var name : List.of("first", "over")) {
      var lane = new Lane(new Lane.Key(portal, name), to);
      lane.stuckAt = "";
      lane.created = name.equals("over") ? NOW.minus(to.life.multipliedBy(2)) : NOW;
      to.ready.add(lane);
    }
    assertThat(to.next(NOW).key.name()).isEqualTo("first");
    assertThat(to.next(NOW).key.name()).isEqualTo("over");
  }

  Lane begun(Destination to, String dialog, boolean stuck, Instant now) {
    var lane = new Lane(new Lane.Key(portal, dialog), to);
    lane.stuckAt = stuck ? to.key.route().address() : null;
    to.begin(lane, now);
    return lane;
  }

  void end(Lane lane, Destination.Told told, Instant now) {
    lane.destination.tell(lane, told, Duration.ZERO, now);
    lane.destination.end(lane);
  }

  void failingAgain(Destination to, Instant now) {
    attempt(to, "a", Destination.Told.ABSENT, now);
    attempt(to, "b", Destination.Told.ABSENT, now);
    assertThat(to.circuit.state()).isEqualTo(Circuit.State.OPEN);
  }

  @Test
  void what_a_probe_of_an_earlier_opening_finds_neither_ends_the_next_one_nor_puts_it_off() {
    for (var told : Destination.Told.values()) {
      var to = open();
      var now = to.circuit.probeAt();
      var old = begun(to, "old", true, now);
      attempt(to, "healthy", Destination.Told.PRESENT, now);
      failingAgain(to, now);
      var probe = begun(to, "c", false, to.circuit.freshAt());
      var due = to.circuit.probeAt();
      end(old, told, due);
      assertThat(to.circuit.state()).as(told.name()).isEqualTo(Circuit.State.HALF_OPEN);
      assertThat(to.circuit.probeAt()).as(told.name()).isEqualTo(due);
      end(probe, Destination.Told.PRESENT, due);
      assertThat(to.circuit.state()).isEqualTo(Circuit.State.CLOSED);
    }
  }

  @Test
  void a_probe_of_an_earlier_opening_that_had_nothing_to_attempt_lets_no_second_one_begin() {
    var to = open();
    var now = to.circuit.probeAt();
    var old = begun(to, "old", true, now);
    attempt(to, "healthy", Destination.Told.PRESENT, now);
    failingAgain(to, now);
    var _ = begun(to, "c", false, to.circuit.freshAt());
    to.end(old);
    assertThat(to.circuit.state()).isEqualTo(Circuit.State.HALF_OPEN);
    assertThat(to.opensAt()).isNull();
  }

  @Test
  void a_pause_that_a_probe_is_asked_for_is_kept_by_those_that_are_stuck_too() {
    var to = open();
    var probe = begun(to, "a", true, to.circuit.probeAt());
    end(probe, Destination.Told.ABSENT, to.circuit.probeAt());
    assertThat(to.circuit.freshAt()).isBefore(to.circuit.probeAt());
    var now = to.circuit.freshAt();
    var fresh = begun(to, "b", false, now);
    to.spare(fresh, Duration.ofHours(1), now);
    end(fresh, Destination.Told.ABSENT, now);
    assertThat(to.circuit.probeAt()).isEqualTo(now.plus(Duration.ofHours(1)));
    assertThat(to.circuit.freshAt()).isEqualTo(now.plus(Duration.ofHours(1)));
  }

  @Test
  void what_was_under_way_when_a_handler_came_back_says_nothing_against_it() {
    var to = destination(10, 0);
    var late = begun(to, "late", false, NOW);
    for (int i = 0; i < Circuit.FAILING_MAX; i++) {
      attempt(to, "chat" + i, Destination.Told.ABSENT, NOW);
    }
    var stuck = begun(to, "stuck", true, to.circuit.probeAt());
    attempt(to, "a", Destination.Told.PRESENT, to.circuit.probeAt());
    end(late, Destination.Told.ABSENT, NOW.plusSeconds(30));
    end(stuck, Destination.Told.ABSENT, NOW.plusSeconds(31));
    assertThat(to.circuit.state()).isEqualTo(Circuit.State.CLOSED);
    assertThat(to.circuit.places()).isEqualTo(2);
  }

  @Test
  void an_answer_to_what_began_before_brings_the_next_probe_on_and_ends_nothing() {
    var to = destination(10, 0);
    var late = begun(to, "late", false, NOW);
    for (int i = 0; i < Circuit.FAILING_MAX; i++) {
      attempt(to, "chat" + i, Destination.Told.ABSENT, NOW);
    }
    var now = NOW.plus(Circuit.HOPE);
    for (int i = 0; i < 10; i++) {
      now = to.circuit.probeAt();
      attempt(to, "more" + i, Destination.Told.ABSENT, now);
    }
    assertThat(to.circuit.freshAt()).isEqualTo(now.plus(Circuit.PROBE_PAUSE_MAX));
    end(late, Destination.Told.PRESENT, now);
    assertThat(to.circuit.state()).isEqualTo(Circuit.State.OPEN);
    assertThat(to.circuit.freshAt()).isEqualTo(now.plusSeconds(1));
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
