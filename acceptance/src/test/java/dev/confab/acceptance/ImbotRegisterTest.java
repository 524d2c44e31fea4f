package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(HallExtension.class)
class ImbotRegisterTest {
  private static final String HANDLER = "http://127.0.0.1:9/handler";

  @Test
  void a_bot_is_a_user_of_the_portal(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var bot =
        anna.call(
            "imbot.register",
            Map.of(
                "CODE", "echo",
                "CLIENT_ID", "my-own-name",
                "EVENT_HANDLER", "http://127.0.0.1:9/handler",
                "PROPERTIES", Map.of("NAME", "Бот-эхо Ёж 🤖", "WORK_POSITION", "Repeats")));
    // end::example[]
    var user = anna.call("im.user.get", Map.of("ID", bot.result().asLong())).result();
    assertThat(user.get("name").asString()).isEqualTo("Бот-эхо Ёж 🤖");
    assertThat(user.get("work_position").asString()).isEqualTo("Repeats");
    assertThat(user.get("bot").asBoolean()).isTrue();
    assertThat(user.get("bot_data").get("code").asString()).isEqualTo("echo");
    var listed = anna.call("imbot.bot.list", Map.of("CLIENT_ID", "my-own-name")).result();
    assertThat(listed.get(bot.result().asString()).get("OPENLINE").asString()).isEqualTo("N");
  }

  @Test
  void registering_the_same_code_again_finds_the_same_bot_whatever_form_the_call_has(Hall hall) {
    var anna = hall.person("Anna");
    var first =
        anna.call(
            "imbot.register",
            Map.of(
                "CODE",
                "twice",
                "CLIENT_ID",
                "twice",
                "EVENT_HANDLER",
                HANDLER,
                "PROPERTIES",
                Map.of("NAME", "Once")));
    var again =
        anna.callForm(
            "imbot.register",
            "CODE=twice&CLIENT_ID=twice&EVENT_HANDLER=" + HANDLER + "&PROPERTIES[NAME]=Twice");
    assertThat(again.result()).isEqualTo(first.result());
    var user = anna.call("im.user.get", Map.of("ID", first.result().asLong())).result();
    assertThat(user.get("name").asString()).isEqualTo("Twice");
  }

  @Test
  void an_application_has_five_bots_and_no_more(Hall hall) {
    var anna = hall.person("Anna");
    for (int i = 1; i <= 5; i++) {
      assertThat(anna.call("imbot.register", asked("five", "bot" + i)).status()).isEqualTo(200);
    }
    assertThat(anna.call("imbot.register", asked("five", "bot6")).refusal())
        .isEqualTo(
            "400 MAX_COUNT_ERROR Has reached the maximum number of bots for application (max: 5)");
    assertThat(anna.call("imbot.register", asked("five", "bot3")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CLIENT_ID            |           | 403 ACCESS_DENIED Access denied! Client ID not specified
          EVENT_MESSAGE_ADD    |           | 400 EVENT_MESSAGE_ADD_ERROR Handler for "Message add" event isn't specified
          EVENT_MESSAGE_ADD    | no-url    | 400 EVENT_MESSAGE_ADD_ERROR Wrong handler URL
          EVENT_MESSAGE_UPDATE | no-url    | 400 EVENT_MESSAGE_UPDATE_ERROR Wrong handler URL
          EVENT_MESSAGE_DELETE | ftp://a/b | 400 EVENT_MESSAGE_DELETE_ERROR Wrong handler URL
          EVENT_WELCOME_MESSAGE|           | 400 EVENT_WELCOME_MESSAGE_ERROR Handler for "Welcome message" event isn't specified
          EVENT_WELCOME_MESSAGE| no-url    | 400 EVENT_WELCOME_MESSAGE_ERROR Wrong handler URL
          EVENT_BOT_DELETE     |           | 400 EVENT_BOT_DELETE_ERROR Handler for "Bot delete" event isn't specified
          EVENT_BOT_DELETE     | no-url    | 400 EVENT_BOT_DELETE_ERROR Wrong handler URL
          CODE                 |           | 400 CODE_ERROR Bot code isn't specified
          """)
  void what_is_missing_or_wrong_is_told(String name, String value, String refusal, Hall hall) {
    var params = asked("wrong", "wrong");
    params.remove("EVENT_HANDLER");
    params.put("EVENT_MESSAGE_ADD", HANDLER);
    params.put("EVENT_WELCOME_MESSAGE", HANDLER);
    params.put("EVENT_BOT_DELETE", HANDLER);
    params.put(name, value == null ? "" : value);
    assertThat(hall.administrator().call("imbot.register", params).refusal()).isEqualTo(refusal);
  }

  @Test
  void a_bot_needs_a_name(Hall hall) {
    var params = asked("unnamed", "unnamed");
    params.put("PROPERTIES", Map.of("NAME", " ", "LAST_NAME", ""));
    assertThat(hall.administrator().call("imbot.register", params).refusal())
        .isEqualTo("400 NAME_ERROR Bot name isn't specified");
  }

  @Test
  void a_code_that_cannot_be_kept_makes_no_bot(Hall hall) {
    assertThat(
            hall.administrator().call("imbot.register", asked("long", "c".repeat(256))).refusal())
        .isEqualTo("400 WRONG_REQUEST Bot can't be created");
  }

  @Test
  void a_browser_session_registers_no_bots(Hall hall) {
    var anna = hall.person("Anna");
    var browser = anna.inBrowser(hall.application("Demo", anna));
    assertThat(browser.call("imbot.register", asked("session", "session")).refusal())
        .isEqualTo(
            "403 WRONG_AUTH_TYPE Access for this method not allowed by session authorization");
  }

  @Test
  void an_application_registers_without_a_client_id(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", anna);
    var params = asked("", "of-app");
    var id = application.call("imbot.register", params).result().asLong();
    var user = anna.call("im.user.get", Map.of("ID", id)).result();
    assertThat(user.get("bot_data").get("app_id").asString()).isEqualTo(application.clientId());
  }

  @Test
  void the_picture_is_served(Hall hall) {
    var params = asked("picture", "picture");
    params.put("PROPERTIES", Map.of("NAME", "Picture", "PERSONAL_PHOTO", Pictures.PNG));
    var id = hall.administrator().call("imbot.register", params).result().asLong();
    var user = hall.administrator().call("im.user.get", Map.of("ID", id)).result();
    var avatar = user.get("avatar").asString();
    assertThat(avatar).startsWith(hall.address());
    var picture = hall.get(avatar.substring(hall.address().length()));
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("Content-Type")).isEqualTo("image/png");
  }

  private static Map<String, Object> asked(String clientId, String code) {
    var params = new HashMap<String, Object>();
    params.put("CLIENT_ID", clientId);
    params.put("CODE", code);
    params.put("EVENT_HANDLER", HANDLER);
    params.put("PROPERTIES", Map.of("NAME", "Bot"));
    return params;
  }

  @Test
  void what_is_said_of_a_bot_is_shown_of_its_user(Hall hall) {
    var admin = hall.administrator();
    var properties =
        Map.of(
            "NAME", "Full",
            "LAST_NAME", "Bot",
            "COLOR", "MINT",
            "EMAIL", "full@example.com",
            "PERSONAL_BIRTHDAY", "2016-03-11",
            "WORK_POSITION", "Does all",
            "PERSONAL_WWW", "https://example.com/full",
            "PERSONAL_GENDER", "F");
    var json = asked("full", "full");
    json.put("OPENLINE", "Y");
    json.put("PROPERTIES", properties);
    var form = new StringBuilder("CLIENT_ID=full&CODE=form&OPENLINE=Y&EVENT_HANDLER=" + HANDLER);
    properties.forEach(
        (key, value) -> form.append("&PROPERTIES[" + key + "]=").append(PhpForm.encode(value)));
    for (var reply :
        List.of(
            admin.call("imbot.register", json),
            admin.callForm("imbot.register", form.toString()))) {
      long id = reply.result().asLong();
      showsAll(hall, id, properties);
      var listed = admin.call("imbot.bot.list", Map.of("CLIENT_ID", "full")).result().get("" + id);
      assertThat(listed.get("OPENLINE").asString()).isEqualTo("Y");
    }
  }

  /// Where people see it.
  static void showsAll(Hall hall, long bot, Map<String, String> properties) {
    var card = hall.administrator().call("im.user.get", Map.of("ID", bot)).result();
    assertThat(card.get("name").asString())
        .isEqualTo(properties.get("NAME") + " " + properties.get("LAST_NAME"));
    assertThat(card.get("color").asString()).isEqualTo("#4ba984");
    assertThat(card.get("gender").asString()).isEqualTo(properties.get("PERSONAL_GENDER"));
    assertThat(card.get("work_position").asString()).isEqualTo(properties.get("WORK_POSITION"));
    assertThat(card.get("birthday").asString()).isEqualTo("11-03");
    assertThat(card.get("email").asString()).isEqualTo(properties.get("EMAIL"));
    assertThat(card.get("website").asString()).isEqualTo(properties.get("PERSONAL_WWW"));
  }
}
