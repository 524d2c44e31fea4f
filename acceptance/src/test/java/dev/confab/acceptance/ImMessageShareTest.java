package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ImMessageShareTest {

  @Test
  void a_chat_of_the_same_people_begins_with_the_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var id = boris.says(team, "Let us talk about this");
    // tag::example[]
    var shared =
        anna.call(
            "im.message.share",
            Map.of("MESSAGE_ID", id, "DIALOG_ID", team.dialogId(), "TYPE", "CHAT"));
    // end::example[]
    assertThat(shared.result().asBoolean()).isTrue();
    var made = newest(boris);
    var quote = boris.newest(made);
    assertThat(quote.get("author_id").asLong()).isEqualTo(anna.id());
    assertThat(quote.get("text").asString())
        .startsWith("-----")
        .contains("Boris [", "Let us talk about this");
    assertThat(boris.newest(team).get("text").asString()).startsWith("[CHAT=" + made.id() + "]");
    assertThat(boris.newest(team).at("/params/REPLY_ID").asLong()).isEqualTo(id);
  }

  @Test
  void who_does_not_see_the_message_is_not_led_to_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", boris);
    var id = anna.says(team, "Before Vera");
    anna.call("im.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", new long[] {vera.id()}));
    anna.call(
            "im.message.share",
            Map.of("MESSAGE_ID", id, "DIALOG_ID", team.dialogId(), "TYPE", "CHAT"))
        .result();
    var made = newest(boris);
    assertThat(boris.reads(made)).hasSize(1);
    var users = anna.call("im.chat.user.list", Map.of("CHAT_ID", made.id())).result();
    assertThat(users.valueStream().map(JsonNode::asLong))
        .containsExactlyInAnyOrder(anna.id(), boris.id());
  }

  @Test
  void a_message_is_shared_with_its_files_and_attachments(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var file = DiskCalls.uploads(anna, team, "notes.txt", DiskCalls.base64(DiskCalls.NOTES));
    var sent = Map.of("CHAT_ID", team.id(), "FILE_ID", file.get("ID"));
    anna.call("im.disk.file.commit", sent).result();
    anna.call(
            "im.message.share",
            Map.of(
                "MESSAGE_ID",
                anna.newest(team).get("id"),
                "DIALOG_ID",
                team.dialogId(),
                "TYPE",
                "CHAT"))
        .result();
    var made = newest(boris);
    var quote = boris.newest(made);
    assertThat(quote.at("/params/FILE_ID/0")).isEqualTo(file.get("ID"));
    assertThat(quote.get("text").asString()).doesNotContain("\n\n");
    var shown = boris.call("im.dialog.messages.get", Map.of("DIALOG_ID", made.dialogId()));
    assertThat(shown.result().at("/files/0/name").asString()).isEqualTo("notes.txt");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "Between us");
    var form =
        anna.callForm(
            "im.message.share", "MESSAGE_ID=" + id + "&DIALOG_ID=" + boris.id() + "&TYPE=CHAT");
    assertThat(form.result().asBoolean()).isTrue();
    var first = newest(anna);
    anna.call(
        "im.message.share", Map.of("MESSAGE_ID", id, "DIALOG_ID", boris.id(), "TYPE", "CHAT"));
    var second = newest(anna);
    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(anna.reads(second)).isEqualTo(anna.reads(first));
    assertThat(boris.reads(second)).isEqualTo(boris.reads(first));
  }

  @Test
  void what_is_missing_or_forbidden_is_told_in_this_order(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var foreign = hall.person("Boris").opensChat("Without Anna");
    var id = anna.says(team, "Hi");
    var right = Map.of("MESSAGE_ID", id, "DIALOG_ID", team.dialogId(), "TYPE", "CHAT");
    var cases =
        Map.<Map<String, ?>, String>of(
            Map.of("MESSAGE_ID", 0), "400 MESSAGE_ID_ERROR Message ID can't be empty",
            Map.of("DIALOG_ID", ""), "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
            Map.of("DIALOG_ID", "sg7"),
                "403 ACCESS_ERROR You do not have access to the specified dialog",
            Map.of("DIALOG_ID", foreign.dialogId(), "TYPE", "TASK"),
                "403 ACCESS_ERROR You do not have access to the specified dialog",
            Map.of("TYPE", "TASK"), "400 PARAMS_ERROR Incorrect params",
            Map.of("TYPE", "POST"), "400 PARAMS_ERROR Incorrect params",
            Map.of("TYPE", "CALEND"), "400 PARAMS_ERROR Incorrect params",
            Map.of("TYPE", ""), "400 PARAMS_ERROR Incorrect params",
            Map.of("MESSAGE_ID", 99_999), "400 PARAMS_ERROR Incorrect params");
    cases.forEach(
        (wrong, refusal) ->
            assertThat(anna.call("im.message.share", Wrong.over(right, wrong)).refusal())
                .as("%s", wrong)
                .isEqualTo(refusal));
  }

  /// The group chat of this person that was made last.
  private static Chat newest(Person person) {
    var recent = person.call("im.recent.get").result();
    var id =
        recent
            .valueStream()
            .filter(item -> item.get("type").asString().equals("chat"))
            .mapToLong(item -> item.get("chat_id").asLong())
            .max();
    return new Chat(id.orElseThrow());
  }
}
