package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ImbotChatHostTest {

  @Test
  void a_bot_names_managers_and_hands_its_chat_over(Hall hall) {
    var anna = hall.person("Anna");
    var host = hall.bot("Host");
    var chat = host.call("imbot.chat.add", Map.of("USERS", List.of(anna.id()))).result().asLong();
    var right = Map.of("CHAT_ID", chat, "USER_ID", anna.id());
    host.call("imbot.chat.setManager", right);
    assertThat(role(anna)).isEqualTo("MANAGER");
    host.callForm(
        "imbot.chat.setManager", "CHAT_ID=" + chat + "&USER_ID=" + anna.id() + "&IS_MANAGER=N");
    assertThat(role(anna)).isEqualTo("MEMBER");
    // tag::example[]
    host.call("imbot.chat.setOwner", Map.of("CHAT_ID", chat, "USER_ID", anna.id()));
    // end::example[]
    assertThat(role(anna)).isEqualTo("OWNER");
    assertThat(anna.notices(() -> "chat" + chat).getLast()).endsWith("the chat owner");
    Wrong.isTold(
        host,
        "imbot.chat.setOwner",
        right,
        Map.of(
            Map.of(),
            "400 WRONG_REQUEST Change owner can only owner and user must be member in chat"));
  }

  private static String role(Person person) {
    return person.call("im.recent.get").result().get(0).at("/chat/role").asString();
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var host = hall.bot("Host");
    var other = hall.bot("Other");
    for (var method : List.of("imbot.chat.setManager", "imbot.chat.setOwner")) {
      var one = host.call("imbot.chat.add", Map.of("USERS", List.of(anna.id()))).result().asLong();
      var two = host.call("imbot.chat.add", Map.of("USERS", List.of(anna.id()))).result().asLong();
      var json = host.call(method, Map.of("CHAT_ID", one, "USER_ID", anna.id()));
      var form = host.callForm(method, "CHAT_ID=" + two + "&USER_ID=" + anna.id());
      assertThat(form.result()).as(method).isEqualTo(json.result());
      for (var chat : List.of(one, two)) {
        var shown = anna.call("im.dialog.get", Map.of("DIALOG_ID", "chat" + chat)).result();
        var owner = method.endsWith("setOwner") ? anna.id() : host.id();
        assertThat(shown.get("owner").asLong()).as(method).isEqualTo(owner);
        assertThat(shown.get("manager_list").valueStream().map(JsonNode::asLong))
            .as(method)
            .contains(anna.id());
      }
      Wrong.botIsTold(host, method, Map.of("CHAT_ID", two, "USER_ID", anna.id()), other.id());
    }
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var host = hall.bot("Host");
    var chat = host.call("imbot.chat.add", Map.of("USERS", List.of(anna.id()))).result().asLong();
    var group = host.call("imbot.chat.add", Map.of("ENTITY_TYPE", "SONET_GROUP")).result().asLong();
    var right = Map.of("CHAT_ID", chat, "USER_ID", anna.id());
    for (var method : List.of("imbot.chat.setManager", "imbot.chat.setOwner")) {
      Wrong.isTold(
          host,
          method,
          right,
          Map.of(
              Map.of("CHAT_ID", ""), "400 CHAT_ID_EMPTY Chat ID can't be empty",
              Map.of("USER_ID", -1), "400 USER_ID_EMPTY User ID can't be empty"));
    }
    Wrong.isTold(
        host,
        "imbot.chat.setManager",
        right,
        Map.of(
            Map.of("USER_ID", 99_999),
            "400 WRONG_REQUEST Change manager can only owner and user must be member in chat"));
    Wrong.isTold(
        host,
        "imbot.chat.setOwner",
        right,
        Map.of(
            Map.of("CHAT_ID", group), "403 ACCESS_ERROR Action unavailable",
            Map.of("USER_ID", 99_999),
                "400 WRONG_REQUEST Change owner can only owner and user must be member in chat"));
  }
}
