package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotCommandUpdateTest {

  @Test
  void a_command_gets_another_text_and_another_address(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = echo.learns("echo");
    var elsewhere = hall.handler();
    // tag::example[]
    var updated =
        echo.call(
            "imbot.command.update",
            Map.of(
                "COMMAND_ID",
                id,
                "FIELDS",
                Map.of(
                    "COMMAND",
                    "echo2",
                    "EVENT_COMMAND_ADD",
                    elsewhere.url(),
                    "HIDDEN",
                    "N",
                    "EXTRANET_SUPPORT",
                    "Y",
                    "LANG",
                    List.of(Map.of("LANGUAGE_ID", "de", "TITLE", "Echo 2", "PARAMS", "Text")))));
    // end::example[]
    assertThat(updated.result().asBoolean()).isTrue();
    anna.says(echo, "/echo");
    assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("/echo");
    anna.says(echo, "/echo2 x");
    assertThat(elsewhere.next("ONIMCOMMANDADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("/echo2 x");
  }

  @Test
  void a_command_gets_other_titles_and_is_shown_to_others_or_not(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    var shown = Map.of("DIALOG_ID", echo.dialogId(), "LANGUAGE_ID", "de");
    var lang = List.of(Map.of("LANGUAGE_ID", "de", "TITLE", "Echo 2", "PARAMS", "Text"));
    var json = Map.of("EXTRANET_SUPPORT", "Y", "LANG", lang, "COMMON", "Y");
    var id = echo.learns("echo");
    assertThat(olga.call("confab.commands.list", shown).result()).isEmpty();
    echo.call("imbot.command.update", Map.of("COMMAND_ID", id, "FIELDS", json)).result();
    var seen = olga.call("confab.commands.list", shown).result();
    assertThat(seen.at("/0/title").asString()).isEqualTo("Echo 2");
    assertThat(seen.at("/0/params").asString()).isEqualTo("Text");
    echo.callForm("imbot.command.update", "COMMAND_ID=" + id + "&FIELDS[HIDDEN]=Y").result();
    assertThat(anna.call("confab.commands.list", shown).result()).isEmpty();
    echo.callForm(
            "imbot.command.update",
            "COMMAND_ID="
                + id
                + "&FIELDS[HIDDEN]=N&FIELDS[EXTRANET_SUPPORT]=N"
                + "&FIELDS[LANG][0][LANGUAGE_ID]=de&FIELDS[LANG][0][TITLE]=Echo+3"
                + "&FIELDS[LANG][0][PARAMS]=Wort")
        .result();
    seen = anna.call("confab.commands.list", shown).result();
    assertThat(seen.at("/0/title").asString()).isEqualTo("Echo 3");
    assertThat(seen.at("/0/params").asString()).isEqualTo("Wort");
    assertThat(olga.call("confab.commands.list", shown).result()).isEmpty();
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var id = echo.learns("echo");
    echo.callForm("imbot.command.update", "COMMAND_ID=" + id + "&FIELDS[COMMAND]=form");
    anna.says(echo, "/form");
    assertThat(echo.hears("ONIMCOMMANDADD").text("data", "COMMAND", "" + id, "COMMAND"))
        .isEqualTo("form");
    var json = Map.of("COMMAND_ID", id, "FIELDS", Map.of("COMMAND", "json"));
    echo.call("imbot.command.update", json);
    anna.says(echo, "/json");
    assertThat(echo.hears("ONIMCOMMANDADD").text("data", "COMMAND", "" + id, "COMMAND"))
        .isEqualTo("json");
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var id = Map.of("COMMAND_ID", echo.learns("echo"));
    echo.learns("taken");
    assertThat(hall.administrator().call("imbot.command.update", id).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
    assertThat(other.call("imbot.command.update", id).refusal())
        .isEqualTo("400 APP_ID_ERROR Command was installed by another rest application");
    assertThat(echo.call("imbot.command.update", Map.of("COMMAND_ID", 99_999)).refusal())
        .isEqualTo("400 COMMAND_ID_ERROR Command not found");
    assertThat(echo.call("imbot.command.update").refusal())
        .isEqualTo("400 COMMAND_ID_ERROR Command not found");
    var cases =
        Map.<Map<String, ?>, String>of(
            Map.of(), "WRONG_REQUEST Update fields can't be empty",
            Map.of("EVENT_COMMAND_ADD", "nowhere"), "EVENT_COMMAND_ADD_ERROR Wrong handler URL",
            Map.of("COMMAND", "two words"), "WRONG_REQUEST Command can't be updated",
            Map.of("COMMAND", "TAKEN"), "WRONG_REQUEST Command can't be updated");
    cases.forEach(
        (fields, refusal) ->
            assertThat(
                    echo.call("imbot.command.update", Wrong.over(id, Map.of("FIELDS", fields)))
                        .refusal())
                .isEqualTo("400 " + refusal));
    assertThat(echo.call("imbot.command.update", id).refusal())
        .isEqualTo("400 WRONG_REQUEST Update fields can't be empty");
  }
}
