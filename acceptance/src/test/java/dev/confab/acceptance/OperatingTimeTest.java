package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How long a method may work for one caller, where the operator sets a limit.
class OperatingTimeTest {

  @Test
  void a_method_that_worked_too_long_rests_and_the_others_go_on() {
    try (var hall = Hall.open()) {
      hall.restart(Duration.ofNanos(1));
      var anna = hall.person("Anna");
      assertThat(anna.call("profile").status()).isEqualTo(200);
      var refused = anna.call("profile");
      assertThat(refused.refusal())
          .isEqualTo("429 OPERATION_TIME_LIMIT Method is blocked due to operation time limit");
      assertThat(refused.header("X-Operating-Remaining")).isEqualTo("0");
      assertThat(anna.call("user.admin").status()).isEqualTo(200);
      assertThat(hall.person("Boris").call("profile").status()).isEqualTo(200);
      var wait = Long.parseLong(Objects.requireNonNull(refused.header("Retry-After")));
      assertThat(wait).isBetween(590L, 600L);
      hall.clock().advance(Duration.ofSeconds(wait));
      assertThat(anna.call("profile").status()).isEqualTo(200);
    }
  }

  @Test
  void without_a_limit_nothing_is_told_of_one() {
    try (var hall = Hall.open()) {
      var anna = hall.person("Anna");
      anna.call("profile");
      var again = anna.call("profile");
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.header("X-Operating-Limit")).isNull();
    }
  }

  @Test
  void a_portal_with_the_limits_of_the_cloud_is_told_of_its_eight_minutes() {
    try (var hall = Hall.open()) {
      hall.declare("portal: { limits: cloud }");
      var first = hall.person("Anna").call("profile");
      assertThat(first.header("X-Operating-Limit")).isEqualTo("480");
      assertThat(first.header("X-Operating-Remaining")).isEqualTo("480");
    }
  }
}
