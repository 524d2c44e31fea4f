package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotMessageAddTest {

  @Test
  void everybody_in_the_chat_sees_what_the_bot_says(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", echo);
    // tag::example[]
    echo.call(
        "imbot.message.add",
        Map.of("BOT_ID", echo.id(), "DIALOG_ID", team.dialogId(), "MESSAGE", "Hello 🤖"));
    // end::example[]
    assertThat(anna.reads(team)).endsWith("Hello 🤖");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var json =
        echo.call(
            "imbot.message.add",
            Map.of(
                "DIALOG_ID",
                anna.dialogId(),
                "MESSAGE",
                "Look",
                "ATTACH",
                List.of(Map.of("MESSAGE", "deep")),
                "KEYBOARD",
                Map.of("BUTTONS", List.of(Map.of("TEXT", "Yes")))));
    var form =
        echo.callForm(
            "imbot.message.add",
            "DIALOG_ID="
                + anna.id()
                + "&MESSAGE=Look&ATTACH[0][MESSAGE]=deep&KEYBOARD[0][TEXT]=Yes");
    assertThat(form.result().asLong()).isEqualTo(json.result().asLong() + 1);
    var messages =
        anna.call("im.dialog.messages.get", Map.of("DIALOG_ID", echo.dialogId()))
            .result()
            .get("messages");
    assertThat(messages.get(0).get("text")).isEqualTo(messages.get(1).get("text"));
    assertThat(messages.get(0).get("params")).isEqualTo(messages.get(1).get("params"));
  }

  @Test
  void without_a_bot_the_first_of_the_application_speaks(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.call("imbot.message.add", Map.of("DIALOG_ID", anna.dialogId(), "MESSAGE", "It is me"));
    assertThat(anna.reads(echo)).containsExactly("It is me");
  }

  @Test
  void nobody_writes_to_a_bot_in_another_users_name(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var forged =
        Map.of("FROM_USER_ID", anna.id(), "TO_USER_ID", echo.id(), "MESSAGE", "As if by Anna");
    assertThat(echo.call("imbot.message.add", forged).refusal())
        .isEqualTo("400 WRONG_REQUEST Message isn't added");
    var between =
        Map.of("FROM_USER_ID", anna.id(), "TO_USER_ID", boris.id(), "MESSAGE", "Between you two");
    assertThat(echo.call("imbot.message.add", between).status()).isEqualTo(200);
  }

  @Test
  void a_bot_that_is_not_the_callers_does_not_speak(Hall hall) {
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var said = Map.of("DIALOG_ID", "1", "MESSAGE", "Hi");
    assertThat(hall.administrator().call("imbot.message.add", said).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(
            hall.administrator()
                .call(
                    "imbot.message.add",
                    Map.of("CLIENT_ID", "nobody", "DIALOG_ID", "1", "MESSAGE", "Hi"))
                .refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    assertThat(
            echo.call(
                    "imbot.message.add",
                    Map.of("BOT_ID", other.id(), "DIALOG_ID", "1", "MESSAGE", "Hi"))
                .refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var echo = hall.bot("Echo");
    var big = List.of(Map.of("MESSAGE", "x".repeat(31_000)));
    var bigButtons = List.of(Map.of("TEXT", "x".repeat(31_000)));
    var cases =
        Map.<Map<String, ?>, String>ofEntries(
            Map.entry(Map.of("DIALOG_ID", ""), "DIALOG_ID_EMPTY Dialog ID can't be empty"),
            Map.entry(Map.of("DIALOG_ID", "sgX"), "DIALOG_ID_EMPTY Dialog ID can't be empty"),
            Map.entry(Map.of("MESSAGE", " "), "MESSAGE_EMPTY Message can't be empty"),
            Map.entry(Map.of("ATTACH", "{"), "ATTACH_ERROR Incorrect attach params"),
            Map.entry(
                Map.of("ATTACH", big),
                "ATTACH_OVERSIZE You have exceeded the maximum allowable size of attach"),
            Map.entry(Map.of("KEYBOARD", "[1]"), "KEYBOARD_ERROR Incorrect keyboard params"),
            Map.entry(
                Map.of("KEYBOARD", bigButtons),
                "KEYBOARD_OVERSIZE You have exceeded the maximum allowable size of keyboard"),
            Map.entry(Map.of("MENU", "[1]"), "MENU_ERROR Incorrect menu params"),
            Map.entry(
                Map.of("MENU", bigButtons),
                "MENU_OVERSIZE You have exceeded the maximum allowable size of menu"),
            Map.entry(Map.of("DIALOG_ID", "99999"), "WRONG_REQUEST Message isn't added"),
            Map.entry(Map.of("DIALOG_ID", "chat99999"), "WRONG_REQUEST Message isn't added"));
    cases.forEach(
        (wrong, refusal) -> {
          var params = Wrong.over(Map.of("DIALOG_ID", "1", "MESSAGE", "Hi"), wrong);
          assertThat(echo.call("imbot.message.add", params).refusal())
              .as("%s", wrong.keySet())
              .isEqualTo("400 " + refusal);
        });
  }

  @Test
  void the_system_may_say_it_and_connectors_may_pass_over_it(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var guard = hall.bot("Guard", Map.of("TYPE", "S"));
    var team = anna.opensChat("Team", echo, guard);
    var said = Map.of("DIALOG_ID", team.dialogId(), "MESSAGE", "It rains");
    echo.call("imbot.message.add", said);
    assertThat(anna.newest(team).get("author_id").asLong()).isEqualTo(echo.id());
    var plain = guard.hears("ONIMBOTMESSAGEADD");
    assertThat(plain.text("data", "PARAMS", "SYSTEM")).isEqualTo("N");
    assertThat(plain.text("data", "PARAMS", "SKIP_CONNECTOR")).isEqualTo("N");
    echo.call("imbot.message.add", Wrong.over(said, Map.of("SYSTEM", "Y", "SKIP_CONNECTOR", "Y")));
    assertThat(anna.newest(team).get("author_id").asLong()).isZero();
    echo.callForm(
        "imbot.message.add",
        "DIALOG_ID=" + team.dialogId() + "&MESSAGE=It+rains&SYSTEM=Y&SKIP_CONNECTOR=Y");
    assertThat(anna.newest(team).get("author_id").asLong()).isZero();
    for (int i = 0; i < 2; i++) {
      var told = guard.hears("ONIMBOTMESSAGEADD");
      assertThat(told.text("data", "PARAMS", "SYSTEM")).isEqualTo("Y");
      assertThat(told.text("data", "PARAMS", "SKIP_CONNECTOR")).isEqualTo("Y");
    }
  }
}
