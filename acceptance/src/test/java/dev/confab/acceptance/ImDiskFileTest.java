package dev.confab.acceptance;

import static dev.confab.acceptance.DiskCalls.NOTES;
import static dev.confab.acceptance.DiskCalls.base64;
import static dev.confab.acceptance.DiskCalls.commits;
import static dev.confab.acceptance.DiskCalls.folder;
import static dev.confab.acceptance.DiskCalls.uploads;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What becomes of files that are there: who reads them, `im.disk.file.save` and `.delete`.
@ExtendWith(HallExtension.class)
class ImDiskFileTest {
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
    assertThat(boris.reads(team)).as("what was said with it").containsExactly("For you");
    var form = "CHAT_ID=" + team.id() + "&FILE_ID=" + file.get("ID").asLong();
    assertThat(anna.callForm("im.disk.file.delete", form).result().asBoolean()).isFalse();
    assertThat(anna.call("im.disk.file.delete", Map.of("FILE_ID", 5)).refusal())
        .isEqualTo("400 CHAT_ID_EMPTY Chat ID can't be empty");
    assertThat(anna.call("im.disk.file.delete", Map.of("CHAT_ID", team.id())).refusal())
        .isEqualTo("400 FILE_ID_EMPTY File ID can't be empty");
  }

  @Test
  void a_file_goes_out_of_its_message_and_of_the_copies_elsewhere(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var one = uploads(anna, team, "one.txt", base64(NOTES));
    var two = uploads(anna, team, "two.txt", base64(NOTES));
    var both = List.of(one.get("ID"), two.get("ID"));
    var sent = Map.of("CHAT_ID", team.id(), "FILE_ID", both);
    anna.call("im.disk.file.commit", sent).result();
    var posted = anna.newest(team).get("id");
    var shared = Map.of("TYPE", "CHAT", "DIALOG_ID", team.dialogId(), "MESSAGE_ID", posted);
    boris.call("im.message.share", shared).result();
    var copy = new Chat(team.id() + 1);
    assertThat(shownFiles(boris, copy)).containsExactly("one.txt", "two.txt");
    anna.call("im.disk.file.delete", deletion(team, one)).result();
    assertThat(boris.reads(team)).doesNotContain("This message was deleted.");
    for (var chat : List.of(team, copy)) {
      assertThat(shownFiles(boris, chat)).containsExactly("two.txt");
      assertThat(named(boris, chat)).containsExactly(two.get("ID").asLong());
    }
    anna.call("im.disk.file.delete", deletion(team, two)).result();
    assertThat(boris.reads(team)).contains("This message was deleted.");
    assertThat(boris.reads(copy)).as("the quote stays").doesNotContain("This message was deleted.");
    for (var chat : List.of(team, copy)) {
      assertThat(shownFiles(boris, chat)).isEmpty();
      assertThat(named(boris, chat)).isEmpty();
    }
  }

  /// One file stands in the chat that goes, the other one is only shown there.
  @Test
  void a_chat_that_goes_takes_along_what_only_it_showed(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var team = anna.opensChat("Team");
    var theirs = uploads(anna, echo, "theirs.txt", base64(NOTES));
    var shown = uploads(anna, team, "shown.txt", base64(NOTES));
    for (var file : List.of(theirs, shown)) {
      commits(anna, team, file);
      var there = Map.of("DIALOG_ID", echo.dialogId(), "FILE_ID", file.get("ID"));
      anna.call("im.disk.file.commit", there).result();
    }
    var last = Map.of("MESSAGE_ID", anna.newest(team).get("id"));
    anna.call("im.message.delete", last).result();
    assertThat(status(hall, shown)).as("the bot's chat shows it").isEqualTo(200);
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id())).result();
    assertThat(status(hall, shown)).isEqualTo(404);
    assertThat(status(hall, theirs)).as("the team shows it").isEqualTo(200);
    var first = dialog(anna, team).at("/messages/1/id");
    anna.call("im.message.delete", Map.of("MESSAGE_ID", first)).result();
    assertThat(status(hall, theirs)).isEqualTo(404);
  }

  private static int status(Hall hall, JsonNode file) {
    var address = file.get("DOWNLOAD_URL").asString();
    return hall.get(address.substring(hall.address().length())).status();
  }

  private static JsonNode dialog(Client user, Chat chat) {
    var asked = Map.of("DIALOG_ID", chat.dialogId());
    return user.call("im.dialog.messages.get", asked).result();
  }

  private static List<String> shownFiles(Client user, Chat chat) {
    return dialog(user, chat).get("files").values().stream()
        .map(file -> file.get("name").asString())
        .sorted()
        .toList();
  }

  private static List<Long> named(Client user, Chat chat) {
    return dialog(user, chat).get("messages").values().stream()
        .flatMap(message -> message.at("/params/FILE_ID").values().stream())
        .map(JsonNode::asLong)
        .toList();
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
  void a_picture_that_breaks_off_or_is_too_large_is_a_file_like_any_other(Hall hall) {
    var anna = hall.person("Anna");
    var team = anna.opensChat("Team");
    var torn = Base64.getDecoder().decode(Pictures.drawn(1600, 800));
    var cut = Base64.getEncoder().encodeToString(Arrays.copyOf(torn, 60));
    for (var content : List.of(cut, Pictures.sized(30_000, 30_000))) {
      var file = uploads(anna, team, "wide.png", content);
      var shown = commits(anna, team, file).get("FILES").values().iterator().next();
      assertThat(shown.get("type").asString()).isEqualTo("file");
      assertThat(shown.get("image").asBoolean(true)).isFalse();
      assertThat(shown.get("urlPreview").asString()).isEmpty();
      assertThat(shown.at("/mediaUrl/preview/250").asString()).isEmpty();
      assertThat(shown.at("/viewerAttrs/viewerType").asString()).isEqualTo("unknown");
      var address = shown.get("urlShow").asString().substring(hall.address().length());
      for (var way : List.of(address, address + "?preview=640")) {
        var whole = hall.get(way);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(whole.header("Content-Disposition")).startsWith("attachment; ");
      }
    }
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
