package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(HallExtension.class)
class TypingTest {

  @Test
  void a_person_is_shown_as_writing_for_a_while(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    // tag::example[]
    var told = anna.call("im.dialog.writing", Map.of("DIALOG_ID", team.dialogId()));
    // end::example[]
    assertThat(told.result().asBoolean()).isTrue();
    assertThat(hall.isWriting(anna, team.id())).isTrue();
    hall.clock().advance(Duration.ofMinutes(1));
    assertThat(hall.isWriting(anna, team.id())).isFalse();
    var form = anna.callForm("im.dialog.writing", "DIALOG_ID=" + hall.person("Boris").id());
    assertThat(form.result()).isEqualTo(told.result());
  }

  @Test
  void a_bot_is_shown_as_writing_where_it_is(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var team = anna.opensChat("Team", echo);
    // tag::bot[]
    var told = echo.call("imbot.chat.sendTyping", Map.of("DIALOG_ID", team.dialogId()));
    // end::bot[]
    assertThat(told.result().asBoolean()).isTrue();
    assertThat(hall.isWriting(echo, team.id())).isTrue();
    assertThat(other.callForm("imbot.chat.sendTyping", "DIALOG_ID=" + team.dialogId()).result())
        .isNotEqualTo(told.result());
    assertThat(echo.callForm("imbot.chat.sendTyping", "DIALOG_ID=" + team.dialogId()).result())
        .isEqualTo(told.result());
    assertThat(hall.isWriting(other, team.id())).isFalse();
    assertThat(echo.call("imbot.chat.sendTyping", Map.of("DIALOG_ID", anna.id())).result())
        .as("nobody has written there yet")
        .isEqualTo(told.result());
    assertThat(echo.call("imbot.chat.sendTyping", Map.of("DIALOG_ID", 99_999)).result())
        .as("there is nobody")
        .isNotEqualTo(told.result());
    var right = Map.of("DIALOG_ID", team.dialogId());
    Wrong.botIsTold(echo, "imbot.chat.sendTyping", right, other.id());
    Wrong.isTold(
        echo,
        "imbot.chat.sendTyping",
        right,
        Map.of(Map.of("DIALOG_ID", ""), "400 DIALOG_ID_EMPTY Dialog ID can't be empty"));
  }

  @Test
  void a_bot_in_human_mode_is_shown_as_writing_until_it_answers(Hall hall) {
    var anna = hall.person("Anna");
    var human = hall.bot("Human", Map.of("TYPE", "H"));
    var plain = hall.bot("Plain");
    var team = anna.opensChat("Team", human, plain);
    anna.says(team, "To nobody");
    assertThat(hall.isWriting(human, team.id())).isFalse();
    anna.says(
        team, "[USER=%d]Human[/USER] and [USER=%d]Plain[/USER]".formatted(human.id(), plain.id()));
    assertThat(hall.isWriting(human, team.id())).isTrue();
    assertThat(hall.isWriting(plain, team.id())).isFalse();
    human.says(team, "Here I am");
    assertThat(hall.isWriting(human, team.id())).isFalse();
  }

  @Test
  void a_bot_in_human_mode_is_shown_as_writing_at_a_command_too(Hall hall) {
    var anna = hall.person("Anna");
    var human = hall.bot("Human", Map.of("TYPE", "H"));
    var plain = hall.bot("Plain");
    human.learns("ask");
    plain.learns("ask");
    var team = anna.opensChat("Team", human, plain);
    anna.says(team, "/ask who is there");
    assertThat(hall.isWriting(human, team.id())).isTrue();
    assertThat(hall.isWriting(plain, team.id())).isFalse();
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var closed = hall.person("Boris").opensChat("Closed");
    Wrong.isTold(
        anna,
        "im.dialog.writing",
        Map.of(),
        Map.of(
            Map.of(), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
            Map.of("DIALOG_ID", closed.dialogId()), "403 ACCESS_ERROR Action unavailable"));
  }

  @Test
  void the_revisions_are_those_of_the_documentation(Hall hall) {
    var expected = Contract.method("im.revision.get").at("/example_response/result").deepCopy();
    ((ObjectNode) expected).put("rest", 36); // the example is older than its documentation
    var anna = hall.person("Anna");
    assertThat(anna.call("im.revision.get").result()).isEqualTo(expected);
    assertThat(anna.callForm("im.revision.get", "").result()).isEqualTo(expected);
  }
}
