package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImChatUserAddTest {

  @Test
  void who_is_added_reads_along_and_all_are_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", vera);
    // tag::example[]
    anna.call(
        "im.chat.user.add",
        Map.of("CHAT_ID", team.id(), "USERS", List.of(boris.id()), "HIDE_HISTORY", "N"));
    // end::example[]
    anna.says(team, "Welcome");
    assertThat(boris.reads(team)).containsExactly("Welcome");
    var notice =
        "[USER=%d REPLACE]Anna[/USER] invited [USER=%d REPLACE]Boris[/USER] to the chat"
            .formatted(anna.id(), boris.id());
    assertThat(vera.notices(team)).containsExactly(notice);
    assertThat(boris.notices(team)).containsExactly(notice);
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team");
    anna.says(team, "Before");
    var json =
        anna.call("im.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", List.of(boris.id())));
    boris.call("im.chat.leave", Map.of("CHAT_ID", team.id()));
    var form =
        anna.callForm(
            "im.chat.user.add",
            "CHAT_ID=" + team.id() + "&USERS[]=" + boris.id() + "&HIDE_HISTORY=N");
    assertThat(form.result()).isEqualTo(json.result());
    assertThat(boris.reads(team)).containsExactly("Before");
  }

  @Test
  void who_comes_back_without_history_sees_nothing_of_before(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    anna.says(team, "While he was in");
    boris.call("im.chat.leave", Map.of("CHAT_ID", team.id()));
    anna.says(team, "While he was out");
    assertThat(boris.call("im.dialog.messages.get", Map.of("DIALOG_ID", team.dialogId())).error())
        .isEqualTo("ACCESS_ERROR");
    anna.call("im.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", List.of(boris.id())));
    assertThat(boris.reads(team)).isEmpty();
    assertThat(boris.call("im.recent.get").result().get(0).get("counter").asInt()).isZero();
    anna.says(team, "Now he is back");
    assertThat(boris.reads(team)).containsExactly("Now he is back");
    assertThat(boris.call("im.recent.get").result().get(0).get("counter").asInt()).isOne();
  }

  @Test
  void everybody_may_let_himself_into_an_open_chat(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var open = anna.call("im.chat.add", Map.of("TYPE", "OPEN", "TITLE", "Lunch")).result().asLong();
    var joined =
        boris.call("im.chat.user.add", Map.of("CHAT_ID", open, "USERS", List.of(boris.id())));
    assertThat(joined.result().asBoolean()).isTrue();
    assertThat(anna.notices(() -> "chat" + open))
        .containsExactly("[USER=%d REPLACE]Boris[/USER] joined the chat".formatted(boris.id()));
  }

  @Test
  void a_bot_is_told_that_it_joined(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team");
    anna.call("im.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", List.of(echo.id())));
    var event = echo.hears("ONIMBOTJOINCHAT");
    assertThat(event.text("data", "PARAMS", "CHAT_ID")).isEqualTo(Long.toString(team.id()));
    assertThat(event.text("data", "PARAMS", "ACCESS_HISTORY")).isEqualTo("0");
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team");
    var news = Map.of("TITLE", "News", "ENTITY_TYPE", "ANNOUNCEMENT");
    var channel = anna.call("im.chat.add", news).result().asLong();
    var closed = boris.opensChat("Closed");
    var open =
        boris.call("im.chat.add", Map.of("TYPE", "OPEN", "TITLE", "Lunch")).result().asLong();
    var right = Map.of("CHAT_ID", team.id(), "USERS", List.of(boris.id()));
    Wrong.isTold(
        anna,
        "im.chat.user.add",
        right,
        Map.of(
            Map.of("CHAT_ID", "x"), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("CHAT_ID", 99_999), "403 ACCESS_ERROR Action unavailable",
            Map.of("CHAT_ID", closed.id()), "403 ACCESS_ERROR Action unavailable",
            Map.of("CHAT_ID", channel),
                "403 ACCESS_ERROR It is forbidden to add users to this chat",
            Map.of("CHAT_ID", open),
                "403 ACCESS_DENIED_EXTEND Insufficient permissions to add participants to the chat"));
  }
}
