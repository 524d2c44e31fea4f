package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImChatUserDeleteTest {

  @Test
  void a_manager_takes_a_member_out(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    // tag::example[]
    anna.call("im.chat.user.delete", Map.of("CHAT_ID", team.id(), "USER_ID", boris.id()));
    // end::example[]
    assertThat(boris.call("im.recent.get").result()).isEmpty();
    assertThat(anna.notices(team))
        .containsExactly(
            "[USER=%d REPLACE]Anna[/USER] removed [USER=%d REPLACE]Boris[/USER] from the chat"
                .formatted(anna.id(), boris.id()));
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", boris, vera);
    var json =
        anna.call("im.chat.user.delete", Map.of("CHAT_ID", team.id(), "USER_ID", boris.id()));
    var form =
        anna.callForm("im.chat.user.delete", "CHAT_ID=" + team.id() + "&USER_ID=" + vera.id());
    assertThat(form.result()).isEqualTo(json.result());
    var left = anna.callForm("im.chat.user.list", "CHAT_ID=" + team.id()).result();
    assertThat(left)
        .isEqualTo(anna.call("im.chat.user.list", Map.of("CHAT_ID", team.id())).result())
        .hasSize(1);
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", boris);
    var bound =
        anna.call("im.chat.add", Map.of("ENTITY_TYPE", "SONET_GROUP", "USERS", List.of(boris.id())))
            .result()
            .asLong();
    var right = Map.of("CHAT_ID", team.id(), "USER_ID", boris.id());
    Wrong.isTold(
        anna,
        "im.chat.user.delete",
        right,
        Map.of(
            Map.of("CHAT_ID", ""), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("USER_ID", 0), "400 USER_ID_EMPTY User ID can't be empty",
            Map.of("CHAT_ID", vera.opensChat("Closed").id()), "403 ACCESS_ERROR Action unavailable",
            Map.of("CHAT_ID", bound),
                "403 ACCESS_ERROR It is forbidden to delete users of this chat",
            Map.of("USER_ID", vera.id()),
                "400 USER_NOT_FOUND The specified user is not in the chat"));
    Wrong.isTold(
        boris,
        "im.chat.user.delete",
        right,
        Map.of(
            Map.of("USER_ID", anna.id()),
            "403 ACCESS_DENIED_KICK Insufficient rights to exclude participants from the chat"));
    Wrong.isTold(
        vera,
        "im.chat.user.list",
        Map.of(),
        Map.of(
            Map.of(), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("CHAT_ID", team.id()), "403 ACCESS_ERROR Action unavailable"));
  }
}
