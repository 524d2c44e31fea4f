package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImbotChatLeaveTest {

  @Test
  void a_bot_leaves_and_hears_no_more(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team", echo);
    // tag::example[]
    echo.call("imbot.chat.leave", Map.of("CHAT_ID", team.id()));
    // end::example[]
    assertThat(anna.notices(team))
        .containsExactly("[USER=%d REPLACE]Echo[/USER] left the chat".formatted(echo.id()));
    assertThat(
            echo.call("imbot.message.add", Map.of("DIALOG_ID", team.dialogId(), "MESSAGE", "x"))
                .error())
        .isEqualTo("WRONG_REQUEST");
  }

  @Test
  void a_bot_that_manages_takes_members_out(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var host = hall.bot("Host");
    var chat = host.call("imbot.chat.add", Map.of("USERS", List.of(anna.id(), boris.id())));
    var id = chat.result().asLong();
    var json = host.call("imbot.chat.user.delete", Map.of("CHAT_ID", id, "USER_ID", boris.id()));
    assertThat(boris.call("im.recent.get").result()).isEmpty();
    var form = host.callForm("imbot.chat.user.delete", "CHAT_ID=" + id + "&USER_ID=" + anna.id());
    assertThat(form.result()).isEqualTo(json.result());
    assertThat(host.call("imbot.chat.user.list", Map.of("CHAT_ID", id)).result())
        .isEqualTo(host.callForm("imbot.chat.user.list", "CHAT_ID=" + id).result())
        .hasSize(1);
    assertThat(host.callForm("imbot.chat.leave", "CHAT_ID=" + id).result().asBoolean()).isTrue();
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var team = anna.opensChat("Team", echo);
    var live = Map.of("ENTITY_TYPE", "LIVECHAT", "USERS", List.of(echo.id()));
    var bound = anna.call("im.chat.add", live).result().asLong();
    var owned = echo.call("imbot.chat.add", Map.of("ENTITY_TYPE", "CRM")).result().asLong();
    echo.says(anna, "Hello");
    var right = Map.of("CHAT_ID", team.id(), "USER_ID", echo.id());
    for (var method : List.of("imbot.chat.leave", "imbot.chat.user.delete")) {
      Wrong.isTold(
          echo,
          method,
          right,
          Map.of(
              Map.of("CHAT_ID", "x"), "400 CHAT_ID_EMPTY Chat ID can't be empty",
              Map.of("CHAT_ID", 99_999), "403 ACCESS_ERROR Action unavailable",
              Map.of("CHAT_ID", bound),
                  "403 ACCESS_ERROR It is forbidden to delete users of this chat",
              Map.of("CHAT_ID", owned), "403 ACCESS_ERROR LEAVE_OWNER_FORBIDDEN",
              Map.of("CHAT_ID", hall.person("Boris").opensChat("Closed").id()),
                  "400 WRONG_REQUEST You don't have access or user isn't member in chat"));
      Wrong.botIsTold(echo, method, right, other.id());
    }
    Wrong.isTold(
        echo,
        "imbot.chat.user.delete",
        right,
        Map.of(
            Map.of("USER_ID", ""), "400 USER_ID_EMPTY User ID can't be empty",
            Map.of("USER_ID", anna.id()),
                "400 WRONG_REQUEST You don't have access or user isn't member in chat"));
    Wrong.isTold(
        echo,
        "imbot.chat.user.list",
        right,
        Map.of(
            Map.of("CHAT_ID", ""), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("CHAT_ID", 99_999), "403 ACCESS_ERROR Action unavailable"));
    Wrong.botIsTold(echo, "imbot.chat.user.list", right, other.id());
  }
}
