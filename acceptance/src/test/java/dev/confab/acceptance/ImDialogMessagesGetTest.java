package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImDialogMessagesGetTest {

  @Test
  void the_newest_messages_come_first(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.says(boris, "one");
    boris.says(anna, "two");
    // tag::example[]
    var dialog =
        anna.call("im.dialog.messages.get", Map.of("DIALOG_ID", boris.dialogId(), "LIMIT", 10));
    // end::example[]
    var messages = dialog.result().get("messages");
    assertThat(messages.findValuesAsString("text")).containsExactly("two", "one");
    assertThat(messages.get(0).propertyNames())
        .containsExactly(
            "id",
            "chat_id",
            "author_id",
            "date",
            "text",
            "unread",
            "uuid",
            "replaces",
            "params",
            "disappearing_date");
    assertThat(dialog.result().get("users").findValues("id")).hasSize(2);
    assertThat(dialog.result().propertyNames())
        .containsExactly("chat_id", "messages", "users", "files");
  }

  @Test
  void pages_go_back_and_forth(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var ids = new java.util.ArrayList<Long>();
    for (int i = 1; i <= 5; i++) {
      ids.add(anna.says(boris, "message " + i));
    }
    assertThat(texts(anna, Map.of("DIALOG_ID", boris.id(), "LIMIT", 2)))
        .containsExactly("message 5", "message 4");
    assertThat(texts(anna, Map.of("DIALOG_ID", boris.id(), "LIMIT", 2, "LAST_ID", ids.get(3))))
        .containsExactly("message 3", "message 2");
    assertThat(texts(anna, Map.of("DIALOG_ID", boris.id(), "LIMIT", 2, "FIRST_ID", ids.get(0))))
        .containsExactly("message 3", "message 2");
  }

  @Test
  void an_open_chat_is_read_by_everybody_of_the_company_and_by_nobody_else(Hall hall) {
    var anna = hall.person("Anna");
    var plaza = anna.opensToAll("Plaza");
    anna.says(plaza, "Hello");
    var boris = hall.person("Boris");
    assertThat(boris.reads(plaza)).containsExactly("Hello");
    assertThat(boris.newest(plaza).get("unread").asBoolean()).isFalse();
    assertThat(boris.call("im.chat.user.list", Map.of("CHAT_ID", plaza.id())).refusal())
        .as("looking is not joining")
        .isEqualTo("403 ACCESS_ERROR Action unavailable");
    var dialog = Map.of("DIALOG_ID", plaza.dialogId());
    assertThat(hall.outsider("Olga").call("im.dialog.messages.get", dialog).refusal())
        .isEqualTo("403 ACCESS_ERROR You do not have access to the specified dialog");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.says(boris, "Hello");
    anna.says(boris, "Hello again");
    var json = anna.call("im.dialog.messages.get", Map.of("DIALOG_ID", boris.id(), "LIMIT", 1));
    var form = anna.callForm("im.dialog.messages.get", "DIALOG_ID=" + boris.id() + "&LIMIT=1");
    assertThat(form.result()).isEqualTo(json.result());
    assertThat(form.result().get("messages").findValuesAsString("text"))
        .containsExactly("Hello again");
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var foreign = hall.person("Boris").opensChat("Without Anna");
    var cases =
        Map.<Map<String, ?>, String>of(
            Map.of(), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
            Map.of("DIALOG_ID", "1", "FIRST_ID", "x"),
                "400 FIRST_ID_STRING First ID can't be string",
            Map.of("DIALOG_ID", "1", "LAST_ID", "x"), "400 LAST_ID_STRING Last ID can't be string",
            Map.of("DIALOG_ID", foreign.dialogId()),
                "403 ACCESS_ERROR You do not have access to the specified dialog");
    cases.forEach(
        (params, refusal) ->
            assertThat(anna.call("im.dialog.messages.get", params).refusal()).isEqualTo(refusal));
  }

  private static List<String> texts(Person person, Map<String, ?> params) {
    return person
        .call("im.dialog.messages.get", params)
        .result()
        .get("messages")
        .findValuesAsString("text");
  }
}
