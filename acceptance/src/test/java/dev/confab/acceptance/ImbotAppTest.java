package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.testkit.Bot;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `imbot.app.*`: what bots put into the messenger.
@ExtendWith(HallExtension.class)
class ImbotAppTest {
  private static final List<Map<String, String>> LANG =
      List.of(
          Map.of("LANGUAGE_ID", "en", "TITLE", "Help", "DESCRIPTION", "Send help command"),
          Map.of("LANGUAGE_ID", "de", "TITLE", "Hilfe", "COPYRIGHT", "Wir"));

  @Test
  void a_command_stands_behind_an_icon_until_it_is_taken_away(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    // tag::register[]
    var id =
        echo.call(
                "imbot.app.register",
                Map.of(
                    "BOT_ID", echo.id(),
                    "CODE", "echo",
                    "JS_METHOD", "SEND",
                    "JS_PARAM", "/help",
                    "ICON_FILE", Pictures.PNG,
                    "CONTEXT", "BOT",
                    "EXTRANET_SUPPORT", "N",
                    "LIVECHAT_SUPPORT", "N",
                    "IFRAME_POPUP", "N",
                    "LANG", LANG))
            .result()
            .asLong();
    // end::register[]
    var shown = shown(anna.call("confab.botapps.list").result(), id);
    assertThat(shown.get("bot_id").asLong()).isEqualTo(echo.id());
    assertThat(shown.get("title").asString()).isEqualTo("Help");
    assertThat(shown.get("js_method").asString()).isEqualTo("SEND");
    assertThat(shown.get("js_param").asString()).isEqualTo("/help");
    assertThat(shown.get("context").asString()).isEqualTo("BOT");
    assertThat(shown.get("icon").asString()).startsWith("/file/");
    assertThat(hall.get(shown.get("icon").asString()).header("Content-Type"))
        .isEqualTo("image/png");
    assertThat(shown.get("description").asString()).isEqualTo("Send help command");
    var german = anna.call("confab.botapps.list", Map.of("LANGUAGE_ID", "de")).result();
    assertThat(shown(german, id).get("title").asString()).isEqualTo("Hilfe");
    assertThat(shown(german, id).get("copyright").asString()).isEqualTo("Wir");
    assertThat(register(echo, Map.of("LANG", LANG))).isEqualTo(id);
    // tag::unregister[]
    var removed = echo.call("imbot.app.unregister", Map.of("APP_ID", id));
    // end::unregister[]
    assertThat(removed.result().asBoolean()).isTrue();
    assertThat(seenBy(anna, echo)).isEmpty();
    assertThat(echo.callForm("imbot.app.unregister", "APP_ID=" + id).refusal())
        .isEqualTo("400 CHAT_APP_ID_ERROR Chat application not found");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var one = hall.bot("One");
    var two = hall.bot("Two");
    var json =
        one.call(
            "imbot.app.register",
            Map.of(
                "CODE",
                "page",
                "IFRAME",
                "https://example.com/page",
                "IFRAME_WIDTH",
                "350",
                "HASH",
                "d1ab17949a572b0979d8db0d5b349cd2",
                "LANG",
                List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Page"))));
    var form =
        two.callForm(
            "imbot.app.register",
            "CODE=page&IFRAME=https://example.com/page&IFRAME_WIDTH=350"
                + "&HASH=d1ab17949a572b0979d8db0d5b349cd2"
                + "&LANG[0][LANGUAGE_ID]=en&LANG[0][TITLE]=Page");
    var list = anna.call("confab.botapps.list").result();
    var same = List.of("code", "title", "iframe", "iframe_width", "iframe_height", "context");
    for (var key : same) {
      assertThat(shown(list, form.result().asLong()).get(key))
          .as(key)
          .isEqualTo(shown(list, json.result().asLong()).get(key));
    }
    assertThat(shown(list, form.result().asLong()).get("iframe_height").asInt()).isEqualTo(50);
    var changedForm =
        two.callForm(
            "imbot.app.update", "APP_ID=" + form.result().asLong() + "&FIELDS[IFRAME_WIDTH]=10");
    var changedJson =
        one.call("imbot.app.update", Map.of("APP_ID", json.result().asLong(), "IFRAME_WIDTH", 10));
    assertThat(changedForm.result()).isEqualTo(changedJson.result());
    list = anna.call("confab.botapps.list").result();
    assertThat(shown(list, form.result().asLong()).get("iframe_width").asInt()).isEqualTo(250);
    assertThat(shown(list, json.result().asLong()).get("iframe_width").asInt()).isEqualTo(250);
    var goneForm = two.callForm("imbot.app.unregister", "APP_ID=" + form.result().asLong());
    var goneJson = one.call("imbot.app.unregister", Map.of("APP_ID", json.result().asLong()));
    assertThat(goneForm.result()).isEqualTo(goneJson.result());
    assertThat(seenBy(anna, two)).isEmpty();
  }

  @Test
  void what_is_said_changes_and_the_rest_stays(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = register(echo, Map.of());
    // tag::update[]
    var changed =
        echo.call(
            "imbot.app.update",
            Map.of(
                "APP_ID",
                id,
                "FIELDS",
                Map.of(
                    "IFRAME", "https://marta.bitrix.com/iframe/echo.php",
                    "IFRAME_WIDTH", "350",
                    "HASH", "register")));
    // end::update[]
    assertThat(changed.result().asBoolean()).isTrue();
    var shown = shown(anna.call("confab.botapps.list").result(), id);
    assertThat(shown.get("js_method").asString()).isEmpty();
    assertThat(shown.get("iframe").asString())
        .isEqualTo("https://marta.bitrix.com/iframe/echo.php");
    assertThat(shown.get("title").asString()).isEqualTo("Help");
    echo.call("imbot.app.update", Map.of("APP_ID", id, "JS_METHOD", "PUT", "JS_PARAM", "/x y"));
    shown = shown(anna.call("confab.botapps.list").result(), id);
    assertThat(shown.get("js_method").asString()).isEqualTo("PUT");
    assertThat(shown.get("iframe").asString()).isEmpty();
  }

  @Test
  void every_field_can_be_changed_at_the_top_and_in_fields_by_form_and_by_json(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var plain = hall.bot("Plain");
    var form = hall.bot("Form");
    var one = register(plain, Map.of());
    var two = register(form, Map.of("HIDDEN", "Y"));
    var changes =
        Map.ofEntries(
            Map.entry("CODE", "other"),
            Map.entry("IFRAME", "https://example.com/page"),
            Map.entry("IFRAME_WIDTH", "300"),
            Map.entry("IFRAME_HEIGHT", "200"),
            Map.entry("IFRAME_POPUP", "Y"),
            Map.entry("HASH", "d1ab17949a572b0979d8db0d5b349cd2"),
            Map.entry("ICON_FILE", Pictures.PNG),
            Map.entry("CONTEXT", "USER"),
            Map.entry("HIDDEN", "N"),
            Map.entry("EXTRANET_SUPPORT", "Y"));
    var titles =
        Map.of("LANGUAGE_ID", "en", "TITLE", "Page", "DESCRIPTION", "A page", "COPYRIGHT", "We");
    var json = Wrong.over(changes, Map.of("APP_ID", one, "LANG", List.of(titles)));
    assertThat(plain.call("imbot.app.update", json).result().asBoolean()).isTrue();
    var written = new StringBuilder("APP_ID=" + two);
    changes.forEach(
        (key, value) -> written.append("&FIELDS[" + key + "]=").append(PhpForm.encode(value)));
    titles.forEach(
        (key, value) ->
            written.append("&FIELDS[LANG][0][" + key + "]=").append(PhpForm.encode(value)));
    assertThat(form.callForm("imbot.app.update", written.toString()).result().asBoolean()).isTrue();
    for (var id : List.of(one, two)) {
      for (var person : List.of(anna, olga)) {
        var shown = shown(person.call("confab.botapps.list").result(), id);
        assertThat(hall.get(shown.get("icon").asString()).header("Content-Type"))
            .isEqualTo("image/png");
        var rest = (ObjectNode) shown.deepCopy();
        rest.remove(List.of("id", "bot_id", "icon"));
        assertThat(rest.toString())
            .isEqualTo(
                """
                {"code":"other","title":"Page","description":"A page","copyright":"We",\
                "context":"USER","js_method":"","js_param":"",\
                "iframe":"https://example.com/page","iframe_width":300,"iframe_height":200,\
                "iframe_popup":true}\
                """);
      }
    }
  }

  @Test
  void not_everybody_sees_everything(Hall hall) {
    hall.declare(
        """
        users: [{ id: 900, login: outside, extranet: true }]
        webhooks: [{ user: 900, code: outsidecode, scopes: [confab] }]
        """);
    var outside = hall.webhook(900, "outsidecode");
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    register(echo, Map.of("CODE", "hidden", "HIDDEN", "Y", "LANG", List.of()));
    var forAdmins = register(echo, Map.of("CODE", "admins", "CONTEXT", "all-admin"));
    var forAll = register(echo, Map.of("CODE", "all", "EXTRANET_SUPPORT", "Y"));
    var inside = register(echo, Map.of("CODE", "inside"));
    assertThat(seenBy(outside, echo)).containsExactly(forAll);
    assertThat(seenBy(anna, echo)).containsExactly(forAll, inside);
    assertThat(seenBy(hall.administrator(), echo)).containsExactly(forAdmins, forAll, inside);
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id()));
    assertThat(seenBy(anna, echo)).isEmpty();
  }

  @Test
  void what_is_wrong_is_refused(Hall hall) {
    var echo = hall.bot("Echo");
    assertThat(refused(echo, Map.of("CODE", ""))).isEqualTo("WRONG_REQUEST");
    assertThat(refused(echo, Map.of("JS_METHOD", "RUN"))).isEqualTo("PARAMS_ERROR");
    assertThat(refused(echo, Map.of("JS_PARAM", "alert(1)"))).isEqualTo("PARAMS_ERROR");
    assertThat(refused(echo, Map.of("JS_METHOD", "", "JS_PARAM", ""))).isEqualTo("PARAMS_ERROR");
    assertThat(refused(echo, Map.of("CONTEXT", "SPACE"))).isEqualTo("PARAMS_ERROR");
    assertThat(refused(echo, Map.of("LANG", List.of()))).isEqualTo("LANG_ERROR");
    assertThat(refused(echo, Map.of("BOT_ID", 999_999))).isEqualTo("BOT_ID_ERROR");
    assertThat(refused(echo, Map.of("CLIENT_ID", ""))).isEqualTo("ACCESS_DENIED");
    var page = Map.of("JS_METHOD", "", "IFRAME", "https://example.com/");
    assertThat(refused(echo, page)).isEqualTo("HASH_ERROR");
    assertThat(refused(echo, Wrong.over(page, Map.of("IFRAME", "http://example.com/"))))
        .isEqualTo("IFRAME_HTTPS");
    assertThat(refused(echo, Wrong.over(page, Map.of("HASH", "0".repeat(33)))))
        .isEqualTo("HASH_ERROR");
    var id = register(echo, Map.of());
    var other = register(echo, Map.of("CODE", "other"));
    var long33 = Map.of("APP_ID", id, "IFRAME", "https://example.com/", "HASH", "0".repeat(33));
    assertThat(updated(echo, long33)).isEqualTo("HASH_ERROR");
    assertThat(updated(echo, Map.of("APP_ID", id))).isEqualTo("WRONG_REQUEST");
    var taken = Map.of("APP_ID", other, "CODE", "echo");
    assertThat(updated(echo, taken)).isEqualTo("WRONG_REQUEST");
    assertThat(updated(echo, Map.of("APP_ID", 999_999))).isEqualTo("CHAT_APP_ID_ERROR");
    assertThat(updated(echo, Map.of("APP_ID", id, "IFRAME", "http://example.com/")))
        .isEqualTo("IFRAME_HTTPS");
    assertThat(updated(echo, Map.of("APP_ID", id, "IFRAME", "https://example.com/")))
        .isEqualTo("HASH_ERROR");
    assertThat(updated(echo, Map.of("APP_ID", id, "JS_METHOD", "RUN"))).isEqualTo("PARAMS_ERROR");
    assertThat(updated(echo, Map.of("APP_ID", id, "LANG", List.of()))).isEqualTo("LANG_ERROR");
  }

  @Test
  void a_bot_of_another_application_is_left_alone(Hall hall) {
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var id = register(echo, Map.of());
    var text = "400 APP_ID_ERROR Bot was installed by another rest application";
    assertThat(other.call("imbot.app.register", Map.of("BOT_ID", echo.id(), "CODE", "x")).refusal())
        .isEqualTo(text);
    assertThat(other.call("imbot.app.update", Map.of("APP_ID", id, "HIDDEN", "Y")).refusal())
        .isEqualTo(text);
    assertThat(other.call("imbot.app.unregister", Map.of("APP_ID", id)).refusal()).isEqualTo(text);
  }

  private static Map<String, Object> params(Map<String, ?> more) {
    var params =
        new LinkedHashMap<String, Object>(
            Map.of("CODE", "echo", "JS_METHOD", "SEND", "JS_PARAM", "/help", "LANG", LANG));
    params.putAll(more);
    return params;
  }

  private static long register(Bot bot, Map<String, ?> more) {
    return bot.call("imbot.app.register", params(more)).result().asLong();
  }

  private static String refused(Bot bot, Map<String, ?> more) {
    return bot.call("imbot.app.register", params(more)).error();
  }

  private static String updated(Bot bot, Map<String, ?> params) {
    return bot.call("imbot.app.update", params).error();
  }

  private static JsonNode shown(JsonNode list, long id) {
    return list.valueStream()
        .filter(app -> app.get("id").asLong() == id)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no application " + id + " in " + list));
  }

  private static List<Long> seenBy(Client person, Bot bot) {
    return person
        .call("confab.botapps.list")
        .result()
        .valueStream()
        .filter(app -> app.get("bot_id").asLong() == bot.id())
        .map(app -> app.get("id").asLong())
        .toList();
  }
}
