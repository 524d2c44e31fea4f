package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotCommandAnswerTest {

  @Test
  void everybody_in_the_chat_sees_the_answer(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", boris, echo);
    var id = echo.learns("echo");
    anna.says(team, "/echo repeat");
    var used = echo.hears("ONIMCOMMANDADD");
    var message = used.text("data", "COMMAND", "" + id, "MESSAGE_ID");
    // tag::example[]
    var answered =
        echo.call(
            "imbot.command.answer",
            Map.of(
                "COMMAND_ID",
                id,
                "MESSAGE_ID",
                message,
                "MESSAGE",
                "Accepted. Executing command.",
                "SYSTEM",
                "N",
                "URL_PREVIEW",
                "Y",
                "ATTACH",
                Map.of("BLOCKS", List.of(Map.of("MESSAGE", "Task details"))),
                "KEYBOARD",
                Map.of("BUTTONS", List.of(Map.of("TEXT", "Repeat", "COMMAND", "echo repeat"))),
                "MENU",
                List.of(Map.of("TEXT", "site", "LINK", "https://example.com"))));
    // end::example[]
    var seen = boris.newest(team);
    assertThat(seen.get("id").asLong()).isEqualTo(answered.result().asLong());
    assertThat(seen.get("text").asString()).isEqualTo("Accepted. Executing command.");
    assertThat(seen.get("author_id").asLong()).isEqualTo(echo.id());
    assertThat(seen.get("params").propertyNames()).containsExactly("ATTACH", "KEYBOARD", "MENU");
    assertThat(seen.at("/params/MENU/BOT_ID").asLong()).isEqualTo(echo.id());
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("echo");
    var message = anna.says(echo, "/echo");
    echo.call(
        "imbot.command.answer",
        Map.of("COMMAND", "echo", "MESSAGE_ID", message, "MESSAGE", "Hi", "SYSTEM", "Y"));
    var json = anna.newest(echo);
    echo.callForm(
        "imbot.command.answer", "COMMAND=/echo&MESSAGE_ID=" + message + "&MESSAGE=Hi&SYSTEM=Y");
    var form = anna.newest(echo);
    assertThat(form.get("text")).isEqualTo(json.get("text"));
    assertThat(form.get("author_id")).isEqualTo(json.get("author_id"));
    assertThat(form.get("author_id").asLong()).isZero();
    echo.call(
        "imbot.command.answer", Map.of("COMMAND", "echo", "MESSAGE_ID", message, "MESSAGE", "I"));
    assertThat(anna.newest(echo).get("author_id").asLong()).isEqualTo(echo.id());
  }

  @Test
  void where_the_bot_is_not_the_system_says_it_once_the_bot_was_asked(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var id = echo.learns("ours", Map.of("COMMON", "Y"));
    var talk = anna.says(boris, "talk");
    var asked = anna.says(boris, "/ours");
    var answer = Map.of("COMMAND_ID", id, "MESSAGE_ID", asked, "MESSAGE", "Here");
    var uninvited = Wrong.over(answer, Map.of("MESSAGE_ID", talk));
    assertThat(echo.call("imbot.command.answer", uninvited).refusal())
        .isEqualTo("400 WRONG_REQUEST Message isn't added");
    assertThat(echo.call("imbot.command.answer", answer).status()).isEqualTo(200);
    assertThat(boris.newest(anna).get("text").asString()).isEqualTo("[B]Echo[/B]\nHere");
    assertThat(boris.newest(anna).get("author_id").asLong()).isZero();
    hall.clock().advance(Duration.ofDays(1).plusMinutes(1));
    assertThat(echo.call("imbot.command.answer", answer).refusal())
        .isEqualTo("400 WRONG_REQUEST Message isn't added");
  }

  @Test
  void what_is_missing_or_wrong_is_told_in_this_order(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var id = Map.of("COMMAND_ID", echo.learns("echo"));
    assertThat(hall.administrator().call("imbot.command.answer", id).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(other.call("imbot.command.answer", id).refusal())
        .isEqualTo("400 APP_ID_ERROR Command was installed by another rest application");
    assertThat(echo.call("imbot.command.answer", Map.of("COMMAND_ID", 99_999)).refusal())
        .isEqualTo("400 COMMAND_ID_ERROR Command not found");
    assertThat(echo.call("imbot.command.answer").refusal())
        .isEqualTo("400 COMMAND_ID_ERROR Command not found");
    assertThat(echo.call("imbot.command.answer", Map.of("COMMAND", "nothing")).refusal())
        .isEqualTo("400 COMMAND_ID_ERROR Command not found");
    assertThat(echo.call("imbot.command.answer", id).refusal())
        .isEqualTo("400 MESSAGE_ID_EMPTY Message ID can't be empty");
    var message = Wrong.over(id, Map.of("MESSAGE_ID", anna.says(echo, "/echo")));
    assertThat(echo.call("imbot.command.answer", message).refusal())
        .isEqualTo("400 MESSAGE_EMPTY Message can't be empty");
    var right = Wrong.over(message, Map.of("MESSAGE", "Hi"));
    var huge = List.of(Map.of("MESSAGE", "x".repeat(31_000)));
    var hugeButton = List.of(Map.of("TEXT", "x".repeat(31_000)));
    var cases =
        Map.<Map<String, ?>, String>of(
            Map.of("ATTACH", "{"), "ATTACH_ERROR Incorrect attach params",
            Map.of("ATTACH", huge),
                "ATTACH_OVERSIZE You have exceeded the maximum allowable size of attach",
            Map.of("KEYBOARD", "[1]"), "KEYBOARD_ERROR Incorrect keyboard params",
            Map.of("KEYBOARD", hugeButton),
                "KEYBOARD_OVERSIZE You have exceeded the maximum allowable size of keyboard",
            Map.of("MENU", "[1]"), "MENU_ERROR Incorrect menu params",
            Map.of("MENU", hugeButton),
                "MENU_OVERSIZE You have exceeded the maximum allowable size of menu",
            Map.of("MESSAGE_ID", 99_999), "WRONG_REQUEST Message isn't added");
    cases.forEach(
        (wrong, refusal) ->
            assertThat(echo.call("imbot.command.answer", Wrong.over(right, wrong)).refusal())
                .as("%s", wrong.keySet())
                .isEqualTo("400 " + refusal));
  }
}
