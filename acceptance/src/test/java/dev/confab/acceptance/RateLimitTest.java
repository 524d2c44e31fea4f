package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The leaky bucket of the documentation, where a portal has the limits of the cloud.
class RateLimitTest {

  @Test
  void fifty_calls_at_once_and_two_a_second() {
    try (var hall = Hall.open()) {
      hall.declare(
          """
          portal: { limits: cloud }
          users: [{ id: 700, login: nina }]
          webhooks: [{ user: 700, code: ninascode1, scopes: [im] }]
          """);
      var nina = hall.webhook(700, "ninascode1");
      var first = nina.call("profile");
      assertThat(first.header("X-RateLimit-Limit")).isEqualTo("50");
      assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("49");
      var reply = first;
      // a slow machine leaks while it fills, so the number of calls is not exactly fifty
      for (int i = 0; i < 1_000 && reply.status() == 200; i++) {
        reply = nina.call("profile");
      }
      assertThat(reply.refusal()).isEqualTo("503 QUERY_LIMIT_EXCEEDED Too many requests");
      assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("0");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
      assertThat(reply.header("X-RateLimit-Reset")).matches("[0-9]+");
      hall.clock().advance(Duration.ofSeconds(25));
      assertThat(nina.call("profile").header("X-RateLimit-Remaining")).isEqualTo("49");
    }
  }

  @Test
  void a_self_hosted_portal_has_no_such_limit() {
    try (var hall = Hall.open()) {
      var anna = hall.person("Anna");
      for (int i = 0; i < 60; i++) {
        assertThat(anna.call("profile").status()).isEqualTo(200);
      }
      assertThat(anna.call("profile").header("X-RateLimit-Limit")).isNull();
    }
  }

  @Test
  void the_edition_says_which_limits_there_are_and_limits_overrules_it() {
    try (var hall = Hall.open()) {
      var anna = hall.person("Anna");
      var limited =
          Map.of(
              "edition: cloud", true,
              "edition: self-hosted", false,
              "edition: cloud, limits: self-hosted", false,
              "edition: self-hosted, limits: cloud", true);
      limited.forEach(
          (words, expected) -> {
            hall.declare("portal: { " + words + " }");
            var limit = anna.call("profile").header("X-RateLimit-Limit");
            assertThat(limit != null).as(words).isEqualTo(expected);
          });
    }
  }

  @Test
  void bots_over_their_rate_are_refused_like_everybody() {
    try (var hall = Hall.open()) {
      var bot = hall.secondBot("Hasty");
      hall.declare("portal: { edition: cloud }");
      var reply = bot.call("imbot.v2.Event.get");
      for (int i = 0; i < 1_000 && reply.status() == 200; i++) {
        reply = bot.call("imbot.v2.Event.get");
      }
      assertThat(reply.refusal()).isEqualTo("503 QUERY_LIMIT_EXCEEDED Too many requests");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
    }
  }
}
