package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the console asks about bots, limits and the server. Ours, not the original's.
@ExtendWith(HallExtension.class)
class ConfabBotsTest {

  @Test
  void a_bot_is_shown_with_all_that_is_known_of_it(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "zero");
    echo.hears();
    hall.settles();
    var admin = hall.administrator();
    var shown = admin.call("confab.bots.show", Map.of("BOT_ID", echo.id())).result();
    assertThat(shown.get("name").asString()).isEqualTo("Echo");
    assertThat(shown.at("/terms/profile").asString()).isEqualTo("durable");
    assertThat(shown.at("/places/0/address").asString()).isEqualTo(echo.handler().url());
    assertThat(shown.at("/places/0/circuit").asString()).isEqualTo("closed");
    assertThat(shown.at("/events/balanced").asBoolean()).isTrue();
    assertThat(shown.at("/events/created").asLong()).isPositive();
    var page = admin.call("confab.bots.list", Map.of("AFTER", echo.id() - 1, "LIMIT", 1)).result();
    assertThat(page.at("/bots/0/id").asLong()).isEqualTo(echo.id());
    assertThat(page.get("next").asLong()).isEqualTo(echo.id());
    assertThat(admin.call("confab.bots.show", Map.of("BOT_ID", anna.id())).refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
  }

  @Test
  void its_commands_are_named_in_the_language_asked_for(Hall hall) {
    var echo = hall.bot("Echo");
    var titles =
        List.of(
            Map.of("LANGUAGE_ID", "de", "TITLE", "Hilfe"),
            Map.of("LANGUAGE_ID", "en", "TITLE", "Help"));
    echo.learns("help", Map.of("LANG", titles));
    var admin = hall.administrator();
    var asked = Map.of("BOT_ID", echo.id());
    for (var expected : Map.of("de", "Hilfe", "en", "Help", "tr", "Help").entrySet()) {
      var inLanguage = Wrong.over(asked, Map.of("LANGUAGE_ID", expected.getKey()));
      var shown = admin.call("confab.bots.show", inLanguage).result();
      assertThat(shown.at("/commands/0/title").asString()).isEqualTo(expected.getValue());
    }
    var unasked = admin.call("confab.bots.show", asked).result();
    assertThat(unasked.at("/commands/0/title").asString()).isEqualTo("Help");
  }

  @Test
  void a_bot_is_found_by_its_name_its_code_and_its_id(Hall hall) {
    var admin = hall.administrator();
    var lunch = hall.bot("Lunchtime");
    hall.bot("Weather");
    for (var find : List.of("unchTI", lunch.code())) {
      var found = admin.call("confab.bots.list", Map.of("FIND", find)).result().get("bots");
      assertThat(found.valueStream().map(bot -> bot.get("name").asString()))
          .as(find)
          .containsExactly("Lunchtime");
    }
    // other bots may have the number in their codes
    var byId = admin.call("confab.bots.list", Map.of("FIND", lunch.id())).result().get("bots");
    assertThat(byId.valueStream().map(bot -> bot.get("name").asString())).contains("Lunchtime");
    assertThat(admin.call("confab.bots.list", Map.of("FIND", "nobody")).result().get("bots"))
        .isEmpty();
  }

  @Test
  void an_administrator_removes_a_bot_of_anybody(Hall hall) {
    var admin = hall.administrator();
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var asked = Map.of("BOT_ID", echo.id());
    assertThat(anna.call("confab.bots.remove", asked).error()).isEqualTo("ACCESS_DENIED");
    assertThat(hall.application("Other", admin).call("confab.bots.remove", asked).error())
        .isEqualTo("BOT_ID_ERROR");
    // tag::remove[]
    var removed = admin.call("confab.bots.remove", asked);
    // end::remove[]
    assertThat(removed.result().asBoolean()).isTrue();
    assertThat(echo.hears().name()).isEqualTo("ONIMBOTDELETE");
    assertThat(admin.call("confab.bots.remove", asked).refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    var noted = admin.call("confab.admin.audit", Map.of("KIND", "bot")).result().at("/entries/0");
    assertThat(noted.get("action").asString()).isEqualTo("confab.bots.remove");
    assertThat(noted.get("name").asString()).isEqualTo("Echo");
    assertThat(noted.at("/changes/0/from").asString()).isEqualTo(echo.code());
  }

  @Test
  void an_application_sees_its_own_bots_only_and_others_none(Hall hall) {
    var admin = hall.administrator();
    var echo = hall.bot("Echo");
    var app = hall.application("Other", admin);
    assertThat(app.call("confab.bots.list", Map.of()).result().get("bots")).isEmpty();
    for (var method : List.of("confab.bots.show", "confab.doctor")) {
      assertThat(app.call(method, Map.of("BOT_ID", echo.id())).error()).isEqualTo("BOT_ID_ERROR");
    }
    var anna = hall.person("Anna");
    for (var method : List.of("confab.bots.list", "confab.bots.show", "confab.doctor")) {
      assertThat(anna.call(method, Map.of("BOT_ID", echo.id())).error()).isEqualTo("ACCESS_DENIED");
    }
    assertThat(anna.call("confab.limits", Map.of()).error()).isEqualTo("ACCESS_DENIED");
  }

  @Test
  void the_doctor_says_what_the_command_line_says(Hall hall) {
    var echo = hall.bot("Echo");
    var found = hall.administrator().call("confab.doctor", Map.of("BOT_ID", echo.id())).result();
    assertThat(found.get("bot_id").asLong()).isEqualTo(echo.id());
    assertThat(found.at("/findings/0").asString()).contains("Bot " + echo.id());
    assertThat(found.at("/causes/0").asString())
        .isEqualTo("Nothing happened that it is told of: write to it, or mention it in a group.");
    assertThat(found.at("/cause_parts/0/kind").asString()).isEqualTo("NOTHING_HAPPENED");
    assertThat(found.at("/cause_parts/0/weight").asString()).isEqualTo("NOTE");
    assertThat(found.get("healthy").asBoolean()).isTrue();
    assertThat(found.at("/finding_parts/0/kind").asString()).isEqualTo("BOT");
    assertThat(found.at("/finding_parts/0/values/bot").asLong()).isEqualTo(echo.id());
    assertThat(found.get("finding_parts")).hasSameSizeAs(found.get("findings"));
  }

  @Test
  void the_doctor_names_what_a_bot_of_the_second_generation_fetches_its_events_with(Hall hall) {
    var echo = hall.secondBot("Echo", Map.of("eventMode", "fetch"));
    hall.person("Anna").says(echo, "hello");
    var found = hall.administrator().call("confab.doctor", Map.of("BOT_ID", echo.id())).result();
    assertThat(found.get("causes").toString())
        .contains("(eventMode: fetch)", "takes them with imbot.v2.Event.get.")
        .doesNotContain("confab.events.get", "receive:");
  }

  @Test
  void a_bot_without_its_scope_is_told_as_ever_and_cannot_answer(Hall hall) {
    var admin = hall.administrator();
    var portal =
        """
        users: [{ id: 810, login: mia, admin: true }]
        apps:
          - clientId: local.mute
            clientSecret: mute-secret
            scopes: [SCOPES]
            grants: [{ user: 810, accessToken: mute1, refreshToken: mute1r }]
        """;
    var app = hall.declaredApplication(portal.replace("SCOPES", "imbot, im"), "local.mute");
    var handler = hall.handler();
    var register =
        Map.of(
            "CODE", "mute", "EVENT_HANDLER", handler.url(), "PROPERTIES", Map.of("NAME", "Mute"));
    long bot = app.call("imbot.register", register).result().asLong();
    hall.declare(portal.replace("SCOPES", "im"));
    var anna = hall.person("Anna");
    var said = anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "hello")).result();
    assertThat(handler.next("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("hello");
    var asked = Map.of("MESSAGE_ID", said.asLong());
    assertThat(admin.call("confab.events.misses", asked).result()).isEmpty();
    var answer = Map.of("BOT_ID", bot, "DIALOG_ID", anna.id(), "MESSAGE", "hi");
    assertThat(app.call("imbot.message.add", answer).error()).isEqualTo("insufficient_scope");
    var found = admin.call("confab.doctor", Map.of("BOT_ID", bot)).result();
    assertThat(found.get("causes").toString())
        .contains("Its application lacks the scope imbot: the bot cannot answer.");
    assertThat(found.get("healthy").asBoolean()).isFalse();
    admin.call("confab.calls.list", Map.of()).result(); // writes down what ended
    var again = admin.call("confab.doctor", Map.of("BOT_ID", bot)).result();
    assertThat(again.get("causes").toString())
        .contains(
            "Calls of its application are refused with insufficient_scope: 1 in the last hour, the"
                + " newest imbot.message.add at ");
  }

  @Test
  void an_administrator_steers_any_bots_deliveries_from_the_browser(Hall hall) {
    var admin = hall.administrator();
    var echo = hall.bot("Echo");
    var application = hall.application("Door", admin);
    var browser = admin.inBrowser(application);
    var terms = Map.of("BOT_ID", echo.id(), "IN_FLIGHT_MAX", 7);
    assertThat(browser.call("confab.delivery.set", terms).status()).isEqualTo(200);
    var shown = browser.call("confab.delivery.get", Map.of("BOT_ID", echo.id())).result();
    assertThat(shown.get("IN_FLIGHT_MAX").asInt()).isEqualTo(7);
    assertThat(browser.call("confab.delivery.resume", Map.of("BOT_ID", echo.id())).status())
        .isEqualTo(200);
    assertThat(browser.call("confab.delivery.get", Map.of("BOT_ID", 99)).error())
        .isEqualTo("BOT_ID_ERROR");
    var anna = hall.person("Anna").inBrowser(application);
    assertThat(anna.call("confab.delivery.set", terms).status()).isEqualTo(403);
    var lines = admin.call("confab.admin.audit", Map.of("KIND", "bot")).result();
    assertThat(lines.at("/entries/0/action").asString()).isEqualTo("confab.delivery.resume");
    assertThat(lines.at("/entries/1/changes/0/what").asString()).isEqualTo("in_flight_max");
    var sessions = browser.call("confab.sessions.list").result().valueStream().toList();
    var own = sessions.stream().filter(one -> one.get("CURRENT").asBoolean()).findFirst();
    assertThat(lines.at("/entries/1/credential").asString())
        .isEqualTo("session:1/" + own.orElseThrow().get("ID").asString());
  }

  @Test
  void limits_are_shown_as_they_are_used(Hall hall) {
    var admin = hall.administrator();
    var limits = Map.of("LIMITS", "cloud", "UNTIL_RESTART", "Y");
    admin.call("confab.admin.portal.update", limits);
    admin.call("user.current", Map.of());
    var shown = admin.call("confab.limits", Map.of()).result();
    assertThat(shown.get("rate_limit").asInt()).isEqualTo(50);
    assertThat(shown.get("rate_per_second").asInt()).isEqualTo(2);
    assertThat(shown.at("/rate/0/whose").asString()).isEqualTo("127.0.0.1");
    assertThat(shown.at("/rate/0/used").asDouble()).isPositive();
    assertThat(shown.get("operating_limit").asLong()).isEqualTo(480);
    assertThat(shown.get("operating")).isNotEmpty();
    var back = Map.of("LIMITS", "self-hosted", "UNTIL_RESTART", "Y");
    admin.call("confab.admin.portal.update", back);
    assertThat(admin.call("confab.limits", Map.of()).result().get("rate_limit").asInt()).isZero();
  }

  @Test
  void the_server_says_what_it_was_started_with(Hall hall) {
    var shown = hall.administrator().call("confab.admin.server", Map.of()).result();
    assertThat(shown.get("loopback").asBoolean()).isTrue();
    assertThat(shown.get("store").asString()).isIn("sqlite", "postgresql");
    assertThat(shown.get("backup").asString()).isEqualTo("confab backup FOLDER");
  }
}
