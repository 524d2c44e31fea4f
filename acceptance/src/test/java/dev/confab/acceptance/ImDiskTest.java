package dev.confab.acceptance;

import static dev.confab.acceptance.DiskCalls.NOTES;
import static dev.confab.acceptance.DiskCalls.base64;
import static dev.confab.acceptance.DiskCalls.commits;
import static dev.confab.acceptance.DiskCalls.folder;
import static dev.confab.acceptance.DiskCalls.uploads;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `im.disk.folder.get`, `disk.folder.uploadfile` and `im.disk.file.commit`.
@ExtendWith(HallExtension.class)
class ImDiskTest {
  @Test
  void a_chat_has_one_folder_for_all_who_are_in_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    // tag::example[]
    var folder = anna.call("im.disk.folder.get", Map.of("DIALOG_ID", team.dialogId()));
    // end::example[]
    assertThat(boris.callForm("im.disk.folder.get", "CHAT_ID=" + team.id()).result())
        .isEqualTo(folder.result());
    assertThat(folder(anna, boris)).isEqualTo(folder(boris, anna)).isNotEqualTo(folder(anna, team));
  }

  @Test
  void a_bot_is_told_whether_a_file_was_shown_quietly(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var file = uploads(anna, echo, "notes.txt", base64(NOTES)).get("ID");
    for (var mode : List.of("Y", "N")) {
      anna.call(
          "im.disk.file.commit",
          Map.of("DIALOG_ID", echo.dialogId(), "FILE_ID", file, "SILENT_MODE", mode));
      assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "SILENT_CONNECTOR"))
          .isEqualTo(mode);
    }
    anna.call("im.disk.file.commit", Map.of("DIALOG_ID", echo.dialogId(), "FILE_ID", file));
    assertThat(echo.hears("ONIMBOTMESSAGEADD").text("data", "PARAMS", "SILENT_CONNECTOR"))
        .isEqualTo("N");
  }

  @Test
  void what_is_to_be_seen_or_heard_is_called_so(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var kinds = Map.of("a.MP4", "video", "b.mp3", "audio", "c.avi", "file", "mp4", "file");
    kinds.forEach(
        (name, kind) -> {
          var file = uploads(anna, team, name, base64(NOTES)).get("ID").asLong();
          for (var key : List.of("UPLOAD_ID", "FILE_ID")) {
            var shown =
                anna.call(
                        "im.disk.file.commit",
                        Map.of("DIALOG_ID", team.dialogId(), key, List.of(file)))
                    .result();
            assertThat(shown.at("/FILES/upload" + file + "/type").asString())
                .as(name)
                .isEqualTo(key.equals("FILE_ID") ? "file" : kind);
          }
        });
  }

  @Test
  void a_committed_file_is_seen_and_read_by_the_others(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var file = uploads(anna, team, "notes.txt", base64(NOTES));
    assertThat(file.get("SIZE").asString()).isEqualTo("" + NOTES.length());
    // tag::example[]
    var committed =
        anna.call(
            "im.disk.file.commit",
            Map.of("CHAT_ID", team.id(), "FILE_ID", List.of(file.get("ID")), "MESSAGE", "Read it"));
    // end::example[]
    var key = "upload" + file.get("ID").asLong();
    var card = committed.result().at("/FILES/" + key);
    var example = Contract.method("im.disk.file.commit").at("/example_response/result");
    assertThat(card.propertyNames())
        .containsExactlyInAnyOrderElementsOf(example.at("/FILES/upload5249").propertyNames());
    assertThat(committed.result().at("/FILE_MODELS/" + key).propertyNames())
        .containsExactlyInAnyOrderElementsOf(example.at("/FILE_MODELS/upload5249").propertyNames());
    assertThat(committed.result().get("DISK_ID").toString())
        .isEqualTo("[\"" + file.get("ID").asLong() + "\"]");
    var dialog =
        boris.call("im.dialog.messages.get", Map.of("DIALOG_ID", team.dialogId())).result();
    assertThat(dialog.at("/messages/0/id")).isEqualTo(committed.result().get("MESSAGE_ID"));
    assertThat(dialog.at("/messages/0/text").asString()).isEqualTo("Read it");
    assertThat(dialog.at("/messages/0/params/FILE_ID/0")).isEqualTo(file.get("ID"));
    assertThat(dialog.at("/files/0/name").asString()).isEqualTo("notes.txt");
    assertThat(dialog.at("/files/0/authorName").asString()).isEqualTo("Anna");
    var address = dialog.at("/files/0/urlDownload").asString().substring(hall.address().length());
    assertThat(hall.get(address).text()).isEqualTo(NOTES);
  }

  @Test
  void files_sent_again_under_their_name_are_one_message_and_may_answer_another(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var asked = boris.says(team, "Where are the notes?");
    var file = uploads(anna, team, "notes.txt", base64(NOTES));
    var params =
        Map.of(
            "CHAT_ID",
            team.id(),
            "UPLOAD_ID",
            List.of(file.get("ID")),
            "MESSAGE",
            "Here",
            "REPLY_ID",
            asked,
            "TEMPLATE_ID",
            "5b0f1d0e-0000-4000-8000-1234567890ab");
    var first = anna.call("im.disk.file.commit", params).result();
    assertThat(anna.call("im.disk.file.commit", params).result()).isEqualTo(first);
    assertThat(boris.reads(team)).containsExactly("Where are the notes?", "Here");
    var shown = boris.newest(team);
    assertThat(shown.get("uuid").asString()).isEqualTo(params.get("TEMPLATE_ID"));
    assertThat(shown.at("/params/REPLY_ID").asLong()).isEqualTo(asked);
    var other = Wrong.over(params, Map.of("MESSAGE", "And here"));
    assertThat(anna.call("im.disk.file.commit", other).result().get("MESSAGE_ID"))
        .isNotEqualTo(first.get("MESSAGE_ID"));
    Wrong.isTold(
        anna,
        "im.disk.file.commit",
        Wrong.over(params, Map.of("TEMPLATE_ID", "")),
        Map.of(
            Map.of("REPLY_ID", "none"), "400 PARAMS_ERROR Incorrect params",
            Map.of("REPLY_ID", 999_999), "400 REPLY_ACCESS_ERROR Action unavailable",
            Map.of("REPLY_ID", anna.says(boris, "Elsewhere")),
                "400 REPLY_FROM_OTHER_CHAT_ERROR You can only reply to a message within the same"
                    + " chat"));
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var folder = folder(anna, boris);
    var uploaded =
        anna.callForm(
                "disk.folder.uploadfile",
                "id="
                    + folder
                    + "&data[NAME]=a.png&fileContent[0]=a.png&fileContent[1]="
                    + PhpForm.encode(Pictures.PNG))
            .result();
    var id = uploaded.get("ID").asLong();
    var form =
        anna.callForm(
                "im.disk.file.commit",
                "DIALOG_ID=" + boris.id() + "&UPLOAD_ID[]=" + id + "&AS_FILE=N&SILENT_MODE=Y")
            .result();
    var json =
        anna.call("im.disk.file.commit", Map.of("DIALOG_ID", boris.id(), "UPLOAD_ID", id)).result();
    assertThat(form.get("FILES")).isEqualTo(json.get("FILES"));
    assertThat(json.at("/FILES/upload" + id + "/type").asString()).isEqualTo("image");
    var asFile =
        Map.of("DIALOG_ID", boris.id(), "UPLOAD_ID", id, "AS_FILE", "Y", "MESSAGE", "Large");
    assertThat(
            anna.call("im.disk.file.commit", asFile)
                .result()
                .at("/FILES/upload" + id + "/type")
                .asString())
        .isEqualTo("file");
    assertThat(boris.reads(anna)).containsExactly("", "", "Large");
  }

  @Test
  void what_cannot_be_uploaded_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team");
    var id = folder(anna, team);
    var method = "disk.folder.uploadfile";
    assertThat(anna.call(method).error()).isEqualTo("ERROR_ARGUMENT");
    assertThat(anna.call(method, Map.of("id", 99_999)).refusal())
        .isEqualTo("400 ERROR_NOT_FOUND Could not find entity with id `99999`");
    assertThat(boris.call(method, Map.of("id", id)).refusal())
        .isEqualTo("400 ACCESS_DENIED Access denied");
    assertThat(anna.call(method, Map.of("id", id, "fileContent", base64(NOTES))).error())
        .isEqualTo("DISK_BASE_SERVICE_22001");
    var named = Map.of("id", id, "data", Map.of("NAME", "a.txt"), "fileContent", "no Base64!");
    assertThat(anna.call(method, named).refusal())
        .isEqualTo("400 ERROR_COULD_NOT_SAVE_FILE Could not save file");
    uploads(anna, team, "a.txt", base64(NOTES));
    var taken = Map.of("id", id, "data", Map.of("NAME", "A.TXT"), "fileContent", base64(NOTES));
    assertThat(anna.call(method, taken).error()).isEqualTo("ERROR_COULD_NOT_SAVE_FILE");
    assertThat(uploads(anna, team, "a.txt", base64(NOTES)).get("NAME").asString())
        .isEqualTo("a (1).txt");
  }

  private static HttpResponse<String> posts(String address, String field, byte[] bytes)
      throws Exception {
    var head =
        "--cut\r\nContent-Disposition: form-data; name=\""
            + field
            + "\"; filename=\"../big.bin\"\r\n\r\n";
    var body = new ByteArrayOutputStream();
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void a_file_is_posted_to_an_upload_address_once(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var answer = anna.call("disk.folder.uploadfile", Map.of("id", folder(anna, team))).result();
    assertThat(answer.get("field").asString()).isEqualTo("file");
    var address = answer.get("uploadUrl").asString();
    assertThat(address).startsWith(hall.address() + "/rest/upload.json?token=disk%7C");
    assertThat(hall.get(address.substring(hall.address().length())).status()).isEqualTo(403);
    assertThat(posts(address, "other", new byte[] {1}).body())
        .contains("ERROR_COULD_NOT_SAVE_FILE");
    var bytes = new byte[3_000_000];
    new Random(11).nextBytes(bytes);
    var posted = posts(address, "file", bytes);
    assertThat(posted.statusCode()).isEqualTo(200);
    var file = Json.parse(posted.body()).get("result");
    assertThat(file.get("NAME").asString()).isEqualTo("_big.bin");
    assertThat(file.get("SIZE").asString()).isEqualTo("3000000");
    assertThat(commits(anna, team, file).get("MESSAGE_ID").asLong()).isPositive();
    assertThat(posts(address, "file", bytes).statusCode()).isEqualTo(403);
    assertThat(posts(address + "a", "file", bytes).statusCode()).isEqualTo(403);
  }
}
