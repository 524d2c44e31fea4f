package dev.confab.delivery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.LogEar;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.LaneHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LanesTest {
  static final PortalId PORTAL = new PortalId(1);
  static final Instant NOW = Instant.parse("2026-02-26T00:00:00Z");

  final List<Lane> started = new ArrayList<>();
  Instant time = NOW;

  Lanes lanes(Bounds bounds) {
    var lanes = new Lanes(bounds, new Steady(() -> time), started::add);
    lanes.searchBegins();
    lanes.searchEnds();
    return lanes;
  }

  static Event event(long id, String lane, long app) {
    return new Event(
        PORTAL,
        new EventId(id),
        lane,
        "ONIMBOTMESSAGEADD",
        new UserId(app),
        new AppId(app),
        new HandlerId(app),
        null,
        null,
        null,
        "0123456789",
        NOW,
        NOW,
        0);
  }

  @Test
  void a_lane_runs_one_event_at_a_time() {
    var lanes = lanes(Bounds.SERVER);
    lanes.fresh(event(1, "a", 7));
    lanes.fresh(event(2, "a", 7));
    assertThat(started).hasSize(1);
    assertThat(lanes.take(started.getFirst())).isEqualTo(event(1, "a", 7));
    lanes.advance(started.getFirst());
    assertThat(started).hasSize(2);
    assertThat(lanes.take(started.getLast())).isEqualTo(event(2, "a", 7));
    lanes.advance(started.getLast());
    assertThat(lanes.size()).isZero();
  }

  @Test
  void an_application_may_not_take_more_than_its_places() {
    var lanes = lanes(new Bounds(100, 2, 100, 10, 1_000));
    for (int i = 1; i <= 5; i++) {
      lanes.fresh(event(i, "a" + i, 7));
    }
    lanes.fresh(event(6, "b", 8));
    assertThat(started).extracting(lane -> lane.key.name()).containsExactly("a1", "a2", "b");
    lanes.take(started.getFirst());
    lanes.advance(started.getFirst());
    assertThat(started).extracting(lane -> lane.key.name()).endsWith("a3");
  }

  @Test
  void a_million_waiting_events_are_not_held_in_memory() {
    var lanes = lanes(new Bounds(1, 1, 100, 4, 60));
    for (int i = 1; i <= 1_000_000; i++) {
      lanes.fresh(event(i, "a" + (i % 10), 7));
    }
    assertThat(lanes.size()).isEqualTo(10);
    int held = 0;
    for (int i = 0; i < 10; i++) {
      var lane = started.get(i);
      while (lanes.take(lane) != null) {
        held++;
      }
      assertThat(lanes.readable(lane)).isPositive();
      lanes.advance(lane);
    }
    assertThat(held).isLessThanOrEqualTo(6);
  }

  @Test
  void what_is_read_at_the_moment_counts_before_it_is_there() {
    var lanes = lanes(new Bounds(1_000, 1_000, 1_000, 10, 1_000_000));
    for (int i = 1; i <= 200; i++) {
      lanes.fresh(event(i, "a" + i, i));
      lanes.take(started.getLast());
      started.getLast().more = true;
    }
    int readable = started.stream().mapToInt(lanes::readable).filter(limit -> limit > 1).sum();
    assertThat(readable).as("events of 16,384 characters").isBetween(40, 61);
    assertThat(lanes.readable(started.getLast())).isEqualTo(1);
    started.subList(0, 100).forEach(lane -> lanes.refill(lane, List.of(), 0));
    started.subList(100, 200).forEach(lane -> lanes.refill(lane, List.of(), 1));
    assertThat(lanes.readable(started.getFirst())).isEqualTo(10);
  }

  @Test
  void when_there_are_too_many_lanes_the_one_with_the_longest_pause_is_forgotten() {
    var lanes = lanes(new Bounds(100, 100, 2, 4, 1_000));
    lanes.found(PORTAL, head("later", 100), NOW, lanes.era());
    lanes.found(PORTAL, head("soon", 10), NOW, lanes.era());
    assertThat(lanes.searchFrom()).isNull();
    lanes.fresh(event(9, "fresh", 7));
    assertThat(lanes.size()).isEqualTo(2);
    assertThat(lanes.nextDue()).isEqualTo(NOW.plusSeconds(10));
    assertThat(lanes.searchFrom()).isNotNull();
    time = NOW.plusSeconds(200);
    lanes.wake();
    assertThat(started).extracting(lane -> lane.key.name()).containsExactly("fresh", "soon");
  }

  @Test
  void a_lane_that_is_to_run_now_has_the_place_of_one_that_rests_whatever_its_time_says() {
    var lanes = lanes(new Bounds(100, 100, 1, 4, 1_000));
    lanes.found(PORTAL, head("rests", 10), NOW, lanes.era());
    var notBelieved = head("runs", 3600);
    lanes.found(PORTAL, notBelieved, notBelieved.due(), lanes.era());
    assertThat(started).extracting(lane -> lane.key.name()).containsExactly("runs");
    assertThat(lanes.searchFrom()).isNotNull();
  }

  @Test
  void an_event_that_an_operator_makes_due_while_the_store_is_searched_does_not_wait() {
    var lanes = lanes(Bounds.SERVER);
    var read = lanes.era();
    lanes.touched(PORTAL, "a");
    lanes.found(PORTAL, head("a", 3600), NOW, read);
    assertThat(started).extracting(lane -> lane.key.name()).containsExactly("a");
    lanes.found(PORTAL, head("b", 3600), NOW, lanes.era());
    assertThat(started).hasSize(1);
  }

  @Test
  void a_crowd_of_one_handler_leaves_a_place_to_others_and_none_to_its_own() {
    var lanes = lanes(new Bounds(100, 1, 16, 4, 1_000));
    for (int i = 1; i <= 20; i++) {
      lanes.fresh(event(i, "a" + i, 7));
    }
    lanes.fresh(event(21, "b", 8));
    lanes.found(PORTAL, head("a18", 0), NOW, lanes.era());
    lanes.found(
        PORTAL,
        new LaneHead(
            "c", new EventId(3), new UserId(9), new AppId(9), new HandlerId(9), NOW, NOW, 0),
        NOW,
        lanes.era());
    assertThat(started).extracting(lane -> lane.key.name()).containsExactly("a1", "b", "c");
    assertThat(lanes.size()).isEqualTo(16);
    assertThat(lanes.searchFrom()).isNotNull();
    lanes.take(started.getFirst());
    lanes.advance(started.getFirst());
    assertThat(started).extracting(lane -> lane.key.name()).endsWith("a2");
  }

  @Test
  void a_crowd_of_one_handler_leaves_a_place_to_another_handler_of_its_application() {
    var lanes = lanes(new Bounds(100, 1, 16, 4, 1_000));
    var route = Route.of("https://other.example.com/", Terms.SERVER);
    var other = elsewhere(1, "b1");
    lanes.fresh(other);
    var lane = started.getFirst();
    lanes.take(lane);
    assertThat(lanes.stands(lane, other, route, Terms.SERVER.life()))
        .as("now it is known where it goes")
        .isFalse();
    for (int i = 1; i <= 20; i++) {
      lanes.fresh(event(i + 1, "a" + i, 7));
    }
    lanes.fresh(elsewhere(22, "b2"));
    lanes.advance(lane);
    assertThat(started).extracting(begun -> begun.key.name()).endsWith("b2");
  }

  @Test
  void a_crowd_that_is_spared_gives_way_before_a_longer_one_that_is_well() {
    var lanes = lanes(new Bounds(100, 1, 16, 4, 1_000));
    for (int i = 1; i <= 9; i++) {
      lanes.fresh(event(i, "down" + i, 7));
    }
    for (int i = 0; i < Circuit.FAILING_MAX; i++) {
      var lane = started.getLast();
      lanes.tell(lane, Destination.Told.ABSENT, Duration.ZERO);
      lanes.park(lane, NOW.plusSeconds(10));
    }
    for (int i = 10; i <= 40; i++) {
      lanes.fresh(event(i, "well" + i, 8));
    }
    assertThat(lanes.size()).isEqualTo(16);
    assertThat(lanes.health(PORTAL, new AppId(7), ""))
        .extracting(Health::circuit, Health::ready)
        .containsExactly("open", 1);
    assertThat(lanes.health(PORTAL, new AppId(8), ""))
        .extracting(Health::inFlight, Health::ready)
        .containsExactly(1, 14);
    lanes.fresh(event(41, "third", 9));
    assertThat(started.getLast().key.name()).isEqualTo("third");
  }

  private static Event elsewhere(long id, String lane) {
    var event = event(id, lane, 7);
    return new Event(
        PORTAL,
        event.id(),
        lane,
        event.event(),
        event.bot(),
        event.app(),
        new HandlerId(99),
        null,
        null,
        null,
        event.data(),
        NOW,
        NOW,
        0);
  }

  static LaneHead head(String lane, long dueIn) {
    return new LaneHead(
        lane,
        new EventId(1),
        new UserId(7),
        new AppId(7),
        new HandlerId(7),
        NOW,
        NOW.plusSeconds(dueIn),
        1);
  }

  @Test
  void
      while_the_store_is_searched_a_fresh_lane_is_read_from_it_because_older_events_may_lie_there() {
    var lanes = new Lanes(Bounds.SERVER, new Steady(() -> NOW), started::add);
    lanes.fresh(event(5, "a", 7));
    var lane = started.getFirst();
    assertThat(lanes.take(lane)).isNull();
    int limit = lanes.readable(lane);
    lanes.refill(lane, List.of(event(4, "a", 7), event(5, "a", 7)), limit);
    assertThat(lanes.take(lane)).isEqualTo(event(4, "a", 7));
  }

  @Test
  void what_comes_while_the_store_is_read_is_not_forgotten() {
    var lanes = new Lanes(Bounds.SERVER, new Steady(() -> NOW), started::add);
    lanes.fresh(event(5, "a", 7));
    var lane = started.getFirst();
    lanes.take(lane);
    int limit = lanes.readable(lane);
    lanes.fresh(event(6, "a", 7));
    lanes.refill(lane, List.of(event(5, "a", 7)), limit);
    lanes.take(lane);
    assertThat(lanes.readable(lane)).isPositive();
  }

  /// Handlers that were told something, took as long, and are to be told more.
  Lanes answered(Instant[] clock, int count, Duration took) {
    var lanes = new Lanes(Bounds.SERVER, new Steady(() -> clock[0]), started::add);
    lanes.searchBegins();
    lanes.searchEnds();
    for (int i = 0; i < count; i++) {
      lanes.fresh(event(i + 1, "slow" + i, 100 + i));
      lanes.fresh(event(count + i + 1, "slow" + i, 100 + i));
    }
    for (var lane : List.copyOf(started)) {
      lanes.take(lane);
      lanes.tell(lane, Destination.Told.PRESENT, took);
      lanes.advance(lane);
    }
    return lanes;
  }

  @Test
  void slow_handlers_that_answer_together_go_on_by_portions_and_hold_up_no_fast_one() {
    var clock = new Instant[] {NOW};
    int slow = 2 * Pace.PORTION + 5;
    var lanes = answered(clock, slow, Duration.ofSeconds(3));
    assertThat(started).hasSize(slow + Pace.PORTION);
    lanes.fresh(event(1_000, "fast", 7));
    assertThat(started).hasSize(slow + Pace.PORTION + 1);
    assertThat(started.getLast().key.name()).isEqualTo("fast");
    lanes.wake();
    assertThat(started).hasSize(slow + Pace.PORTION + 1);
    assertThat(lanes.nextDue()).isEqualTo(NOW.plus(Pace.EVERY));
    clock[0] = NOW.plus(Pace.EVERY);
    lanes.wake();
    assertThat(started).hasSize(slow + 2 * Pace.PORTION + 1);
    clock[0] = NOW.minusSeconds(3_600); // somebody sets the clock
    lanes.wake();
    assertThat(started).hasSize(slow + 2 * Pace.PORTION + 1);
    clock[0] = clock[0].plus(Pace.EVERY);
    lanes.wake();
    assertThat(started).hasSize(2 * slow + 1);
    assertThat(lanes.nextDue()).isNull();
  }

  @Test
  void an_event_that_became_another_applications_goes_by_its_limits() {
    var lanes = lanes(Bounds.SERVER);
    lanes.fresh(event(1, "a", 7));
    var lane = started.getFirst();
    var route = Route.of("https://a.test/", Terms.SERVER);
    assertThat(lanes.stands(lane, requireNonNull(lanes.take(lane)), route, Terms.SERVER.life()))
        .isFalse();
    assertThat(lanes.stands(lane, requireNonNull(lanes.take(lane)), route, Terms.SERVER.life()))
        .isTrue();
    assertThat(lanes.stands(lane, event(1, "a", 8), route, Terms.SERVER.life())).isFalse();
    assertThat(lane.destination.key.app()).isEqualTo(new AppId(8));
    assertThat(lanes.stands(lane, event(1, "a", 8), route, Terms.SERVER.life())).isTrue();
  }

  @Test
  void a_lane_for_which_there_is_no_thread_takes_no_place_and_is_started_later() {
    var clock = new Instant[] {NOW};
    var memory = new boolean[1];
    var lanes =
        new Lanes(
            Bounds.SERVER,
            new Steady(() -> clock[0]),
            lane -> {
              if (!memory[0]) {
                throw new RejectedExecutionException("no thread");
              }
              started.add(lane);
            });
    lanes.searchBegins();
    lanes.searchEnds();
    lanes.fresh(event(1, "a", 7));
    assertThat(lanes.running()).isZero();
    memory[0] = true;
    clock[0] = requireNonNull(lanes.nextDue());
    lanes.wake();
    assertThat(lanes.take(started.getFirst())).isEqualTo(event(1, "a", 7));
    assertThat(lanes.running()).isEqualTo(1);
  }

  @Test
  void a_handler_whose_rest_is_over_rests_once_more_where_it_could_not_go_on() {
    var asked = new int[] {Integer.MIN_VALUE};
    var lanes =
        new Lanes(
            Bounds.SERVER,
            new Steady(
                () -> {
                  if (asked[0]++ == 1) { // when the rest is found to be over it was asked once
                    throw new OutOfMemoryError("not really");
                  }
                  return time;
                }),
            started::add);
    lanes.searchBegins();
    lanes.searchEnds();
    lanes.fresh(event(1, "a", 7));
    lanes.fresh(event(2, "a", 7));
    lanes.tell(started.getFirst(), null, Duration.ZERO);
    assertThat(lanes.take(started.getFirst())).isNotNull();
    lanes.advance(started.getFirst());
    assertThat(started).as("the handler rests").hasSize(1);
    time = requireNonNull(lanes.nextDue());
    asked[0] = 0;
    assertThatThrownBy(lanes::wake).isInstanceOf(OutOfMemoryError.class);
    assertThat(started).hasSize(1);
    time = requireNonNull(lanes.nextDue());
    lanes.wake();
    assertThat(started).hasSize(2);
  }

  @Test
  void that_there_is_no_thread_is_told_once_each_time_it_is_so() {
    try (var ear = new LogEar(Turns.class)) {
      var memory = new boolean[1];
      var lanes =
          new Lanes(
              Bounds.SERVER,
              new Steady(() -> time),
              lane -> {
                if (!memory[0]) {
                  throw new RejectedExecutionException("no thread");
                }
              });
      for (int i = 0; i < 3; i++) {
        lanes.fresh(event(i, "a" + i, 100 + i));
        time = time.plusSeconds(1);
        lanes.wake();
      }
      assertThat(ear.told()).hasSize(1);
      memory[0] = true;
      time = time.plusSeconds(1);
      lanes.wake();
      assertThat(lanes.running()).isEqualTo(3);
      memory[0] = false;
      lanes.fresh(event(9, "b", 200));
      assertThat(ear.told()).hasSize(2);
    }
  }

  @Test
  void what_was_changed_while_its_lane_went_to_another_place_is_read_anew() {
    var lanes = lanes(Bounds.SERVER);
    lanes.fresh(event(1, "a", 7));
    var lane = started.getFirst();
    var taken = requireNonNull(lanes.take(lane));
    lanes.touched(PORTAL, "a");
    assertThat(
            lanes.stands(
                lane, taken, Route.of("https://a.test/", Terms.SERVER), Terms.SERVER.life()))
        .isFalse();
    assertThat(started).hasSize(2);
    assertThat(lanes.take(lane)).isNull();
    assertThat(lanes.readable(lane)).isPositive();
  }

  @Test
  void after_a_doubt_what_rests_is_searched_for_and_what_runs_is_read_anew() {
    var lanes = lanes(Bounds.SERVER);
    lanes.found(PORTAL, head("rests", 3600), NOW, lanes.era());
    lanes.fresh(event(1, "runs", 7));
    lanes.fresh(event(2, "runs", 7));
    var runs = started.getFirst();
    var read = lanes.era();
    assertThat(lanes.take(runs)).isEqualTo(event(1, "runs", 7));
    lanes.doubt();
    assertThat(lanes.size()).isEqualTo(1);
    assertThat(lanes.nextDue()).isNull();
    assertThat(lanes.searchFrom()).isNotNull();
    lanes.found(PORTAL, head("rests", 3600), NOW, read);
    assertThat(started).as("what was read before may be wrong").hasSize(2);
    lanes.park(runs, NOW.plusSeconds(3600));
    assertThat(lanes.nextDue()).isEqualTo(NOW);
  }

  @Test
  void handlers_that_take_half_a_minute_go_on_no_faster_than_all_places_can_hold() {
    var clock = new Instant[] {NOW};
    int slow = 1_000;
    var lanes = answered(clock, slow, Duration.ofSeconds(30));
    int second = Bounds.SERVER.inFlightMax() / 30;
    for (int i = 0; i < 100; i++) {
      clock[0] = clock[0].plus(Pace.EVERY);
      lanes.wake();
    }
    assertThat(started.size() - slow).isBetween(second - 10, second + 10);
    clock[0] = clock[0].plusSeconds(60);
    lanes.wake();
    assertThat(started.size() - slow).as("no more are owed").isLessThan(second + 20);
  }

  @Test
  void nothing_starts_after_the_stop() {
    var lanes = lanes(Bounds.SERVER);
    lanes.stop();
    lanes.fresh(event(1, "a", 7));
    assertThat(started).isEmpty();
  }
}
