package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImChatLeaveTest {

  @Test
  void who_leaves_reads_no_more_and_all_are_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    // tag::example[]
    boris.call("im.chat.leave", Map.of("CHAT_ID", team.id()));
    // end::example[]
    assertThat(anna.call("im.chat.user.list", Map.of("CHAT_ID", team.id())).result()).hasSize(1);
    assertThat(anna.notices(team))
        .containsExactly("[USER=%d REPLACE]Boris[/USER] left the chat".formatted(boris.id()));
    assertThat(boris.call("im.recent.get").result()).isEmpty();
  }

  @Test
  void an_owner_leaves_the_chat_to_a_manager(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", boris, vera);
    anna.call("im.chat.setOwner", Map.of("CHAT_ID", team.id(), "USER_ID", vera.id()));
    vera.callForm("im.chat.leave", "CHAT_ID=" + team.id());
    assertThat(owner(anna)).isEqualTo(anna.id());
    anna.call("im.chat.leave", Map.of("CHAT_ID", team.id()));
    assertThat(owner(boris)).isEqualTo(boris.id());
    assertThat(boris.call("im.chat.leave", Map.of("CHAT_ID", team.id())).result().asBoolean())
        .isTrue();
  }

  @Test
  void who_comes_into_a_chat_that_everybody_left_owns_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var open = anna.opensToAll("Open");
    anna.call("im.chat.leave", Map.of("CHAT_ID", open.id()));
    boris.call("im.chat.user.add", Map.of("CHAT_ID", open.id(), "USERS", List.of(boris.id())));
    assertThat(owner(boris)).isEqualTo(boris.id());
    anna.call("im.chat.user.add", Map.of("CHAT_ID", open.id(), "USERS", List.of(anna.id())));
    assertThat(owner(anna)).isEqualTo(boris.id());
  }

  @Test
  void no_blocked_manager_inherits_while_somebody_active_is_there(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", boris, vera);
    anna.call("im.chat.setOwner", Map.of("CHAT_ID", team.id(), "USER_ID", vera.id()));
    block(hall, anna, true);
    vera.call("im.chat.leave", Map.of("CHAT_ID", team.id()));
    assertThat(owner(boris)).isEqualTo(boris.id());
  }

  @Test
  void what_a_blocked_person_owns_is_passed_on_and_all_are_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    block(hall, anna, true);
    assertThat(owner(boris)).isEqualTo(boris.id());
    assertThat(boris.notices(team))
        .containsExactly(
            "[USER=%d REPLACE]Boris[/USER] is the chat owner now".formatted(boris.id()));
    block(hall, anna, false);
    assertThat(owner(anna)).isEqualTo(boris.id());
    assertThat(boris.notices(team)).hasSize(1);
  }

  @Test
  void who_comes_back_first_inherits_from_those_who_are_blocked(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.opensChat("Team", boris);
    block(hall, boris, true);
    block(hall, anna, true);
    block(hall, boris, false);
    assertThat(owner(boris)).isEqualTo(boris.id());
  }

  private static void block(Hall hall, Person person, boolean blocked) {
    hall.administrator()
        .call(
            "confab.admin.people.update",
            Map.of("USER_ID", person.id(), "ACTIVE", blocked ? "N" : "Y", "UNTIL_RESTART", "Y"))
        .result();
  }

  private static long owner(Person person) {
    return person.call("im.recent.get").result().get(0).at("/chat/owner").asLong();
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var live = Map.of("TITLE", "Live", "ENTITY_TYPE", "LIVECHAT");
    var bound = new Chat(anna.call("im.chat.add", live).result().asLong());
    var deal = Map.of("TITLE", "Deal", "ENTITY_TYPE", "CRM", "ENTITY_ID", "DEAL|7");
    var owned = new Chat(anna.call("im.chat.add", deal).result().asLong());
    anna.says(boris, "Hello");
    var dialog = anna.call("im.recent.get").result().get(0).get("chat_id").asLong();
    Wrong.isTold(
        anna,
        "im.chat.leave",
        Map.of(),
        Map.of(
            Map.of(), "400 CHAT_ID_EMPTY Chat ID can't be empty",
            Map.of("CHAT_ID", dialog), "403 ACCESS_ERROR Action unavailable",
            Map.of("CHAT_ID", bound.id()),
                "403 ACCESS_ERROR It is forbidden to delete users of this chat",
            Map.of("CHAT_ID", owned.id()),
                "403 ACCESS_DENIED_KICK Access denied to kick user from chat",
            Map.of("CHAT_ID", boris.opensChat("Closed").id()),
                "403 ACCESS_DENIED_KICK Access denied to kick user from chat"));
    assertThat(List.of(bound, owned)).allMatch(chat -> anna.reads(chat).isEmpty());
  }
}
