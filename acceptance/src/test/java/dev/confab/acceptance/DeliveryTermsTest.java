package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class DeliveryTermsTest {

  private static JsonNode terms(Bot bot) {
    return bot.call("confab.delivery.get").result();
  }

  private static JsonNode handler(Bot bot) {
    return terms(bot).get("HANDLERS").get(0);
  }

  @Test
  void what_is_agreed_on_is_shown(Hall hall) {
    var echo = hall.bot("Echo");
    assertThat(terms(echo).get("PROFILE").asString()).isEqualTo("durable");
    assertThat(handler(echo).get("ADDRESS").asString()).isEqualTo(echo.handler().url());
    assertThat(handler(echo).get("CIRCUIT").asString()).isEqualTo("closed");
    echo.call("confab.delivery.set", Map.of("PROFILE", "faithful", "IN_FLIGHT_MAX", 3));
    assertThat(terms(echo).get("PROFILE").asString()).isEqualTo("faithful");
    assertThat(terms(echo).get("IN_FLIGHT_MAX").asInt()).isEqualTo(3);
  }

  @Test
  void a_faithful_event_is_attempted_once_and_lost(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "zero");
    echo.hears("ONIMBOTMESSAGEADD");
    echo.call("confab.delivery.set", Map.of("PROFILE", "faithful"));
    echo.handler().answersNext(500);
    anna.says(echo, "lost");
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("lost");
    hall.settles();
    hall.clock().advance(Duration.ofHours(1));
    anna.says(echo, "next");
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("next");
  }

  @Test
  void a_handler_that_says_it_is_gone_is_left_alone_until_somebody_resumes_it(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "zero");
    echo.hears("ONIMBOTMESSAGEADD");
    echo.handler().answersNext(410);
    anna.says(echo, "one");
    echo.hears();
    hall.settles();
    hall.clock().advance(Duration.ofHours(5));
    hall.settles();
    assertThat(handler(echo).get("SUSPENDED").asString()).contains("410");
    assertThat(echo.call("confab.delivery.resume").status()).isEqualTo(200);
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("one");
    assertThat(handler(echo).get("SUSPENDED").isNull()).isTrue();
  }

  @Test
  void terms_that_cannot_be_kept_are_refused(Hall hall) {
    var reply = hall.bot("Echo").call("confab.delivery.set", Map.of("IN_FLIGHT_MAX", 0));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("TERMS_ERROR");
  }
}
