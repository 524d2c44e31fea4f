package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is due when looking for it fails.
class WakeTest extends CourierGround {
  private int looks;
  private int failsAt;
  private final InstantSource broken =
      () -> {
        if (++looks == failsAt) {
          throw new IllegalStateException("made up");
        }
        return clock.instant();
      };

  WakeTest() {
    super(Databases.sqlite());
  }

  @Test
  void a_lane_that_could_not_be_told_to_run_runs_a_little_later() {
    List<Lane> started = new ArrayList<>();
    var lanes = new Lanes(Bounds.SERVER, new Steady(broken), started::add);
    lanes.searchBegins();
    lanes.searchEnds();
    lanes.fresh(LanesTest.event(1, "a", 7));
    lanes.take(started.getFirst());
    lanes.park(started.getFirst(), clock.instant().plusSeconds(1));
    clock.move(Duration.ofSeconds(2));
    failsAt = looks + 2; // the first tells which pauses are over
    assertThatThrownBy(lanes::wake).isInstanceOf(IllegalStateException.class);
    assertThat(started).hasSize(1);
    clock.move(Duration.ofSeconds(1));
    lanes.wake();
    assertThat(started).hasSize(2);
    assertThat(lanes.running()).isEqualTo(1);
  }

  @Test
  void a_courier_that_cannot_look_rests_before_it_looks_again() throws Exception {
    var asked = new AtomicInteger();
    var failures = new CountDownLatch(3);
    InstantSource now =
        () -> {
          if (asked.getAndIncrement() % 2 == 0) { // what follows a failure asks too
            failures.countDown();
            throw new IllegalStateException("made up");
          }
          return Instant.EPOCH;
        };
    var guide =
        new Directions(
            store, agreements, notes, (reads, id) -> addresses.get(id), Tellings.BOTH, clock);
    try (var other =
        new Courier(log, () -> List.of(PORTAL), this::post, guide, RetryLadder.DURABLE, now)) {
      other.start();
      assertThat(failures.await(1, TimeUnit.SECONDS)).isFalse();
      assertThat(failures.getCount()).isEqualTo(2);
    }
  }
}
