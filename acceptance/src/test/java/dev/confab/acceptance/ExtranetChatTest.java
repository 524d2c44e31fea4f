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
import tools.jackson.databind.JsonNode;

/// A chat knows whether somebody from outside the company is in it, and every answer says so.
@ExtendWith(HallExtension.class)
class ExtranetChatTest {
  private static boolean extranet(Person anna, Chat chat) {
    var dialog = Map.of("DIALOG_ID", chat.dialogId());
    var told = anna.call("im.dialog.get", dialog).result().get("extranet").asBoolean();
    for (var item : anna.call("im.recent.list").result().get("items")) {
      if (item.get("id").asString().equals(chat.dialogId())) {
        assertThat(item.get("chat").get("extranet").asBoolean()).isEqualTo(told);
      }
    }
    return told;
  }

  @Test
  void a_chat_follows_those_who_come_and_go(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var oleg = hall.outsider("Oleg");
    var chat = anna.opensChat("Team");
    assertThat(extranet(anna, chat)).isFalse();
    anna.call("im.chat.user.add", Map.of("CHAT_ID", chat.id(), "USERS", new long[] {olga.id()}));
    anna.call("im.chat.user.add", Map.of("CHAT_ID", chat.id(), "USERS", new long[] {oleg.id()}));
    assertThat(extranet(anna, chat)).isTrue();
    olga.call("im.chat.leave", Map.of("CHAT_ID", chat.id())).result();
    assertThat(extranet(anna, chat)).as("Oleg is left").isTrue();
    anna.call("im.chat.user.delete", Map.of("CHAT_ID", chat.id(), "USER_ID", oleg.id())).result();
    assertThat(extranet(anna, chat)).isFalse();
    assertThat(extranet(anna, anna.opensChat("Guests", olga))).isTrue();
  }

  @Test
  void whoever_becomes_an_outsider_makes_his_chats_extranet(Hall hall) {
    var anna = hall.person("Anna");
    hall.declare("users: [{ id: 800, login: vera, name: Vera }]");
    var users = new long[] {800};
    var id = anna.call("im.chat.add", Map.of("TITLE", "Team", "USERS", users)).result().asLong();
    var chat = new Chat(id);
    assertThat(extranet(anna, chat)).isFalse();
    hall.declare("users: [{ id: 800, login: vera, name: Vera, extranet: true }]");
    assertThat(extranet(anna, chat)).isTrue();
    hall.declare("users: [{ id: 800, login: vera, name: Vera }]");
    assertThat(extranet(anna, chat)).isFalse();
  }

  @Test
  void a_guest_knows_whom_he_shares_a_chat_with_and_nobody_else(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    var oleg = hall.outsider("Oleg");
    anna.opensChat("Order", olga);
    anna.opensChat("Another order", oleg);
    var denied = "400 ACCESS_DENIED You can request only users who consist of your extranet group";
    assertThat(olga.call("im.user.get", Map.of("ID", anna.id())).result().get("name").asString())
        .isEqualTo("Anna");
    assertThat(olga.call("im.user.get", Map.of("ID", oleg.id())).refusal()).isEqualTo(denied);
    assertThat(olga.call("im.user.get", Map.of("ID", boris.id())).refusal()).isEqualTo(denied);
    var all = Map.of("ID", List.of(anna.id(), boris.id(), olga.id(), oleg.id()));
    assertThat(olga.call("im.user.list.get", all).result().propertyNames())
        .containsExactlyInAnyOrder("" + anna.id(), "" + olga.id());
    assertThat(boris.call("im.user.list.get", all).result()).hasSize(4);
    assertThat(found(olga, "Anna")).containsExactly("Anna");
    assertThat(found(olga, "Oleg")).isEmpty();
    var codes = Map.of("ACCESS", List.of("U" + anna.id(), "U" + oleg.id()));
    assertThat(olga.call("access.name", codes).result().propertyNames())
        .containsExactly("U" + anna.id());
    assertThat(olga.call("user.get").result().findValuesAsString("NAME"))
        .containsExactlyInAnyOrder("Anna", "Olga");
    assertThat(olga.call("im.search.last.add", Map.of("DIALOG_ID", oleg.id())).result().asBoolean())
        .isFalse();
  }

  private static List<String> found(Person person, String phrase) {
    var found = person.call("im.search.user.list", Map.of("FIND", phrase)).result();
    return found.valueStream().map(card -> card.get("name").asString()).toList();
  }

  @Test
  void a_guest_writes_to_whom_he_knows_and_to_bots(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    var oleg = hall.outsider("Oleg");
    var order = anna.opensChat("Order", olga);
    var id = olga.says(order, "When?");
    var action = "403 ACCESS_ERROR Action unavailable";
    var dialog = "403 ACCESS_ERROR You do not have access to the specified dialog";
    for (var stranger : List.of(boris, oleg)) {
      var to = Map.of("DIALOG_ID", stranger.dialogId());
      assertThat(olga.call("im.message.add", Wrong.over(to, Map.of("MESSAGE", "Hi"))).refusal())
          .isEqualTo(action);
      var forward = Wrong.over(to, Map.of("MESSAGE_ID", id));
      assertThat(olga.call("confab.messenger.forward", forward).refusal()).isEqualTo(action);
      for (var method : List.of("confab.messenger.open", "im.dialog.get", "im.disk.folder.get")) {
        assertThat(olga.call(method, to).refusal()).as(method).isEqualTo(dialog);
      }
    }
    assertThat(olga.says(anna, "May I ask?")).isPositive();
    assertThat(olga.says(hall.bot("Echo"), "Hello")).isPositive();
    boris.says(olga, "I am new here");
    olga.says(boris, "Welcome");
    assertThat(boris.reads(olga)).containsExactly("I am new here", "Welcome");
  }

  @Test
  void a_guest_lets_in_whom_he_knows_and_bots(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    var oleg = hall.outsider("Oleg");
    var echo = hall.bot("Echo");
    var order = anna.opensChat("Order", olga);
    var all = List.of(boris.id(), oleg.id(), anna.id(), echo.id(), 99_999);
    var made = olga.call("im.chat.add", Map.of("TITLE", "All", "USERS", all)).result().asLong();
    assertThat(members(olga, made)).containsExactlyInAnyOrder(olga.id(), anna.id(), echo.id());
    var added = Map.of("CHAT_ID", order.id(), "USERS", all);
    assertThat(olga.call("im.chat.user.add", added).result().asBoolean()).isTrue();
    assertThat(members(olga, order.id()))
        .containsExactlyInAnyOrder(olga.id(), anna.id(), echo.id());
    var denied = "400 ACCESS_DENIED You can request only users who consist of your extranet group";
    for (var stranger : List.of(boris, oleg)) {
      assertThat(olga.call("im.user.get", Map.of("ID", stranger.id())).refusal()).isEqualTo(denied);
    }
    anna.call("im.chat.user.add", Map.of("CHAT_ID", made, "USERS", List.of(boris.id(), oleg.id())));
    assertThat(members(olga, made)).contains(boris.id(), oleg.id());
    assertThat(olga.call("im.chat.user.add", Map.of("CHAT_ID", order.id(), "USERS", all)).result())
        .isNotNull();
    assertThat(members(olga, order.id())).as("whom Anna showed her").contains(boris.id());
  }

  private static List<Long> members(Person person, long chat) {
    var users = person.call("im.chat.user.list", Map.of("CHAT_ID", chat)).result();
    return users.valueStream().map(JsonNode::asLong).toList();
  }

  @Test
  void bots_are_told(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    var inside = anna.opensChat("Inside", echo);
    var outside = anna.opensChat("Outside", echo, olga);
    for (var chat : new Chat[] {inside, outside}) {
      anna.says(chat, "[USER=" + echo.id() + "]Echo[/USER] hello");
      var event = echo.hears("ONIMBOTMESSAGEADD");
      assertThat(event.text("data", "PARAMS", "CHAT_EXTRANET"))
          .isEqualTo(chat.equals(outside) ? "Y" : "N");
    }
  }
}
