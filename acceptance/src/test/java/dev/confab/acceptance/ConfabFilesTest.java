package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What was sent into a dialog as files. Ours, not the original's.
@ExtendWith(HallExtension.class)
class ConfabFilesTest {
  private static final String METHOD = "confab.messenger.files";
  private static final String TEXT = "dGV4dA==";

  /// Sends files in one message; answers its number.
  private static long sends(Client who, Dialog dialog, String... names) {
    var folder =
        who.call("im.disk.folder.get", Map.of("DIALOG_ID", dialog.dialogId())).result().get("ID");
    var ids =
        List.of(names).stream()
            .map(
                name ->
                    who.call(
                            "disk.folder.uploadfile",
                            Map.of(
                                "id",
                                folder,
                                "data",
                                Map.of("NAME", name),
                                "fileContent",
                                List.of(name, name.endsWith(".png") ? Pictures.PNG : TEXT),
                                "generateUniqueName",
                                true))
                        .result()
                        .get("ID"))
            .toList();
    return who.call("im.disk.file.commit", Map.of("DIALOG_ID", dialog.dialogId(), "UPLOAD_ID", ids))
        .result()
        .get("MESSAGE_ID")
        .asLong();
  }

  private static JsonNode files(Client who, Dialog dialog, Map<String, ?> more) {
    var params = new HashMap<String, Object>(more);
    params.put("DIALOG_ID", dialog.dialogId());
    return who.call(METHOD, params).result();
  }

  private static List<String> names(JsonNode page) {
    return page.get("files").findValuesAsString("name");
  }

  @Test
  void what_was_sent_is_listed_newest_first_with_its_messages(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var first = sends(anna, team, "plan.txt", "engine.png");
    anna.says(team, "Only words");
    var second = sends(boris, team, "answer.txt");
    // tag::example[]
    var page = anna.call(METHOD, Map.of("DIALOG_ID", team.dialogId()));
    // end::example[]
    assertThat(names(page.result())).containsExactly("answer.txt", "plan.txt", "engine.png");
    assertThat(page.result().get("next").isNull()).isTrue();
    assertThat(page.result().at("/files/0/message_id").asLong()).isEqualTo(second);
    assertThat(page.result().at("/files/2/message_id").asLong()).isEqualTo(first);
    assertThat(page.result().at("/files/0/file/authorName").asString()).isEqualTo("Boris");
    var shown = anna.call("im.dialog.messages.get", Map.of("DIALOG_ID", team.dialogId()));
    assertThat(page.result().at("/files/0/file")).isEqualTo(shown.result().at("/files/0"));
    assertThat(names(files(boris, team, Map.of("KIND", "image")))).containsExactly("engine.png");
    assertThat(names(files(boris, team, Map.of("KIND", "file"))))
        .containsExactly("answer.txt", "plan.txt");
  }

  @Test
  void pages_go_back_and_leave_nothing_out(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var oldest = sends(anna, boris, "1.txt", "2.txt", "3.txt");
    var middle = sends(anna, boris, "4.txt");
    sends(anna, boris, "5.txt");
    var page = files(boris, anna, Map.of("LIMIT", 2));
    assertThat(names(page)).containsExactly("5.txt", "4.txt");
    assertThat(page.get("next").asLong()).isEqualTo(middle);
    var rest =
        boris.callForm(METHOD, "DIALOG_ID=" + anna.id() + "&LIMIT=2&BEFORE_ID=" + middle).result();
    assertThat(names(rest)).as("those of a message stay together").hasSize(3);
    assertThat(rest.get("next").asLong()).isEqualTo(oldest);
    var end = files(boris, anna, Map.of("LIMIT", 2, "BEFORE_ID", oldest));
    assertThat(names(end)).isEmpty();
    assertThat(end.get("next").isNull()).isTrue();
  }

  @Test
  void what_is_not_seen_as_a_message_is_not_listed_as_a_file(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var clara = hall.person("Clara");
    var team = anna.opensChat("Team", boris);
    sends(anna, team, "before.txt");
    anna.call("im.chat.user.add", Map.of("CHAT_ID", team.id(), "USERS", List.of(clara.id())));
    var slip = sends(anna, team, "slip.txt");
    sends(anna, team, "after.txt");
    assertThat(names(files(clara, team, Map.of()))).containsExactly("after.txt", "slip.txt");
    assertThat(names(files(boris, team, Map.of()))).hasSize(3);
    anna.call("im.message.delete", Map.of("MESSAGE_ID", slip)).result();
    assertThat(names(files(clara, team, Map.of()))).containsExactly("after.txt");
    var open = anna.opensToAll("Open");
    sends(anna, open, "for-all.txt");
    assertThat(names(files(boris, open, Map.of()))).containsExactly("for-all.txt");
  }

  @Test
  void a_forwarded_file_is_listed_where_it_went_and_an_unwritten_dialog_has_none(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var clara = hall.person("Clara");
    assertThat(names(files(anna, clara, Map.of()))).isEmpty();
    var sent = sends(anna, boris, "plan.txt");
    var to = Map.of("MESSAGE_ID", sent, "DIALOG_ID", clara.dialogId());
    var copy = boris.call("confab.messenger.forward", to).result().asLong();
    var page = files(clara, boris, Map.of());
    assertThat(names(page)).containsExactly("plan.txt");
    assertThat(page.at("/files/0/message_id").asLong()).isEqualTo(copy);
    assertThat(page.at("/files/0/file/authorName").asString()).isEqualTo("Boris");
  }

  @Test
  void what_names_nothing_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    var closed = hall.person("Boris").opensChat("Closed");
    var denied = "403 ACCESS_ERROR You do not have access to the specified dialog";
    Wrong.isTold(
        anna,
        METHOD,
        Map.of("DIALOG_ID", anna.opensChat("Mine").dialogId()),
        Map.of(
            Map.of("DIALOG_ID", ""),
            "400 DIALOG_ID_EMPTY Dialog ID can't be empty",
            Map.of("KIND", "video"),
            "400 PARAMS_ERROR Incorrect params",
            Map.of("DIALOG_ID", closed.dialogId()),
            denied,
            Map.of("DIALOG_ID", "99999"),
            denied));
  }
}
