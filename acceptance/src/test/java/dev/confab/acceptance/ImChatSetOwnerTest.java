package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImChatSetOwnerTest {

  @Test
  void an_owner_hands_the_chat_over(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    // tag::example[]
    anna.call("im.chat.setOwner", Map.of("CHAT_ID", team.id(), "USER_ID", boris.id()));
    // end::example[]
    var chat = boris.call("im.recent.get").result().get(0).get("chat");
    assertThat(chat.get("owner").asLong()).isEqualTo(boris.id());
    assertThat(chat.get("role").asString()).isEqualTo("OWNER");
    assertThat(chat.get("manager_list").valueStream().map(id -> id.asLong()))
        .containsExactly(anna.id(), boris.id());
    assertThat(boris.notices(team))
        .containsExactly(
            "[USER=%d REPLACE]Anna[/USER] made [USER=%d REPLACE]Boris[/USER] the chat owner"
                .formatted(anna.id(), boris.id()));
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var json = anna.call("im.chat.setOwner", Map.of("CHAT_ID", team.id(), "USER_ID", boris.id()));
    assertThat(owner(anna)).isEqualTo(boris.id());
    var form =
        boris.callForm(
            "im.chat.setOwner", "DIALOG_ID=" + team.dialogId() + "&USER_ID=" + anna.id());
    assertThat(form.result()).isEqualTo(json.result());
    assertThat(owner(boris)).isEqualTo(anna.id());
  }

  private static long owner(Person person) {
    return person.call("im.recent.get").result().get(0).at("/chat/owner").asLong();
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var group = anna.call("im.chat.add", Map.of("ENTITY_TYPE", "SONET_GROUP")).result().asLong();
    var right = Map.of("CHAT_ID", team.id(), "USER_ID", boris.id());
    var denied = "400 WRONG_REQUEST Change owner can only owner and user must be member in chat";
    Wrong.isTold(
        anna,
        "im.chat.setOwner",
        right,
        Map.of(
            Map.of("CHAT_ID", 0), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("DIALOG_ID", "all"), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
            Map.of("USER_ID", ""), "400 USER_ID_EMPTY User ID can't be empty",
            Map.of("CHAT_ID", group), "403 ACCESS_ERROR Action unavailable",
            Map.of("USER_ID", hall.person("Vera").id()), denied,
            Map.of("CHAT_ID", 99_999), denied));
    Wrong.isTold(boris, "im.chat.setOwner", right, Map.of(Map.of(), denied));
    hall.administrator()
        .call(
            "confab.admin.people.update",
            Map.of("USER_ID", boris.id(), "ACTIVE", "N", "UNTIL_RESTART", "Y"))
        .result();
    assertThat(anna.call("im.chat.setOwner", right).refusal()).isEqualTo(denied);
  }
}
