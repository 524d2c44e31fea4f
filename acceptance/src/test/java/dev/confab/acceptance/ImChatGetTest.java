package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImChatGetTest {

  @Test
  void a_chat_is_found_by_what_it_is_tied_to(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var deal = Map.of("ENTITY_TYPE", "CRM", "ENTITY_ID", "DEAL|1663");
    var made =
        anna.call("im.chat.add", Wrong.over(deal, Map.of("USERS", List.of(boris.id())))).result();
    for (var method : List.of("im.chat.get", "imbot.chat.get")) {
      // tag::example[]
      var found = boris.call(method, Map.of("ENTITY_TYPE", "CRM", "ENTITY_ID", "DEAL|1663"));
      // end::example[]
      assertThat(found.result().get("ID")).isEqualTo(made);
      assertThat(boris.callForm(method, "ENTITY_TYPE=CRM&ENTITY_ID=DEAL%7C1663").result())
          .isEqualTo(found.result());
    }
  }

  @Test
  void of_several_the_callers_own_is_found(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var task = Map.of("ENTITY_TYPE", "TASKS_TASK", "ENTITY_ID", "9");
    anna.call("im.chat.add", task);
    var his = boris.call("im.chat.add", task).result();
    assertThat(boris.call("im.chat.get", task).result().get("ID")).isEqualTo(his);
  }

  /// Who comes from outside signs in like everybody; the guest sessions of the original are of
  /// visitors of a page, who do not.
  @Test
  void whoever_comes_from_outside_finds_what_is_open_to_them(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var deal = Map.of("ENTITY_TYPE", "CRM", "ENTITY_ID", "DEAL|7");
    var made =
        anna.call("im.chat.add", Wrong.over(deal, Map.of("USERS", List.of(olga.id())))).result();
    assertThat(olga.call("imbot.chat.get", deal).result().get("ID")).isEqualTo(made);
    var lead = Map.of("ENTITY_TYPE", "CRM", "ENTITY_ID", "LEAD|7");
    anna.call("im.chat.add", lead).result();
    assertThat(olga.call("imbot.chat.get", lead).refusal())
        .isEqualTo("403 ACCESS_ERROR You don't have access to this chat");
  }

  @Test
  void what_is_not_there_is_null(Hall hall) {
    var anna = hall.person("Anna");
    var mail = Map.of("ENTITY_TYPE", "MAIL", "ENTITY_ID", "1");
    anna.opensChat("Tied to nothing");
    for (var method : List.of("im.chat.get", "imbot.chat.get")) {
      assertThat(anna.call(method, mail).result().isNull()).as(method).isTrue();
      assertThat(anna.call(method).result().isNull()).as(method).isTrue();
    }
    hall.person("Boris").call("im.chat.add", mail);
    assertThat(anna.call("im.chat.get", mail).result().isNull()).isTrue();
    assertThat(anna.call("imbot.chat.get", mail).refusal())
        .isEqualTo("403 ACCESS_ERROR You don't have access to this chat");
  }
}
