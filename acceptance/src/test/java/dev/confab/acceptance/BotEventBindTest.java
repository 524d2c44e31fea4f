package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Events of bots, bound with `event.bind`.
@ExtendWith(HallExtension.class)
class BotEventBindTest {

  @Test
  void an_application_hears_what_its_bots_are_told(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bots = hall.handler();
    var bound = hall.handler();
    var bot = register(application, bots.url());
    application.call("event.bind", Map.of("event", "ONIMBOTMESSAGEADD", "handler", bound.url()));
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "Hello"));
    var event = bound.next();
    var usual = bots.next("ONIMBOTMESSAGEADD");
    assertThat(List.copyOf(event.tree().get("data").propertyNames()))
        .isEqualTo(List.copyOf(usual.tree().get("data").propertyNames()));
    assertThat(event.text("data", "PARAMS", "MESSAGE")).isEqualTo("Hello");
    assertThat(event.text("data", "BOT", "" + bot, "access_token")).isNotEmpty();
    assertThat(event.text("auth", "user_id")).isEqualTo(anna.dialogId());
    assertThat(event.text("auth", "refresh_token")).isNotEmpty();
    var message = event.text("data", "PARAMS", "MESSAGE_ID");
    var life = application.call("confab.messages.life", Map.of("MESSAGE_ID", message)).result();
    assertThat(life.get("events")).hasSize(2);
    var other = hall.application("Other", hall.administrator());
    other.call("event.bind", Map.of("event", "ONIMBOTMESSAGEADD", "handler", bound.url()));
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "Again"));
    assertThat(bound.next().text("data", "PARAMS", "MESSAGE")).isEqualTo("Again");
    hall.settles();
    assertThat(bound.all()).hasSize(2);
  }

  @Test
  void what_bots_are_told_can_be_queued(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var bots = hall.handler();
    var bot = register(application, bots.url());
    for (var event : List.of("ONIMBOTMESSAGEADD", "ONIMBOTDELETE")) {
      application.call("event.bind", Map.of("event", event, "event_type", "offline"));
    }
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "one"));
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "two"));
    application.call("imbot.unregister", Map.of("BOT_ID", bot));
    var events = application.call("event.offline.get").result().get("events");
    assertThat(events.valueStream().map(event -> event.get("EVENT_NAME").asString()))
        .containsExactly("ONIMBOTMESSAGEADD", "ONIMBOTMESSAGEADD", "ONIMBOTDELETE");
    assertThat(events.get(0).at("/EVENT_DATA/PARAMS/MESSAGE").asString()).isEqualTo("one");
    assertThat(events.toString()).doesNotContain("access_token");
    assertThat(application.call("events", Map.of("SCOPE", "imbot")).result().toString())
        .contains("ONIMBOTMESSAGEADD", "ONIMBOTJOINCHAT");
  }

  private static long register(dev.confab.testkit.Client application, String url) {
    var asked = Map.of("CODE", "demo", "EVENT_HANDLER", url, "PROPERTIES", Map.of("NAME", "Demo"));
    return application.call("imbot.register", asked).result().asLong();
  }
}
