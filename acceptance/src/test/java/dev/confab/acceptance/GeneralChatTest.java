package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The chat everybody who works for the company is in.
@ExtendWith(HallExtension.class)
class GeneralChatTest {

  @Test
  void everybody_of_the_company_is_in_it_and_nobody_else(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    hall.declare("portal: { language: en }");
    var boris = hall.person("Boris");
    var chat = general(anna);
    assertThat(members(anna, chat))
        .contains(anna.id(), boris.id())
        .doesNotContain(olga.id(), echo.id());
    var shown = anna.call("im.dialog.get", Map.of("DIALOG_ID", chat.dialogId())).result();
    assertThat(shown.get("name").asString()).isEqualTo("General chat");
    assertThat(shown.get("type").asString()).isEqualTo("general");
    assertThat(shown.get("message_type").asString()).isEqualTo("O");
    assertThat(shown.get("entity_type").asString()).isEqualTo("GENERAL");
    assertThat(shown.get("owner").asLong()).isZero();
    anna.says(chat, "Good morning");
    assertThat(boris.reads(chat)).containsExactly("Good morning");
    assertThat(boris.call("im.recent.get").result().at("/0/title").asString())
        .isEqualTo("General chat");
  }

  @Test
  void who_goes_is_out_and_who_comes_back_is_in(Hall hall) {
    var anna = hall.person("Anna");
    hall.declare("portal: { language: en }\nusers: [{ id: 800, login: vera, name: Vera }]");
    hall.person("Boris");
    var chat = general(anna);
    assertThat(members(anna, chat)).contains(800L);
    hall.declare("users: [{ id: 800, login: vera, name: Vera, active: false }]");
    assertThat(members(anna, chat)).doesNotContain(800L);
    hall.declare("users: [{ id: 800, login: vera, name: Vera }]");
    assertThat(members(anna, chat)).contains(800L);
    hall.declare("users: [{ id: 800, login: vera, name: Vera, extranet: true }]");
    assertThat(members(anna, chat)).doesNotContain(800L);
    var dialog = Map.of("DIALOG_ID", chat.dialogId());
    assertThat(anna.call("im.dialog.get", dialog).result().get("user_counter").asInt())
        .isEqualTo(members(anna, chat).size());
  }

  @Test
  void nobody_leaves_it_renames_it_or_owns_it(Hall hall) {
    hall.declare("portal: { language: en }");
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var chat = general(anna);
    var id = Map.of("CHAT_ID", chat.id());
    assertThat(anna.call("im.chat.leave", id).refusal())
        .isEqualTo("403 ACCESS_ERROR It is forbidden to delete users of this chat");
    assertThat(anna.call("im.chat.updateTitle", Wrong.over(id, Map.of("TITLE", "Mine"))).refusal())
        .isEqualTo("403 ACCESS_ERROR This chat cannot be renamed");
    assertThat(
            anna.call("im.chat.setOwner", Wrong.over(id, Map.of("USER_ID", boris.id()))).refusal())
        .isEqualTo("400 WRONG_REQUEST Change owner can only owner and user must be member in chat");
    hall.restart();
    hall.declare("portal: { language: en }");
    assertThat(general(anna)).as("there is one").isEqualTo(chat);
  }

  @Test
  void a_portal_may_do_without_and_another_speaks_its_own_language() {
    try (var hall = Hall.open()) {
      hall.declare("portal: { generalChat: false }");
      var anna = hall.person("Anna");
      var boris = hall.person("Boris");
      var asked = Map.of("ENTITY_TYPE", "GENERAL");
      assertThat(anna.call("im.chat.get", asked).result().isNull()).isTrue();
      hall.declare("portal: { language: de }");
      assertThat(anna.call("im.recent.get").result().findValuesAsString("title"))
          .containsExactly("Allgemeiner Chat");
      anna.call("im.message.delete", Map.of("MESSAGE_ID", anna.says(boris, "Oops")));
      assertThat(boris.reads(anna)).containsExactly("Diese Nachricht wurde gelöscht.");
    }
  }

  @Test
  void nobody_makes_a_chat_of_his_own_the_general_one() {
    try (var hall = Hall.open()) {
      hall.declare("portal: { generalChat: false }");
      var boris = hall.person("Boris");
      var named = Map.of("TITLE", "Mine", "ENTITY_TYPE", "GENERAL");
      var own = new Chat(boris.call("im.chat.add", named).result().asLong());
      var anna = hall.person("Anna");
      assertThat(members(boris, own)).containsExactly(boris.id());
      hall.declare("portal: { language: en }");
      assertThat(anna.call("im.recent.get").result().findValuesAsString("title"))
          .containsExactly("General chat");
    }
  }

  private static Chat general(Client client) {
    var found = client.call("im.chat.get", Map.of("ENTITY_TYPE", "GENERAL"));
    return new Chat(found.result().get("ID").asLong());
  }

  private static List<Long> members(Client client, Chat chat) {
    return client
        .call("im.chat.user.list", Map.of("CHAT_ID", chat.id()))
        .result()
        .valueStream()
        .map(user -> user.asLong())
        .toList();
  }
}
