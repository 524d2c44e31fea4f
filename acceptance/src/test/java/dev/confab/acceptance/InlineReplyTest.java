package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.testkit.Bot;
import dev.confab.testkit.Event;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class InlineReplyTest {

  @Test
  void a_handler_answers_in_the_body_of_its_answer(Hall hall) {
    var anna = hall.person("Anna");
    var echo = replying(hall);
    echo.handler().says(event -> message(event, "I heard hello"));
    anna.says(echo, "hello");
    echo.hears("ONIMBOTMESSAGEADD");
    hall.settles();
    assertThat(anna.reads(echo)).contains("hello", "I heard hello");
    assertThat(outcomes(hall, echo.id()))
        .contains("200; the reply imbot.message.add was carried out");
  }

  @Test
  void a_bot_of_the_second_generation_answers_with_its_methods(Hall hall) {
    var anna = hall.person("Anna");
    var handler = hall.handler();
    var fields = Map.of("eventMode", "webhook", "webhookUrl", handler.url());
    var echo = hall.secondBot("Echo", fields);
    var admin = hall.administrator();
    var browser = admin.inBrowser(hall.application("Door", admin));
    var terms = Map.of("BOT_ID", echo.id(), "INLINE_REPLY", true);
    assertThat(browser.call("confab.delivery.set", terms).status()).isEqualTo(200);
    handler.says(
        event ->
            event.name().equals("ONIMBOTV2MESSAGEADD")
                ? secondMessage(anna, "I heard hello")
                : "{}");
    anna.says(echo, "hello");
    handler.next("ONIMBOTV2MESSAGEADD");
    hall.settles();
    assertThat(anna.reads(echo)).contains("hello", "I heard hello");
    assertThat(outcomes(hall, echo.id()))
        .contains("200; the reply imbot.v2.chat.message.send was carried out");
  }

  private static String secondMessage(Person to, String text) {
    return Json.write(
        Map.of(
            "method",
            "imbot.v2.Chat.Message.send",
            "params",
            Map.of("dialogId", to.dialogId(), "fields", Map.of("message", text))));
  }

  @Test
  void a_reply_is_one_call_as_json(Hall hall) {
    var anna = hall.person("Anna");
    var echo = replying(hall);
    echo.handler().says(event -> "{\"method\": \"batch\", \"CMD\": {}}");
    anna.says(echo, "one");
    echo.hears("ONIMBOTMESSAGEADD");
    hall.settles();
    assertThat(outcomes(hall, echo.id()))
        .contains("200; the reply was not carried out: only methods of imbot and im are");
  }

  @Test
  void a_reply_that_fails_takes_the_event_all_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = replying(hall);
    echo.handler().says(event -> "{\"method\": \"imbot.message.add\", \"params\": {}}");
    anna.says(echo, "one");
    assertThat(text(echo.hears("ONIMBOTMESSAGEADD"))).isEqualTo("one");
    echo.handler().says(event -> "{\"method\": \"confab.signing.rotate\"}");
    anna.says(echo, "two");
    anna.says(echo, "three");
    assertThat(text(echo.hears("ONIMBOTMESSAGEADD"))).isEqualTo("two");
    assertThat(text(echo.hears("ONIMBOTMESSAGEADD"))).isEqualTo("three");
    hall.settles();
    assertThat(echo.call("confab.signing.get").result().get("MODE").asString()).isEqualTo("off");
  }

  @Test
  void without_the_terms_an_answer_is_only_an_answer(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.handler().says(event -> message(event, "unasked"));
    anna.says(echo, "hello");
    echo.hears("ONIMBOTMESSAGEADD");
    hall.settles();
    assertThat(anna.reads(echo)).doesNotContain("unasked");
  }

  private static String message(Event event, String text) {
    if (!event.name().equals("ONIMBOTMESSAGEADD")) {
      return "{}";
    }
    return Json.write(
        Map.of("method", "imbot.message.add", "DIALOG_ID", event.dialogId(), "MESSAGE", text));
  }

  private static String text(Event event) {
    return event.text("data", "PARAMS", "MESSAGE");
  }

  /// How the attempts of a bot's last event ended.
  private static List<String> outcomes(Hall hall, long bot) {
    var admin = hall.administrator();
    var events = admin.call("confab.events.list", Map.of("BOT_ID", bot)).result();
    var last = events.at("/events/0/id").asLong();
    var attempts = admin.call("confab.events.show", Map.of("ID", last)).result().get("attempts");
    return attempts.valueStream().map(attempt -> attempt.get("outcome").asString()).toList();
  }

  private static Bot replying(Hall hall) {
    var echo = hall.bot("Echo");
    var terms = Map.of("BOT_ID", echo.id(), "INLINE_REPLY", true);
    assertThat(echo.call("confab.delivery.set", terms).status()).isEqualTo(200);
    return echo;
  }
}
