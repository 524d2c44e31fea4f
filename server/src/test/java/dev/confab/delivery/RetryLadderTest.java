package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryLadderTest {
  static final Instant CREATED = Instant.parse("2026-02-26T00:00:00Z");
  final Random random = new Random(1);

  static final Instant END = CREATED.plus(Duration.ofDays(3));

  static Event event(int attempts) {
    return new Event(
        new PortalId(1),
        new EventId(1),
        "a",
        "ONIMBOTMESSAGEADD",
        new UserId(7),
        new AppId(4),
        new HandlerId(5),
        null,
        null,
        null,
        "{}",
        CREATED,
        CREATED,
        attempts);
  }

  @Nullable Duration pause(int attempts, @Nullable Duration retryAfter) {
    var next = RetryLadder.DURABLE.next(event(attempts), END, retryAfter, CREATED, random);
    return next == null ? null : Duration.between(CREATED, next);
  }

  @Test
  void pauses_grow_from_a_second_to_an_hour_and_stay_there() {
    long[] seconds = {1, 5, 30, 120, 600, 1800, 3600, 3600, 3600};
    for (int attempts = 0; attempts < seconds.length; attempts++) {
      assertThat(pause(attempts, null))
          .isBetween(
              Duration.ofSeconds(seconds[attempts]), Duration.ofMillis(seconds[attempts] * 1200));
    }
  }

  @Test
  void jitter_lengthens_a_pause_and_never_shortens_it() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(pause(2, null)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(36));
    }
  }

  @Test
  void a_handler_may_ask_for_a_longer_pause_up_to_an_hour() {
    assertThat(pause(0, Duration.ofSeconds(20))).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(pause(0, Duration.ofDays(9))).isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
  }

  @Test
  void a_handler_may_not_ask_for_a_shorter_pause() {
    assertThat(pause(3, Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void the_last_attempt_is_made_at_the_end_of_the_life_and_then_it_is_over() {
    var late = END.minusSeconds(60);
    assertThat(RetryLadder.DURABLE.next(event(70), END, null, late, random)).isEqualTo(END);
    assertThat(RetryLadder.DURABLE.next(event(71), END, null, END, random)).isNull();
  }
}
