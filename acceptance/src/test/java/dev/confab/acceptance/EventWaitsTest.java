package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class EventWaitsTest {
  /// What waits for a bot, the newest first.
  private static JsonNode waiting(Client admin, Bot bot) {
    var asked = Map.of("BOT_ID", bot.id(), "STATE", "waiting");
    return admin.call("confab.events.list", asked).result().get("events");
  }

  private static String reason(JsonNode event) {
    return event.at("/waits/reason").asString();
  }

  private static Bot opened(Hall hall) {
    var echo = hall.bot("Echo");
    hall.person("Anna").says(echo, "zero");
    echo.hears("ONIMBOTMESSAGEADD");
    hall.settles();
    return echo;
  }

  private static void isNotRetried(Client admin, JsonNode event, String why) {
    assertThat(event.get("due").isNull()).isTrue();
    var id = Map.of("ID", event.get("id").asLong());
    assertThat(admin.call("confab.events.retry", id).refusal())
        .startsWith("400 EVENT_NOT_POSTED Event is not attempted: " + why);
  }

  @Test
  void an_event_for_a_handler_that_answered_410_says_so_and_is_not_retried(Hall hall) {
    var echo = opened(hall);
    echo.handler().answersNext(410);
    hall.person("Berta").says(echo, "one");
    echo.hears();
    hall.settles();
    var admin = hall.administrator();
    var event = waiting(admin, echo).get(waiting(admin, echo).size() - 1);
    assertThat(reason(event)).isEqualTo("SUSPENDED");
    isNotRetried(admin, event, "nothing is posted: the handler answered 410 at ");
    assertThat(echo.call("confab.delivery.resume").status()).isEqualTo(200);
    echo.hears();
    hall.settles();
    assertThat(waiting(admin, echo).isEmpty()).isTrue();
  }

  @Test
  void an_event_that_a_bot_fetches_says_so_and_is_not_retried(Hall hall) {
    var echo = opened(hall);
    echo.call("confab.delivery.set", Map.of("BOT_ID", echo.id(), "RECEIVE", "fetch"));
    hall.person("Berta").says(echo, "one");
    var admin = hall.administrator();
    var event = waiting(admin, echo).get(0);
    assertThat(reason(event)).isEqualTo("FETCH");
    isNotRetried(admin, event, "the bot fetches it; nothing is posted");
  }

  @Test
  void an_event_names_the_one_it_is_behind(Hall hall) {
    var echo = opened(hall);
    var berta = hall.person("Berta");
    berta.says(echo, "first");
    echo.hears("ONIMBOTMESSAGEADD");
    hall.settles();
    echo.handler().answersNext(500);
    berta.says(echo, "one");
    echo.hears();
    hall.settles();
    var message = berta.says(echo, "two");
    var admin = hall.administrator();
    var events = waiting(admin, echo);
    assertThat(events.get(1).get("waits").isNull()).isTrue();
    assertThat(events.get(1).get("due").isNull()).isFalse();
    assertThat(reason(events.get(0))).isEqualTo("BEHIND");
    assertThat(events.get(0).get("due").isNull()).isTrue();
    assertThat(events.get(0).at("/waits/behind").asLong())
        .isEqualTo(events.get(1).get("id").asLong());
    var life = admin.call("confab.messages.life", Map.of("MESSAGE_ID", message)).result();
    assertThat(reason(life.at("/events/0"))).isEqualTo("BEHIND");
  }

  @Test
  void an_event_for_a_handler_that_is_spared_says_until_when(Hall hall) {
    var echo = opened(hall);
    echo.handler().answers(event -> 500);
    for (int i = 0; i < 5; i++) {
      hall.person("Carla" + i).says(echo, "hello");
      echo.hears();
      hall.settles();
    }
    hall.person("Dora").says(echo, "hello");
    var admin = hall.administrator();
    var handler = echo.call("confab.delivery.get").result().at("/HANDLERS/0");
    assertThat(handler.get("CIRCUIT").asString()).isEqualTo("open");
    var events = waiting(admin, echo);
    assertThat(reason(events.get(0))).isEqualTo("BEHIND");
    var head = events.get(1);
    assertThat(head.get("attempts").asInt()).isZero();
    assertThat(reason(head)).isEqualTo("CIRCUIT");
    assertThat(head.get("due").asString()).isEqualTo(handler.get("NEXT_PROBE").asString());
  }

  @Test
  void an_event_that_is_attempted_says_so(Hall hall) throws InterruptedException {
    var echo = opened(hall);
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    echo.handler()
        .answers(
            event -> {
              begun.countDown();
              try {
                return end.await(20, TimeUnit.SECONDS) ? 200 : 500;
              } catch (InterruptedException e) {
                return 500;
              }
            });
    hall.person("Berta").says(echo, "one");
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    var admin = hall.administrator();
    var events = waiting(admin, echo);
    var event = events.get(events.size() - 1);
    assertThat(reason(event)).isEqualTo("UNDER_WAY");
    assertThat(event.get("due").isNull()).isTrue();
    end.countDown();
    hall.settles();
  }
}
