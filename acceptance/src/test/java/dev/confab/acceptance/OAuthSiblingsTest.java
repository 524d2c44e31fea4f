package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Application;
import dev.confab.testkit.Event;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Bots of one OAuth application, which share its token and, here, their address: whatever becomes
/// of one, the others are told as before. (chat-bots-v2/change-log.md, BOT-FIX-0501-1)
@ExtendWith(HallExtension.class)
class OAuthSiblingsTest {
  private static final String ADD = "ONIMBOTV2MESSAGEADD";
  private static final String UPDATE = "imbot.v2.Bot.update";

  private static long registers(Application app, String name, String url) {
    var fields = new HashMap<String, Object>();
    fields.put("code", name + " of " + app.clientId());
    fields.put("eventMode", "webhook");
    fields.put("webhookUrl", url);
    fields.put("properties", Map.of("name", name));
    var made = app.call("imbot.v2.Bot.register", Map.of("fields", fields)).result();
    return made.at("/bot/id").asLong();
  }

  private static void says(Person person, long bot, String text) {
    person.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", text)).result();
  }

  private static Map<String, Object> update(long bot, Map<String, ?> fields) {
    return Map.of("botId", bot, "fields", fields);
  }

  @Test
  void whatever_becomes_of_one_the_other_is_told_as_before(Hall hall) {
    var app = hall.application("Twins", hall.administrator());
    var handler = hall.handler();
    var one = registers(app, "one", handler.url());
    var two = registers(app, "two", handler.url());
    var anna = hall.person("Anna");
    says(anna, one, "to one");
    var token = told(handler.next(ADD), one, "to one");
    says(anna, two, "to two");
    assertThat(told(handler.next(ADD), two, "to two")).isEqualTo(token);

    app.call(UPDATE, update(one, Map.of("eventMode", "fetch"))).result();
    says(anna, one, "fetched");
    says(anna, two, "posted");
    assertThat(told(handler.next(ADD), two, "posted")).isEqualTo(token);
    var waiting = app.call("imbot.v2.Event.get", Map.of("botId", one)).result().get("events");
    assertThat(waiting.valueStream().map(event -> event.at("/data/message/text").asString("")))
        .contains("fetched");

    app.call("imbot.v2.Bot.unregister", Map.of("botId", one)).result();
    says(anna, two, "still there");
    assertThat(told(handler.next(ADD), two, "still there")).isEqualTo(token);
    var three = registers(app, "three", handler.url());
    app.call("imbot.v2.Bot.unregister", Map.of("botId", three)).result();
    var gone = handler.next("ONIMBOTV2DELETE");
    assertThat(gone.text("data", "bot", "id")).isEqualTo(String.valueOf(three));
    assertThat(gone.text("auth", "application_token")).isEqualTo(token);
    says(anna, two, "alone");
    assertThat(told(handler.next(ADD), two, "alone")).isEqualTo(token);
  }

  /// Checks whom an event is for; returns the application's token in it.
  private static String told(Event event, long bot, String text) {
    assertThat(event.text("data", "bot", "id")).isEqualTo(String.valueOf(bot));
    assertThat(event.text("data", "message", "text")).isEqualTo(text);
    return event.text("auth", "application_token");
  }

  @Test
  void each_has_its_own_subscriptions_beside_what_the_application_bound(Hall hall) {
    var app = hall.application("Twins", hall.administrator());
    var old = hall.handler().url();
    var one = registers(app, "one", old);
    registers(app, "two", old);
    app.call("event.bind", Map.of("event", "ONAPPTEST", "handler", old)).result();
    assertThat(subscribedAt(app, old)).isEqualTo(17);
    var other = hall.handler().url();
    app.call(UPDATE, update(one, Map.of("webhookUrl", other))).result();
    assertThat(subscribedAt(app, old)).isEqualTo(9);
    assertThat(subscribedAt(app, other)).isEqualTo(8);
  }

  private static long subscribedAt(Application app, String url) {
    var rows = app.call("event.get").result().valueStream();
    return rows.filter(row -> row.get("handler").asString().equals(url)).count();
  }

  @Test
  void there_is_no_token_of_one_to_exchange(Hall hall) {
    var app = hall.application("Twins", hall.administrator());
    var url = hall.handler().url();
    for (var name : List.of("one", "two")) {
      var asked = update(registers(app, name, url), Map.of("botToken", "mine alone"));
      assertThat(app.call(UPDATE, asked).refusal())
          .isEqualTo("400 BOT_TOKEN_ROTATION_FAILED Bot token rotation failed");
    }
  }
}
