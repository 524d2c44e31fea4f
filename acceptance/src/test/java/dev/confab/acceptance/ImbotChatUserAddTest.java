package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotChatUserAddTest {

  @Test
  void who_is_added_reads_along(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", echo);
    // tag::example[]
    echo.call("imbot.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", List.of(boris.id())));
    // end::example[]
    anna.says(team, "Welcome, Boris");
    assertThat(boris.reads(team)).containsExactly("Welcome, Boris");
  }

  @Test
  void what_was_said_before_is_hidden_unless_asked_otherwise(Hall hall) {
    var anna = hall.person("Anna");
    var late = hall.person("Late");
    var later = hall.person("Later");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", echo);
    anna.says(team, "Before");
    echo.call("imbot.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", List.of(late.id())));
    echo.callForm(
        "imbot.chat.user.add",
        "CHAT_ID=" + team.id() + "&USERS[0]=" + later.id() + "&HIDE_HISTORY=N");
    assertThat(late.reads(team)).isEmpty();
    assertThat(later.reads(team)).containsExactly("Before");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var one = anna.opensChat("One", echo);
    var two = anna.opensChat("Two", echo);
    var json =
        echo.call("imbot.chat.user.add", Map.of("CHAT_ID", one.id(), "USERS", List.of(boris.id())));
    var form =
        echo.callForm("imbot.chat.user.add", "CHAT_ID=" + two.id() + "&USERS[]=" + boris.id());
    assertThat(form.result()).isEqualTo(json.result());
    anna.says(one, "One");
    anna.says(two, "Two");
    assertThat(boris.call("im.recent.get").result()).hasSize(2);
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var team = anna.opensChat("Team", echo);
    var right = Map.of("CHAT_ID", team.id(), "USERS", List.of(boris.id()));
    var channel =
        echo.call("imbot.chat.add", Map.of("TITLE", "News", "ENTITY_TYPE", "ANNOUNCEMENT"));
    var cases =
        Map.<Map<String, ?>, String>of(
            Map.of("CHAT_ID", ""), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("CHAT_ID", "x"), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("CHAT_ID", 99_999), "403 ACCESS_ERROR Action unavailable",
            Map.of("CHAT_ID", channel.result().asLong()),
                "403 ACCESS_ERROR It is forbidden to add users to this chat",
            Map.of("USERS", "all"), "400 WRONG_REQUEST User IDs must be passed in array format",
            Map.of("USERS", List.of(anna.id())),
                "400 WRONG_REQUEST You don't have access or user already member in chat",
            Map.of("BOT_ID", 99_999), "400 BOT_ID_ERROR Bot not found",
            Map.of("BOT_ID", other.id()),
                "400 APP_ID_ERROR Bot was installed by another rest application",
            Map.of("CLIENT_ID", ""), "403 ACCESS_DENIED Access denied! Client ID not specified");
    cases.forEach(
        (wrong, refusal) ->
            assertThat(echo.call("imbot.chat.user.add", Wrong.over(right, wrong)).refusal())
                .as("%s", wrong)
                .isEqualTo(refusal));
  }
}
