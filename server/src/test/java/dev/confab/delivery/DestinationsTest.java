package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class DestinationsTest {
  static final PortalId PORTAL = new PortalId(1);
  static final Instant NOW = Instant.parse("2026-02-26T00:00:00Z");

  Instant time = NOW;
  final Steady clock = new Steady(() -> time);
  final Destinations destinations = new Destinations(Bounds.SERVER, clock);
  final Turns turns =
      new Turns(Bounds.SERVER, clock, destinations, lane -> {}, new ReentrantLock().newCondition());

  Lane begun(String address) {
    var route = new Route("https://bot.example.com/" + address, 40, 0, false);
    var to = destinations.of(new Destination.Key(PORTAL, new AppId(7), route));
    var lane = new Lane(new Lane.Key(PORTAL, "a"), to);
    to.begin(lane, time);
    return lane;
  }

  Destination failed(String address) {
    var lane = begun(address);
    lane.destination.tell(lane, Destination.Told.ABSENT, Duration.ZERO, time);
    lane.destination.end(lane);
    return lane.destination;
  }

  void wakeAfter(Duration passed) {
    time = NOW.plus(passed);
    turns.wake(time);
  }

  @Test
  void an_address_where_an_attempt_failed_is_forgotten_when_nothing_went_there_for_long() {
    for (int i = 0; i < 100; i++) {
      failed("old" + i);
    }
    var running = begun("running").destination;
    wakeAfter(Duration.ofMinutes(90));
    assertThat(destinations.all()).hasSize(101);
    var used = failed("used");
    wakeAfter(Duration.ofMinutes(91));
    assertThat(destinations.all()).containsExactlyInAnyOrder(running, used);
  }

  @Test
  void a_pause_that_was_asked_for_is_kept_where_limits_changed() {
    var lane = begun("spared");
    var asks = lane.destination;
    wakeAfter(Duration.ofMinutes(60));
    asks.spare(lane, Duration.ofMinutes(60), time);
    asks.end(lane);
    wakeAfter(Duration.ofMinutes(92));
    assertThat(destinations.all()).isEmpty();
    assertThat(begun("spared").destination.site).isSameAs(asks.site);
    assertThat(begun("spared").destination.spares()).isTrue();
  }
}
