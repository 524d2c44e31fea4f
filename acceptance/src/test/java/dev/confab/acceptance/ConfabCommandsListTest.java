package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ConfabCommandsListTest {

  @Test
  void a_person_is_shown_what_is_heard_in_a_dialog_in_the_portals_language(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var titles =
        List.of(
            Map.of("LANGUAGE_ID", "de", "TITLE", "Hilfe"),
            Map.of("LANGUAGE_ID", "en", "TITLE", "Help", "PARAMS", "topic"));
    var help = echo.learns("help", Map.of("LANG", titles));
    echo.learns("secret", Map.of("HIDDEN", "Y"));
    other.learns("theirs");
    other.learns("all", Map.of("COMMON", "Y"));
    // tag::example[]
    var shown = anna.call("confab.commands.list", Map.of("DIALOG_ID", echo.dialogId()));
    // end::example[]
    assertThat(shown.result().findValuesAsString("command")).containsExactly("all", "help");
    assertThat(shown.result().get(1).toString())
        .isEqualTo(
            "{\"id\":%d,\"bot_id\":%d,\"command\":\"help\",\"title\":\"Help\",\"params\":\"topic\",\"common\":false}"
                .formatted(help, echo.id()));
    var team = anna.opensChat("Team", other);
    var form = anna.callForm("confab.commands.list", "DIALOG_ID=" + team.dialogId());
    assertThat(form.result().findValuesAsString("command")).containsExactly("all", "theirs");
    assertThat(anna.call("confab.commands.list").result().findValuesAsString("command"))
        .containsExactly("all");
  }

  @Test
  void a_person_is_shown_commands_in_the_language_asked_for(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var titles =
        List.of(
            Map.of("LANGUAGE_ID", "de", "TITLE", "Hilfe"),
            Map.of("LANGUAGE_ID", "en", "TITLE", "Help"));
    echo.learns("help", Map.of("LANG", titles));
    var dialog = Map.of("DIALOG_ID", echo.dialogId());
    var german = Wrong.over(dialog, Map.of("LANGUAGE_ID", "de"));
    var shown = anna.call("confab.commands.list", german);
    assertThat(shown.result().at("/0/title").asString()).isEqualTo("Hilfe");
    var none = anna.call("confab.commands.list", Wrong.over(dialog, Map.of("LANGUAGE_ID", "tr")));
    assertThat(none.result().at("/0/title").asString()).isEqualTo("Help");
  }

  @Test
  void without_the_portals_language_the_first_title_is_shown(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.learns("hilfe", Map.of("LANG", List.of(Map.of("LANGUAGE_ID", "de", "TITLE", "Hilfe"))));
    var shown = anna.call("confab.commands.list", Map.of("DIALOG_ID", echo.dialogId()));
    assertThat(shown.result().at("/0/title").asString()).isEqualTo("Hilfe");
  }
}
