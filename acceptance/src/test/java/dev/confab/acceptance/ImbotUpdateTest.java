package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.testkit.Bot;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(HallExtension.class)
class ImbotUpdateTest {

  @Test
  void what_is_said_changes_and_the_rest_stays(Hall hall) {
    var bot = hall.bot("Echo");
    // tag::example[]
    bot.call(
        "imbot.update",
        Map.of(
            "BOT_ID", bot.id(),
            "FIELDS", Map.of("PROPERTIES", Map.of("LAST_NAME", "the Second", "COLOR", "MINT"))));
    // end::example[]
    var user = hall.person("Anna").call("im.user.get", Map.of("ID", bot.id())).result();
    assertThat(user.get("first_name").asString()).isEqualTo("Echo");
    assertThat(user.get("last_name").asString()).isEqualTo("the Second");
  }

  @Test
  void what_means_nothing_leaves_what_was_known(Hall hall) {
    var bot = hall.bot("Known");
    var anna = hall.person("Anna");
    changes(bot, "F", "2018-07-14", "MINT");
    var known = anna.call("im.user.get", Map.of("ID", bot.id())).result();
    assertThat(known.get("gender").asString()).isEqualTo("F");
    assertThat(known.get("birthday").asString()).isEqualTo("14-07");
    assertThat(known.get("color").asString()).isEqualTo("#4ba984");
    changes(bot, "X", "2018-02-30", "COLOURLESS");
    var after = anna.call("im.user.get", Map.of("ID", bot.id())).result();
    for (var field : List.of("gender", "birthday", "color")) {
      assertThat(after.get(field)).as(field).isEqualTo(known.get(field));
    }
    changes(bot, "M", "", "");
    var empty = anna.call("im.user.get", Map.of("ID", bot.id())).result();
    assertThat(empty.get("gender").asString()).isEqualTo("M");
    assertThat(empty.get("birthday").asString("")).isEmpty();
  }

  private static void changes(Bot bot, String gender, String birthday, String color) {
    var properties =
        Map.of("PERSONAL_GENDER", gender, "PERSONAL_BIRTHDAY", birthday, "COLOR", color);
    var fields = Map.of("PROPERTIES", properties);
    bot.call("imbot.update", Map.of("BOT_ID", bot.id(), "FIELDS", fields)).result();
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var one = hall.bot("One");
    var two = hall.bot("Two");
    var json =
        one.call(
            "imbot.update",
            Map.of(
                "BOT_ID",
                one.id(),
                "FIELDS",
                Map.of("PROPERTIES", Map.of("NAME", "Same", "PERSONAL_GENDER", "F"))));
    var form =
        two.callForm(
            "imbot.update",
            "BOT_ID="
                + two.id()
                + "&FIELDS[PROPERTIES][NAME]=Same&FIELDS[PROPERTIES][PERSONAL_GENDER]=F");
    assertThat(form.result()).isEqualTo(json.result());
    for (var bot : new long[] {one.id(), two.id()}) {
      var user = anna.call("im.user.get", Map.of("ID", bot)).result();
      assertThat(user.get("name").asString()).isEqualTo("Same");
      assertThat(user.get("gender").asString()).isEqualTo("F");
    }
  }

  @Test
  void a_new_handler_hears_from_now_on(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.bot("Echo");
    anna.says(bot, "to the old one");
    bot.hears("ONIMBOTMESSAGEADD");
    var other = hall.handler();
    bot.call(
        "imbot.update",
        Map.of("BOT_ID", bot.id(), "FIELDS", Map.of("EVENT_MESSAGE_ADD", other.url())));
    anna.says(bot, "to the new one");
    assertThat(other.next().text("data", "PARAMS", "MESSAGE")).isEqualTo("to the new one");
  }

  @Test
  void a_new_handler_hears_what_waited_for_the_old_one_and_in_its_order(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.bot("Echo");
    anna.says(bot, "zero");
    bot.hears("ONIMBOTMESSAGEADD");
    bot.handler().answersNext(500);
    anna.says(bot, "one");
    anna.says(bot, "two");
    var once = bot.hears();
    hall.settles();
    var other = hall.handler();
    bot.call(
        "imbot.update",
        Map.of("BOT_ID", bot.id(), "FIELDS", Map.of("EVENT_MESSAGE_ADD", other.url())));
    hall.clock().advance(Duration.ofMinutes(1));
    var again = other.next();
    assertThat(again.text("data", "PARAMS", "MESSAGE")).isEqualTo("one");
    assertThat(again.headers().get("webhook-id")).isEqualTo(once.headers().get("webhook-id"));
    assertThat(other.next().text("data", "PARAMS", "MESSAGE")).isEqualTo("two");
  }

  @Test
  void a_new_handler_hears_at_once_what_waited_for_one_that_is_gone(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.bot("Echo");
    anna.says(bot, "zero");
    bot.hears("ONIMBOTMESSAGEADD");
    bot.handler().answersNext(410);
    anna.says(bot, "one");
    bot.hears();
    hall.settles();
    hall.clock().advance(Duration.ofHours(5));
    var other = hall.handler();
    bot.call(
        "imbot.update",
        Map.of("BOT_ID", bot.id(), "FIELDS", Map.of("EVENT_MESSAGE_ADD", other.url())));
    assertThat(other.next().text("data", "PARAMS", "MESSAGE")).isEqualTo("one");
  }

  @Test
  void a_bot_that_is_registered_again_as_another_type_keeps_its_own_and_what_waits(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.bot("Echo");
    anna.says(bot, "zero");
    bot.hears("ONIMBOTMESSAGEADD");
    bot.handler().answersNext(500);
    anna.says(bot, "one");
    anna.says(bot, "two");
    bot.hears();
    hall.settles();
    var other = hall.handler();
    var again =
        Map.of(
            "CODE", bot.code(),
            "TYPE", "S",
            "EVENT_HANDLER", other.url(),
            "PROPERTIES", Map.of("NAME", "Echo"));
    assertThat(bot.call("imbot.register", again).result().asLong()).isEqualTo(bot.id());
    hall.clock().advance(Duration.ofMinutes(1));
    assertThat(other.next().text("data", "PARAMS", "MESSAGE")).isEqualTo("one");
    assertThat(other.next().text("data", "PARAMS", "MESSAGE")).isEqualTo("two");
    var shown = hall.administrator().call("confab.bots.show", Map.of("BOT_ID", bot.id())).result();
    assertThat(shown.get("type").asString()).isEqualTo("B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EVENT_MESSAGE_ADD",
        "EVENT_MESSAGE_UPDATE",
        "EVENT_MESSAGE_DELETE",
        "EVENT_WELCOME_MESSAGE",
        "EVENT_BOT_DELETE"
      })
  void a_wrong_handler_is_refused(String name, Hall hall) {
    var bot = hall.bot("Echo");
    var reply =
        bot.call("imbot.update", Map.of("BOT_ID", bot.id(), "FIELDS", Map.of(name, "no-url")));
    assertThat(reply.refusal()).isEqualTo("400 " + name + "_ERROR Wrong handler URL");
  }

  @Test
  void a_bot_that_is_not_the_callers_is_refused(Hall hall) {
    var bot = hall.bot("Echo");
    var other = hall.bot("Other");
    var fields = Map.of("PROPERTIES", Map.of("NAME", "New"));
    assertThat(
            hall.administrator()
                .call("imbot.update", Map.of("BOT_ID", bot.id(), "FIELDS", fields))
                .refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(bot.call("imbot.update", Map.of("BOT_ID", 99_999, "FIELDS", fields)).refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    assertThat(bot.call("imbot.update", Map.of("BOT_ID", other.id(), "FIELDS", fields)).refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
  }

  @Test
  void an_update_must_say_something_that_can_be_kept(Hall hall) {
    var bot = hall.bot("Echo");
    assertThat(bot.call("imbot.update", Map.of("BOT_ID", bot.id(), "FIELDS", Map.of())).refusal())
        .isEqualTo("400 WRONG_REQUEST Update fields can't be empty");
    assertThat(
            bot.call(
                    "imbot.update",
                    Map.of("BOT_ID", bot.id(), "FIELDS", Map.of("PROPERTIES", Map.of("NAME", " "))))
                .refusal())
        .isEqualTo("400 NAME_ERROR Bot name isn't specified");
    assertThat(
            bot.call(
                    "imbot.update",
                    Map.of("BOT_ID", bot.id(), "FIELDS", Map.of("CODE", "c".repeat(256))))
                .refusal())
        .isEqualTo("400 WRONG_REQUEST Bot can't be updated");
  }

  @Test
  void a_browser_session_changes_no_bots(Hall hall) {
    var anna = hall.person("Anna");
    var browser = anna.inBrowser(hall.application("Demo", anna));
    assertThat(browser.call("imbot.update", Map.of("BOT_ID", 1)).refusal())
        .isEqualTo(
            "403 WRONG_AUTH_TYPE Access for this method not allowed by session authorization.");
  }

  @Test
  void every_property_can_be_changed_by_form_and_by_json(Hall hall) {
    var anna = hall.person("Anna");
    var properties =
        Map.of(
            "NAME", "Changed",
            "LAST_NAME", "Bot",
            "COLOR", "MINT",
            "EMAIL", "changed@example.com",
            "PERSONAL_BIRTHDAY", "2016-03-11",
            "WORK_POSITION", "Does all",
            "PERSONAL_WWW", "https://example.com/changed",
            "PERSONAL_GENDER", "F",
            "PERSONAL_PHOTO", Pictures.PNG);
    var one = hall.bot("One", Map.of("PROPERTIES", Map.of("NAME", "One", "COLOR", "LIME")));
    var two = hall.bot("Two", Map.of("PROPERTIES", Map.of("NAME", "Two", "COLOR", "LIME")));
    var fields = Map.of("CODE", "changed", "PROPERTIES", properties);
    one.call("imbot.update", Map.of("BOT_ID", one.id(), "FIELDS", fields)).result();
    var form = new StringBuilder("BOT_ID=" + two.id() + "&FIELDS[CODE]=changed");
    properties.forEach(
        (key, value) ->
            form.append("&FIELDS[PROPERTIES][" + key + "]=").append(PhpForm.encode(value)));
    two.callForm("imbot.update", form.toString()).result();
    for (long bot : new long[] {one.id(), two.id()}) {
      ImbotRegisterTest.showsAll(hall, bot, properties);
      var card = anna.call("im.user.get", Map.of("ID", bot)).result();
      assertThat(card.get("avatar").asString()).startsWith(hall.address());
      assertThat(card.get("bot_data").get("code").asString()).isEqualTo("changed");
    }
  }
}
