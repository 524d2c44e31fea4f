package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.testkit.Chat;
import dev.confab.testkit.Client;
import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `im.disk.folder.get`, `disk.folder.uploadfile`, `im.disk.file.commit`, `.save` and `.delete`.
@ExtendWith(HallExtension.class)
class ImDiskTest {
  private static final String NOTES = "Some notes, and then some more.";

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long folder(Client user, Dialog dialog) {
    return user.call("im.disk.folder.get", Map.of("DIALOG_ID", dialog.dialogId()))
        .result()
        .get("ID")
        .asLong();
  }

  private static JsonNode uploads(Client user, Dialog dialog, String name, String content) {
    return user.call(
            "disk.folder.uploadfile",
            Map.of(
                "id",
                folder(user, dialog),
                "data",
                Map.of("NAME", name),
                "fileContent",
                List.of(name, content),
                "generateUniqueName",
                true))
        .result();
  }

  private static JsonNode commits(Client user, Chat chat, JsonNode file) {
    return user.call(
            "im.disk.file.commit",
            Map.of("CHAT_ID", chat.id(), "FILE_ID", file.get("ID"), "MESSAGE", "For you"))
        .result();
  }

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
  void a_closed_portal_hands_out_no_files_and_takes_none(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var file = uploads(anna, boris, "notes.txt", base64(NOTES));
    var address = file.get("DOWNLOAD_URL").asString().substring(hall.address().length());
    var asked = Map.of("id", folder(anna, boris));
    var upload = anna.call("disk.folder.uploadfile", asked).result().get("uploadUrl").asString();
    assertThat(hall.get(address).text()).isEqualTo(NOTES);
    hall.declare("portal: { state: closed }\n");
    assertThat(hall.get(address).status()).isEqualTo(404);
    var path = upload.substring(hall.address().length());
    var form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\na\r\n--x--";
    assertThat(hall.post(path, "multipart/form-data; boundary=x", form).status()).isEqualTo(403);
    hall.declare("portal: { state: open }\n");
    assertThat(hall.get(address).text()).isEqualTo(NOTES);
    assertThat(hall.post(path, "multipart/form-data; boundary=x", form).status()).isEqualTo(200);
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
  void files_are_handed_out_whole_or_in_pieces_and_nothing_runs(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var page = uploads(anna, team, "../<b>page.html", base64(NOTES));
    assertThat(page.get("NAME").asString()).isEqualTo("_b_page.html");
    var address = page.get("DOWNLOAD_URL").asString().substring(hall.address().length());
    var whole = hall.get(address);
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(whole.header("Content-Disposition")).startsWith("attachment; ");
    var piece = hall.get(address, "Range", "bytes=5-9");
    assertThat(piece.status()).isEqualTo(206);
    assertThat(piece.text()).isEqualTo(NOTES.substring(5, 10));
    assertThat(piece.header("Content-Range")).isEqualTo("bytes 5-9/" + NOTES.length());
    assertThat(hall.get(address, "Range", "bytes=-5").text())
        .isEqualTo(NOTES.substring(NOTES.length() - 5));
    assertThat(hall.get(address, "Range", "bytes=999-").status()).isEqualTo(416);
    assertThat(hall.get(address, "If-None-Match", whole.header("ETag")).status()).isEqualTo(304);
    assertThat(hall.get(address.replaceAll("/disk/..", "/disk/00")).status()).isEqualTo(404);
    var picture = uploads(anna, team, "a.txt", Pictures.PNG);
    var shown = picture.get("DOWNLOAD_URL").asString().substring(hall.address().length());
    assertThat(hall.get(shown).header("Content-Type")).isEqualTo("image/png");
    assertThat(hall.get(shown).header("Content-Disposition")).startsWith("inline; ");
  }

  @Test
  void a_large_file_is_kept_in_parts(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var large = "0123456789abcdef".repeat(50_000);
    var file = uploads(anna, team, "large.txt", base64(large));
    var address = file.get("DOWNLOAD_URL").asString().substring(hall.address().length());
    assertThat(hall.get(address).text()).isEqualTo(large);
    assertThat(hall.get(address, "Range", "bytes=262140-262149").text())
        .isEqualTo(large.substring(262_140, 262_150));
  }

  @Test
  void a_file_is_saved_for_oneself(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var file = uploads(anna, team, "notes.txt", base64(NOTES));
    commits(anna, team, file);
    // tag::example[]
    var saved = boris.call("im.disk.file.save", Map.of("FILE_ID", file.get("ID"))).result();
    // end::example[]
    assertThat(saved.at("/folder/name").asString()).isEqualTo("Saved Files");
    assertThat(saved.at("/file/name").asString()).isEqualTo("notes.txt");
    var again = boris.callForm("im.disk.file.save", "FILE_ID=" + file.get("ID").asLong()).result();
    assertThat(again.at("/file/name").asString()).isEqualTo("notes (1).txt");
    assertThat(again.get("folder")).isEqualTo(saved.get("folder"));
    assertThat(anna.call("im.disk.file.delete", deletion(team, file)).result().asBoolean())
        .isTrue();
    var mine = boris.opensChat("Mine");
    var shown =
        boris
            .call(
                "im.disk.file.commit",
                Map.of("CHAT_ID", mine.id(), "FILE_ID", saved.at("/file/id")))
            .result();
    var address = shown.get("FILES").values().iterator().next().get("urlShow").asString();
    assertThat(hall.get(address.substring(hall.address().length())).text()).isEqualTo(NOTES);
    var stranger = hall.person("Stranger");
    assertThat(
            stranger.call("im.disk.file.save", Map.of("FILE_ID", saved.at("/file/id"))).refusal())
        .isEqualTo("400 FILE_SAVE_ERROR File ID can't be saved");
    assertThat(stranger.call("im.disk.file.save").refusal())
        .isEqualTo("400 FILE_ID_EMPTY File ID can't be empty");
  }

  private static Map<String, Object> deletion(Chat chat, JsonNode file) {
    return Map.of("CHAT_ID", chat.id(), "FILE_ID", file.get("ID"));
  }

  @Test
  void only_who_sent_a_file_takes_it_away(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var stranger = hall.person("Stranger");
    var team = anna.opensChat("Team", boris);
    var file = uploads(anna, team, "notes.txt", base64(NOTES));
    commits(anna, team, file);
    var address = file.get("DOWNLOAD_URL").asString().substring(hall.address().length());
    assertThat(boris.call("im.disk.file.delete", deletion(team, file)).result().asBoolean())
        .isTrue();
    assertThat(stranger.call("im.disk.file.delete", deletion(team, file)).result().asBoolean())
        .isFalse();
    assertThat(hall.get(address).status()).isEqualTo(200);
    // tag::example[]
    var gone = anna.call("im.disk.file.delete", deletion(team, file));
    // end::example[]
    assertThat(gone.result().asBoolean()).isTrue();
    assertThat(hall.get(address).status()).isEqualTo(404);
    assertThat(boris.reads(team)).containsExactly("This message was deleted.");
    var form = "CHAT_ID=" + team.id() + "&FILE_ID=" + file.get("ID").asLong();
    assertThat(anna.callForm("im.disk.file.delete", form).result().asBoolean()).isFalse();
    assertThat(anna.call("im.disk.file.delete", Map.of("FILE_ID", 5)).refusal())
        .isEqualTo("400 CHAT_ID_EMPTY Chat ID can't be empty");
    assertThat(anna.call("im.disk.file.delete", Map.of("CHAT_ID", team.id())).refusal())
        .isEqualTo("400 FILE_ID_EMPTY File ID can't be empty");
  }

  /// The file was Anna's, so it stays; who came without the history does not get it by that.
  @Test
  void a_file_that_stays_does_not_open_by_the_message_going_that_showed_it(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var team = anna.opensChat("Team", boris);
    var file = uploads(anna, team, "notes.txt", base64(NOTES));
    commits(boris, team, file);
    var late = Map.of("CHAT_ID", team.id(), "USERS", List.of(vera.id()), "HIDE_HISTORY", "Y");
    anna.call("im.chat.user.add", late).result();
    var asked = Map.of("dialogId", team.dialogId(), "fileId", file.get("ID"));
    var closed = "400 FILE_NOT_FOUND File not found";
    assertThat(vera.call("im.v2.File.download", asked).refusal()).isEqualTo(closed);
    assertThat(boris.call("im.disk.file.delete", deletion(team, file)).result().asBoolean())
        .isTrue();
    assertThat(vera.call("im.v2.File.download", asked).refusal()).isEqualTo(closed);
    assertThat(anna.call("im.v2.File.download", asked).status()).isEqualTo(200);
  }

  @Test
  void chats_of_others_and_files_of_others_are_closed(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team");
    var file = uploads(anna, team, "notes.txt", base64(NOTES));
    var mine = boris.opensChat("Mine");
    for (var method : List.of("im.disk.folder.get", "im.disk.file.commit")) {
      assertThat(boris.call(method).refusal())
          .isEqualTo("400 CHAT_ID_EMPTY Chat ID can't be empty");
      assertThat(boris.call(method, Map.of("CHAT_ID", "x")).error()).isEqualTo("CHAT_ID_EMPTY");
      assertThat(boris.call(method, Map.of("DIALOG_ID", "room")).refusal())
          .isEqualTo("400 DIALOG_ID_EMPTY Dialog ID can't be empty");
      for (var closed : List.of(team.dialogId(), "chat99999", "99999", "sg5")) {
        assertThat(boris.call(method, Map.of("DIALOG_ID", closed)).refusal())
            .isEqualTo("403 ACCESS_ERROR You do not have access to the specified dialog");
      }
    }
    assertThat(boris.call("im.disk.file.commit", Map.of("CHAT_ID", mine.id())).refusal())
        .isEqualTo("400 FILES_ERROR List of files in not specified");
    for (var unreadable : List.of(file.get("ID"), 99_999, List.of())) {
      assertThat(
              boris
                  .call("im.disk.file.commit", Map.of("CHAT_ID", mine.id(), "FILE_ID", unreadable))
                  .refusal())
          .isEqualTo("400 SAVE_ERROR Error during saving file to chat");
    }
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

  @Test
  void a_picture_is_shown_small_and_loaded_whole(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var picture = uploads(anna, team, "wide.png", Pictures.drawn(1600, 800));
    var shown = commits(anna, team, picture).get("FILES").values().iterator().next();
    var preview = shown.get("urlPreview").asString();
    assertThat(preview).endsWith("?preview=640");
    var small = hall.get(preview.substring(hall.address().length()));
    assertThat(small.status()).isEqualTo(200);
    assertThat(small.header("Content-Type")).startsWith("image/");
    assertThat(small.header("X-Content-Type-Options")).isEqualTo("nosniff");
    var whole = hall.get(shown.get("urlShow").asString().substring(hall.address().length()));
    assertThat(small.header("ETag")).isNotEqualTo(whole.header("ETag"));
    assertThat(
            hall.get(preview.substring(hall.address().length()).replace("640", "641"))
                .header("ETag"))
        .as("no size but the two")
        .isEqualTo(whole.header("ETag"));
  }
}
