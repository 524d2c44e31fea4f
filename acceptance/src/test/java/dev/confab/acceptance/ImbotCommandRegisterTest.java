package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotCommandRegisterTest {

  @Test
  void a_command_is_heard_in_the_language_of_its_letters(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    // tag::example[]
    var registered =
        echo.call(
            "imbot.command.register",
            Map.of(
                "BOT_ID",
                echo.id(),
                "COMMAND",
                "echo",
                "EVENT_COMMAND_ADD",
                echo.handler().url(),
                "LANG",
                List.of(
                    Map.of("LANGUAGE_ID", "de", "TITLE", "Echo", "PARAMS", "Text"),
                    Map.of("LANGUAGE_ID", "en", "TITLE", "Echo", "PARAMS", "text")),
                "COMMON",
                "Y",
                "HIDDEN",
                "N",
                "EXTRANET_SUPPORT",
                "N"));
    // end::example[]
    assertThat(registered.result().isIntegralNumber()).isTrue();
    anna.says(echo, "/ECHO it");
    var used = echo.hears("ONIMCOMMANDADD");
    var id = registered.result().asString();
    assertThat(used.text("data", "COMMAND", id, "COMMAND")).isEqualTo("echo");
    assertThat(used.text("data", "COMMAND", id, "COMMAND_PARAMS")).isEqualTo("it");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var echo = hall.bot("Echo");
    var json = echo.learns("help");
    var form =
        echo.callForm(
            "imbot.command.register",
            "COMMAND=/help&LANG[0][LANGUAGE_ID]=en&LANG[0][TITLE]=Help&EVENT_COMMAND_ADD="
                + echo.handler().url());
    assertThat(form.result().asLong()).as("the same text is the same command").isEqualTo(json);
  }

  @Test
  void every_command_of_a_message_is_heard_and_the_rest_of_it_is_not_told(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("one");
    echo.learns("two", Map.of("HIDDEN", "Y"));
    anna.says(echo, "please\n/one\n/unknown\n/two  2 ");
    anna.says(echo, "and /one is talk");
    assertThat(echo.hears("ONIMCOMMANDADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("please\n/one\n/unknown\n/two  2");
    assertThat(echo.hears().tree().at("/data/COMMAND").toString()).contains("\"two\"", "\"2\"");
    assertThat(echo.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("and /one is talk");
  }

  @Test
  void a_command_in_a_group_needs_no_mention_and_others_are_not_disturbed(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var team = anna.opensChat("Team", echo, other);
    echo.learns("help");
    var id = anna.says(team, "/help\n[USER=" + other.id() + "]Other[/USER]");
    anna.says(team, "[USER=" + other.id() + "]Other[/USER] talk");
    assertThat(echo.hears("ONIMCOMMANDADD").dialogId()).isEqualTo(team.dialogId());
    assertThat(other.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("talk");
    var life = hall.administrator().call("confab.messages.life", Map.of("MESSAGE_ID", id)).result();
    assertThat(life.toString()).contains("\"reason\":\"COMMAND\"", "ONIMCOMMANDADD");
  }

  @Test
  void who_hears_everything_hears_commands_of_others_as_messages(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var guard = hall.bot("Guard", Map.of("TYPE", "S"));
    var assistant = hall.secondBot("Assistant", Map.of("type", "personal"));
    var team = anna.opensChat("Team", echo, guard, assistant);
    echo.learns("help");
    guard.learns("stop");
    anna.says(team, "/help me");
    anna.says(team, "/stop");
    anna.says(team, "talk");
    var heard = guard.hears("ONIMBOTMESSAGEADD");
    assertThat(heard.text("data", "PARAMS", "MESSAGE")).isEqualTo("/help me");
    assertThat(guard.hears().name()).as("its own command is no talk").isEqualTo("ONIMCOMMANDADD");
    assertThat(guard.hears().text("data", "PARAMS", "MESSAGE")).isEqualTo("talk");
    assertThat(echo.hears("ONIMCOMMANDADD").dialogId()).isEqualTo(team.dialogId());
    var fetched = assistant.call("imbot.v2.Event.get").result().get("events");
    assertThat(fetched.findValuesAsString("text")).containsExactly("/help me", "/stop", "talk");
  }

  @Test
  void only_a_common_command_is_heard_where_its_bot_is_not(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    echo.learns("mine");
    echo.learns("ours", Map.of("COMMON", "Y"));
    anna.says(boris, "/mine");
    anna.says(boris, "/ours here");
    assertThat(echo.hears().tree().at("/data/COMMAND").toString()).contains("\"ours\"");
  }

  @Test
  void what_a_bot_says_is_no_command_of_its_own_and_what_the_system_says_none_at_all(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("loop");
    echo.says(anna, "/loop");
    anna.call(
        "im.message.add", Map.of("DIALOG_ID", echo.dialogId(), "MESSAGE", "/loop", "SYSTEM", "Y"));
    anna.says(echo, "/loop");
    assertThat(echo.hears().name()).isEqualTo("ONIMBOTMESSAGEADD");
    assertThat(echo.hears().name()).isEqualTo("ONIMCOMMANDADD");
  }

  @Test
  void somebody_from_outside_uses_only_commands_for_him(Hall hall) {
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    echo.learns("inner");
    echo.learns("outer", Map.of("EXTRANET_SUPPORT", "Y"));
    var shown = olga.call("confab.commands.list", Map.of("DIALOG_ID", echo.dialogId()));
    assertThat(shown.result().findValuesAsString("command")).containsExactly("outer");
    olga.says(echo, "/inner");
    olga.says(echo, "/outer");
    assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "USER", "IS_EXTRANET")).isEqualTo("Y");
    assertThat(echo.hears("ONIMCOMMANDADD").tree().at("/data/COMMAND").toString())
        .contains("\"outer\"");
  }

  @Test
  void a_removed_bot_hears_no_commands(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    echo.learns("who", Map.of("COMMON", "Y"));
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id()));
    other.learns("who", Map.of("COMMON", "Y"));
    anna.says(boris, "/who");
    assertThat(other.hears().name()).isEqualTo("ONIMCOMMANDADD");
    assertThat(echo.hears().name()).isEqualTo("ONIMBOTDELETE");
  }

  @Test
  void what_is_missing_or_wrong_is_told_in_this_order(Hall hall) {
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var method = "imbot.command.register";
    assertThat(echo.call(method).refusal())
        .isEqualTo("400 EVENT_COMMAND_ADD_ERROR Handler for \"Command add\" event isn't specified");
    assertThat(echo.call(method, Map.of("EVENT_COMMAND_ADD", "ftp://x")).refusal())
        .isEqualTo("400 EVENT_COMMAND_ADD_ERROR Wrong handler URL");
    var url = Map.of("EVENT_COMMAND_ADD", echo.handler().url());
    assertThat(echo.call(method, url).refusal())
        .isEqualTo("400 COMMAND_ERROR Command isn't specified");
    var text = Wrong.over(url, Map.of("COMMAND", "two words"));
    assertThat(hall.administrator().call(method, text).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(
            hall.administrator()
                .call(method, Wrong.over(text, Map.of("CLIENT_ID", "nobody")))
                .refusal())
        .isEqualTo("400 BOT_ID_ERROR Bot not found");
    assertThat(echo.call(method, Wrong.over(text, Map.of("BOT_ID", other.id()))).refusal())
        .isEqualTo("400 APP_ID_ERROR Bot was installed by another rest application");
    assertThat(echo.call(method, text).refusal())
        .isEqualTo("400 LANG_ERROR Lang set can't be empty");
    var untitled = Map.of("LANG", List.of(Map.of("LANGUAGE_ID", "en")));
    assertThat(echo.call(method, Wrong.over(text, untitled)).refusal())
        .isEqualTo("400 LANG_ERROR Lang set can't be empty");
    var titled = Map.of("LANG", List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Two")));
    assertThat(echo.call(method, Wrong.over(text, titled)).refusal())
        .isEqualTo("400 WRONG_REQUEST Command can't be created");
  }
}
