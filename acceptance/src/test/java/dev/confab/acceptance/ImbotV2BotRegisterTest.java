package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ImbotV2BotRegisterTest {
  private static final String REGISTER = "imbot.v2.Bot.register";

  @Test
  void a_bot_is_a_user_of_the_portal_and_registering_it_again_changes_nothing(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var reply =
        anna.call(
            "imbot.v2.Bot.register",
            Map.of(
                "fields",
                Map.of(
                    "code", "support_bot",
                    "botToken", "my_bot_token",
                    "properties", Map.of("name", "Support Bot", "workPosition", "AI Assistant"),
                    "type", "bot",
                    "eventMode", "fetch")));
    // end::example[]
    var bot = reply.result().get("bot");
    var promised = Contract.method(REGISTER).at("/example_response/result");
    assertThat(bot.propertyNames()).isEqualTo(promised.get("bot").propertyNames());
    assertThat(bot.get("code").asString()).isEqualTo("support_bot");
    assertThat(bot.get("eventMode").asString()).isEqualTo("fetch");
    assertThat(bot.get("backgroundId").isNull()).isTrue();
    assertThat(bot.get("isReactionsEnabled").asBoolean()).isTrue();
    assertThat(bot.get("countMessage").asLong()).isZero();

    var user = reply.result().get("users").get(0);
    assertThat(user.propertyNames()).containsAll(promised.at("/users/0").propertyNames());
    assertThat(user.get("id")).isEqualTo(bot.get("id"));
    assertThat(user.get("name").asString()).isEqualTo("Support Bot");
    assertThat(user.get("workPosition").asString()).isEqualTo("AI Assistant");
    assertThat(user.get("type").asString()).isEqualTo("bot");
    var seen = anna.call("im.user.get", Map.of("ID", bot.get("id").asLong())).result();
    assertThat(seen.get("name").asString()).isEqualTo("Support Bot");

    var again =
        anna.callForm(
            REGISTER,
            "fields[code]=support_bot&fields[botToken]=my_bot_token"
                + "&fields[properties][name]=Other&fields[type]=supervisor&fields[eventMode]=fetch");
    assertThat(again.result()).isEqualTo(reply.result());
  }

  @Test
  void everything_that_can_be_said_of_a_bot_is_kept(Hall hall) {
    var bot =
        registered(
            hall,
            Map.of(
                "type", "personal",
                "isHidden", "Y",
                "isReactionsEnabled", false,
                "isSupportOpenline", "Y",
                "backgroundId", "mint",
                "properties",
                    Map.of(
                        "name", "Ёж",
                        "lastName", "Ежов",
                        "color", "lightBlue",
                        "gender", "F",
                        "avatar", Pictures.PNG)));
    var shown = bot.result().get("bot");
    assertThat(shown.get("type").asString()).isEqualTo("personal");
    assertThat(shown.get("isHidden").asBoolean()).isTrue();
    assertThat(shown.get("isReactionsEnabled").asBoolean()).isFalse();
    assertThat(shown.get("isSupportOpenline").asBoolean()).isTrue();
    assertThat(shown.get("backgroundId").asString()).isEqualTo("mint");
    var user = bot.result().get("users").get(0);
    assertThat(user.get("name").asString()).isEqualTo("Ёж Ежов");
    assertThat(user.get("color").asString()).isEqualTo("#4ba5c3");
    assertThat(user.get("gender").asString()).isEqualTo("F");
    var avatar = user.get("avatar").asString();
    assertThat(hall.get(avatar.substring(hall.address().length())).header("Content-Type"))
        .isEqualTo("image/png");
  }

  @Test
  void an_open_line_bot_serves_open_lines_whatever_is_said(Hall hall) {
    var bot = registered(hall, Map.of("type", "openline", "backgroundId", "no-such"));
    assertThat(bot.result().at("/bot/isSupportOpenline").asBoolean()).isTrue();
    assertThat(bot.result().at("/bot/backgroundId").isNull()).isTrue();
  }

  @Test
  void the_token_may_stand_beside_the_fields(Hall hall) {
    var fields = Map.of("code", "beside", "properties", Map.of("name", "Beside"));
    var asked = Map.of("botToken", "token-beside", "fields", fields);
    var bot = hall.administrator().call(REGISTER, asked).result().get("bot");
    assertThat(
            hall.administrator()
                .call("imbot.v2.Bot.get", Map.of("botToken", "token-beside", "code", "beside"))
                .result()
                .get("bot"))
        .isEqualTo(bot);
  }

  @Test
  void both_generations_see_the_same_bots(Hall hall) {
    var second = hall.secondBot("Second");
    var first = hall.bot("First");
    var listed = hall.administrator().call("imbot.bot.list").result();
    assertThat(listed.get(Long.toString(second.id())).get("NAME").asString()).isEqualTo("Second");
    var seen = hall.administrator().call("imbot.v2.Bot.get", token(first.clientId(), first.id()));
    assertThat(seen.result().at("/bot/eventMode").asString()).isEqualTo("webhook");
    var owned = Map.of("CLIENT_ID", second.token(), "BOT_ID", second.id());
    var renamed = Map.of("FIELDS", Map.of("PROPERTIES", Map.of("NAME", "Renamed")));
    var all = new HashMap<String, Object>(owned);
    all.putAll(renamed);
    assertThat(hall.administrator().call("imbot.update", all).status()).isEqualTo(200);
    var now = second.call("imbot.v2.Bot.get").result();
    assertThat(now.at("/users/0/name").asString()).isEqualTo("Renamed");
  }

  private static Map<String, Object> token(String token, long id) {
    return Map.of("botToken", token, "botId", id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          botToken   |                         | 400 BOT_TOKEN_NOT_SPECIFIED Bot token is not specified
          code       | ' '                     | 400 BOT_CODE_REQUIRED Bot code is required
          properties |                         | 400 BOT_PROPERTIES_REQUIRED Bot properties are required
          type       | network                 | 400 BOT_INVALID_TYPE Invalid bot type
          type       | BOT                     | 400 BOT_INVALID_TYPE Invalid bot type
          eventMode  | post                    | 400 BOT_INVALID_EVENT_MODE Invalid event mode
          eventMode  | FETCH                   | 400 BOT_INVALID_EVENT_MODE Invalid event mode
          eventMode  | webhook                 | 400 BOT_WEBHOOK_URL_REQUIRED Webhook URL is required
          webhookUrl | ftp://somewhere/handler | 400 BOT_INVALID_CALLBACK Invalid callback URL
          """)
  void what_is_missing_or_wrong_is_told(String key, String value, String refusal, Hall hall) {
    var fields = fields("wrong");
    fields.put(key, value == null ? "" : value);
    assertThat(register(hall, fields).refusal()).isEqualTo(refusal);
  }

  @Test
  void a_last_name_alone_is_no_name(Hall hall) {
    var fields = fields("lastly");
    for (var properties :
        List.of(Map.of("lastName", "Bot"), Map.of("lastName", "Bot", "name", " "))) {
      fields.put("properties", properties);
      assertThat(register(hall, fields).refusal())
          .isEqualTo("400 BOT_PROPERTIES_REQUIRED Bot properties are required");
    }
  }

  @Test
  void nothing_at_all_lacks_a_token_first(Hall hall) {
    assertThat(hall.administrator().call(REGISTER).refusal())
        .isEqualTo("400 BOT_TOKEN_NOT_SPECIFIED Bot token is not specified");
  }

  @Test
  void a_token_has_forty_characters_at_most(Hall hall) {
    var fields = fields("long-token");
    fields.put("botToken", "t".repeat(40));
    assertThat(register(hall, fields).status()).isEqualTo(200);
    fields.put("botToken", "t".repeat(41));
    assertThat(register(hall, fields).refusal())
        .isEqualTo("400 BOT_TOKEN_INVALID_LENGTH Bot token is longer than 40 characters");
  }

  @Test
  void a_code_belongs_to_one_application(Hall hall) {
    var fields = fields("taken");
    assertThat(register(hall, fields).status()).isEqualTo(200);
    fields.put("botToken", "somebody else");
    assertThat(register(hall, fields).refusal())
        .isEqualTo("400 BOT_CODE_ALREADY_TAKEN Bot code is already taken");
    fields.put("code", "c".repeat(256));
    assertThat(register(hall, fields).refusal())
        .isEqualTo("400 BOT_REGISTER_FAILED Bot registration failed");
  }

  @Test
  void a_picture_is_a_picture_of_a_bearable_size(Hall hall) {
    var fields = fields("picture");
    fields.put("properties", Map.of("name", "Picture", "avatar", "bm8gcGljdHVyZQ=="));
    assertThat(register(hall, fields).refusal())
        .isEqualTo("400 BOT_AVATAR_INCORRECT_TYPE Avatar must be an image");
    fields.put("properties", Map.of("name", "Picture", "avatar", Pictures.wide(5001)));
    assertThat(register(hall, fields).refusal())
        .isEqualTo("400 BOT_AVATAR_INCORRECT_SIZE Avatar exceeds maximum size");
    var heavy = Pictures.wide(5000).replace("=", "") + "A".repeat(10 * 1024 * 1024);
    fields.put("properties", Map.of("name", "Picture", "avatar", heavy));
    assertThat(register(hall, fields).refusal())
        .isEqualTo("400 BOT_AVATAR_INCORRECT_SIZE Avatar exceeds maximum size");
  }

  @Test
  void an_application_has_a_hundred_bots_and_no_token(Hall hall) {
    var application = hall.application("Many", hall.person("Max"));
    JsonNode last = null;
    for (int i = 1; i <= 100; i++) {
      last = application.call(REGISTER, Map.of("fields", bare("many" + i))).result().get("bot");
    }
    assertThat(application.call(REGISTER, Map.of("fields", bare("many101"))).refusal())
        .isEqualTo("400 BOT_LIMIT_EXCEEDED Bot limit exceeded");
    assertThat(application.call(REGISTER, Map.of("fields", bare("many100"))).result().get("bot"))
        .isEqualTo(last);
  }

  private static Reply registered(Hall hall, Map<String, ?> more) {
    var fields = fields("bot" + more.hashCode());
    fields.putAll(more);
    return register(hall, fields);
  }

  private static Reply register(Hall hall, Map<String, ?> fields) {
    return hall.administrator().call(REGISTER, Map.of("fields", fields));
  }

  private static Map<String, Object> fields(String code) {
    var fields = bare(code);
    fields.put("botToken", "token " + code);
    return fields;
  }

  private static Map<String, Object> bare(String code) {
    return new HashMap<>(Map.of("code", code, "properties", Map.of("name", "Bot")));
  }
}
