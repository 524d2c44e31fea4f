package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.SecondBot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What was said to a method of the second generation and cannot be read does not come to the same
/// as saying nothing, where that would do something else than was asked.
@ExtendWith(HallExtension.class)
class ImbotV2UnreadableTest {
  private static final String WRONG =
      "400 ERROR_ARGUMENT Argument '%s' is missing or has a wrong type";

  private static String sends(SecondBot bot, String dialog, Map<String, ?> fields) {
    var asked = Map.of("dialogId", dialog, "fields", fields);
    return bot.call("imbot.v2.Chat.Message.send", asked).refusal();
  }

  @Test
  void a_bot_is_of_the_type_and_mode_that_were_asked_or_is_not_made(Hall hall) {
    var fields = new HashMap<String, Object>();
    fields.put("code", "unreadable");
    fields.put("botToken", "unreadable");
    fields.put("properties", Map.of("name", "Unreadable"));
    for (var wrong :
        Map.of(
                "type", "400 BOT_INVALID_TYPE Invalid bot type",
                "eventMode", "400 BOT_INVALID_EVENT_MODE Invalid event mode",
                "webhookUrl", "400 BOT_INVALID_CALLBACK Invalid callback URL")
            .entrySet()) {
      var asked = new HashMap<>(fields);
      asked.put(wrong.getKey(), List.of("openline"));
      assertThat(
              hall.administrator().call("imbot.v2.Bot.register", Map.of("fields", asked)).refusal())
          .isEqualTo(wrong.getValue());
    }
    fields.put("type", "");
    fields.put("isReactionsEnabled", "");
    var made = hall.administrator().call("imbot.v2.Bot.register", Map.of("fields", fields));
    assertThat(made.result().at("/bot/type").asString()).isEqualTo("bot");
    assertThat(made.result().at("/bot/isReactionsEnabled").asBoolean()).isTrue();
    var bot = hall.secondBot("Known");
    assertThat(
            bot.call(
                    "imbot.v2.Bot.update",
                    Map.of("fields", Map.of("eventMode", List.of("webhook"))))
                .refusal())
        .isEqualTo("400 BOT_INVALID_EVENT_MODE Invalid event mode");
  }

  @Test
  void who_asks_for_some_bots_does_not_get_all(Hall hall) {
    var bot = hall.secondBot("Listed");
    for (var filter : List.of("x", List.of("openline"))) {
      assertThat(bot.call("imbot.v2.Bot.list", Map.of("filter", filter)).refusal())
          .isIn(WRONG.formatted("filter"), WRONG.formatted("filter.type"));
    }
    var type = Map.of("filter", Map.of("type", List.of("openline")));
    assertThat(bot.call("imbot.v2.Bot.list", type).refusal())
        .isEqualTo(WRONG.formatted("filter.type"));
    assertThat(bot.call("imbot.v2.Bot.list", Map.of("filter", "x", "botToken", "")).refusal())
        .isEqualTo("400 BOT_TOKEN_NOT_SPECIFIED Bot token is not specified");
    for (var none : List.of("", Map.of("type", ""))) {
      var all = bot.call("imbot.v2.Bot.list", Map.of("filter", none)).result();
      assertThat(all.get("bots")).hasSize(1);
    }
  }

  @Test
  void a_chat_is_made_with_all_who_were_named_or_not_at_all(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Maker");
    for (var wrong : List.of(anna.id(), anna.id() + "," + bot.id(), "nobody")) {
      var fields = Map.of("title", "Lost", "userIds", wrong);
      assertThat(bot.call("imbot.v2.Chat.add", Map.of("fields", fields)).refusal())
          .isEqualTo(WRONG.formatted("userIds"));
    }
    var alone = Map.of("title", "Alone", "userIds", "");
    var made = bot.call("imbot.v2.Chat.add", Map.of("fields", alone)).result();
    assertThat(made.at("/chat/userCounter").asLong()).isOne();
    assertThat(anna.call("im.search.chat.list", Map.of("FIND", "Lost")).result()).isEmpty();
  }

  @Test
  void an_answer_and_what_is_forwarded_are_not_left_out(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Speaker");
    var team = anna.opensChat("Team", bot);
    for (var wrong : List.of(Map.of("replyId", "abc"), Map.of("replyId", List.of(1)))) {
      assertThat(sends(bot, team.dialogId(), Wrong.over(Map.of("message", "A"), wrong)))
          .as("%s", wrong)
          .isEqualTo("400 SENDING_FAILED Sending failed");
    }
    var said = anna.says(team, "To be forwarded");
    var one = Map.of("message", "See", "forwardIds", Long.toString(said));
    assertThat(sends(bot, team.dialogId(), one)).isEqualTo("400 SENDING_FAILED Sending failed");
    for (var none : List.of("", 0, "0")) {
      var fields = Map.of("message", "None " + none, "replyId", none, "forwardIds", none);
      var asked = Map.of("dialogId", team.dialogId(), "fields", fields);
      assertThat(bot.call("imbot.v2.Chat.Message.send", asked).status()).isEqualTo(200);
    }
    assertThat(anna.reads(team)).containsExactly("To be forwarded", "None", "None 0", "None 0");
  }

  @Test
  void a_field_to_write_in_is_not_taken_away_by_leaving_the_answer_empty(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Leader");
    var team = anna.opensChat("Team", bot);
    var asked = Map.of("dialogId", team.dialogId(), "enabled", "");
    assertThat(bot.call("imbot.v2.Chat.TextField.enabled", asked).status()).isEqualTo(200);
    var seen = bot.call("imbot.v2.Chat.get", Map.of("dialogId", team.dialogId())).result();
    assertThat(seen.at("/chat/textFieldEnabled").asString()).isEqualTo("Y");
  }

  @Test
  void an_empty_context_may_be_a_list(Hall hall) {
    hall.speakJson();
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Opened");
    var opened = Map.of("dialogId", bot.dialogId(), "context", List.of());
    assertThat(anna.call("im.v2.Chat.Bot.sendContext", opened).result().asBoolean()).isTrue();
    var told = bot.call("imbot.v2.Event.get").result().get("events").valueStream().toList();
    assertThat(told.getLast().at("/data/context").isObject()).isTrue();
  }
}
