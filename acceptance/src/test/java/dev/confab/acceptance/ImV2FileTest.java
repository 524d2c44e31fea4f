package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.messages.MessageError;
import dev.confab.messages.MessageNews.Posted;
import dev.confab.testkit.Client;
import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `imbot.v2.File.upload`, `.download` and `im.v2.File.upload`, `.download`.
@ExtendWith(HallExtension.class)
class ImV2FileTest {
  private static final String TEXT = "Hello World!";
  private static final String CONTENT =
      Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));
  private static final String DENIED = "403 ACCESS_DENIED Access denied";

  private static Map<String, Object> file(Dialog dialog, String name, Object content) {
    var fields = Map.of("name", name, "content", content, "message", "Here is the report");
    return Map.of("dialogId", dialog.dialogId(), "fields", fields);
  }

  private static long uploads(Client client, String method, Dialog dialog) {
    var sent = client.call(method, file(dialog, "report.pdf", CONTENT)).result();
    return sent.at("/file/id").asLong();
  }

  private static String form(Dialog dialog, String name, String content) {
    return "dialogId="
        + dialog.dialogId()
        + "&fields[name]="
        + name
        + "&fields[content]="
        + PhpForm.encode(content)
        + "&fields[message]=Here+is+the+report";
  }

  @Test
  void a_file_of_a_bot_is_seen_and_read_by_the_others(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Clerk");
    var team = anna.opensChat("Team", bot);
    // tag::bot-upload[]
    var sent =
        bot.call(
            "imbot.v2.File.upload",
            Map.of(
                "dialogId",
                team.dialogId(),
                "fields",
                Map.of("name", "report.pdf", "content", CONTENT, "message", "Here is the report")));
    // end::bot-upload[]
    var file = sent.result().get("file");
    assertThat(file.get("name").asString()).isEqualTo("report.pdf");
    assertThat(file.get("extension").asString()).isEqualTo("pdf");
    assertThat(file.get("size").asLong()).isEqualTo(TEXT.length());
    assertThat(file.get("chatId").asLong()).isEqualTo(team.id());
    assertThat(file.get("authorId").asLong()).isEqualTo(bot.id());
    assertThat(file.has("urlDownload")).isFalse();
    assertThat(sent.result().get("chatId").asLong()).isEqualTo(team.id());
    assertThat(sent.result().get("dialogId").asString()).isEqualTo(team.dialogId());
    var seen = anna.newest(team);
    assertThat(seen.get("id")).isEqualTo(sent.result().get("messageId"));
    assertThat(seen.get("text").asString()).isEqualTo("Here is the report");
    assertThat(seen.at("/params/FILE_ID/0")).isEqualTo(file.get("id"));
    var again = bot.callForm("imbot.v2.File.upload", form(team, "report.pdf", CONTENT)).result();
    assertThat(again.at("/file/size")).isEqualTo(file.get("size"));
    assertThat(again.at("/file/name").asString()).isEqualTo("report (1).pdf");
    var chat = bot.call("imbot.v2.Chat.get", Map.of("dialogId", team.dialogId())).result();
    assertThat(chat.at("/chat/diskFolderId").asLong()).isPositive();
    anna.says(team, "[USER=%d]Clerk[/USER] thank you".formatted(bot.id()));
    var told = bot.call("imbot.v2.Event.get").result().get("events").valueStream().toList();
    assertThat(told.getLast().at("/data/chat/diskFolderId"))
        .isEqualTo(chat.at("/chat/diskFolderId"));
    var loud = bot.call("imbot.v2.File.upload", file(anna, "LOUD.Txt", CONTENT)).result();
    assertThat(loud.at("/file/name").asString()).isEqualTo("LOUD.Txt");
    assertThat(loud.at("/file/extension").asString()).isEqualTo("txt");
    var inPrivate = bot.call("imbot.v2.File.upload", file(anna, "a.txt", CONTENT)).result();
    assertThat(inPrivate.get("dialogId").asString()).isEqualTo(anna.dialogId());
  }

  @Test
  void a_bot_is_told_why_a_file_is_not_taken(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Clerk");
    var team = anna.opensChat("Team", bot);
    var right = file(team, "a.txt", CONTENT);
    var empty = "400 FILE_EMPTY File name or content is empty";
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.File.upload", right);
    Wrong.isTold(
        bot,
        "imbot.v2.File.upload",
        right,
        Map.of(
            Map.of("fields", Map.of("name", " ", "content", CONTENT)),
            empty,
            Map.of("fields", Map.of("name", "a.txt")),
            empty,
            Map.of("fields", ""),
            empty,
            Map.of("fields", Map.of("name", "a.txt", "content", "no base64!")),
            "400 FILE_INVALID_CONTENT Invalid base64 content",
            Map.of("dialogId", anna.opensChat("Foreign").dialogId()),
            "400 FILE_FOLDER_ERROR Failed to get chat folder",
            Map.of("dialogId", 99_999),
            "400 FILE_FOLDER_ERROR Failed to get chat folder"));
    assertThat(anna.reads(team)).isEmpty();
  }

  @Test
  void a_person_uploads_with_one_call_too(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    // tag::upload[]
    var sent =
        anna.call(
            "im.v2.File.upload",
            Map.of(
                "dialogId",
                team.dialogId(),
                "fields",
                Map.of("name", "report.pdf", "content", CONTENT, "message", "Here is the report")));
    // end::upload[]
    var file = sent.result().get("file");
    assertThat(file.get("authorName").asString()).isEqualTo("Anna");
    assertThat(file.get("status").asString()).isEqualTo("done");
    var example = Contract.method("im.v2.File.upload").at("/example_response/result/file");
    assertThat(file.propertyNames()).containsAll(missingNone(example));
    var address = file.get("urlDownload").asString().substring(hall.address().length());
    assertThat(hall.get(address).text()).isEqualTo(TEXT);
    var form = anna.callForm("im.v2.File.upload", form(team, "report.pdf", CONTENT)).result();
    assertThat(form.at("/file/size")).isEqualTo(file.get("size"));
    assertThat(boris.reads(team)).containsExactly("Here is the report", "Here is the report");
    var inPrivate = anna.call("im.v2.File.upload", file(boris, "a.txt", CONTENT)).result();
    assertThat(inPrivate.get("dialogId").asString()).isEqualTo(boris.dialogId());
    var empty = "400 FILE_EMPTY File name and content are required";
    Wrong.isTold(
        anna,
        "im.v2.File.upload",
        file(team, "a.txt", CONTENT),
        Map.of(
            Map.of("fields", Map.of("name", "a.txt", "content", "")), empty,
            Map.of("fields", Map.of("name", "a.txt", "content", "?")),
                "400 FILE_INVALID_CONTENT Invalid base64 content",
            Map.of("dialogId", "chat99999"), "400 CHAT_NOT_FOUND CHAT_NOT_FOUND",
            Map.of("dialogId", 99_999), "400 CHAT_NOT_FOUND CHAT_NOT_FOUND",
            Map.of("dialogId", ""), "400 CHAT_NOT_FOUND CHAT_NOT_FOUND",
            Map.of("dialogId", boris.opensChat("Foreign").dialogId()), DENIED));
  }

  /// No caller can bring it about: the house refuses in the middle of the one transaction.
  @Test
  void a_file_that_cannot_be_shown_is_not_kept(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Clerk");
    var team = anna.opensChat("Team", bot);
    hall.house()
        .rooms()
        .messages()
        .onNews(
            (tx, news) -> {
              if (news instanceof Posted posted && posted.chat().id().value() == team.id()) {
                throw MessageError.MESSAGE_EMPTY.refuse();
              }
            });
    var file = file(team, "a.txt", CONTENT);
    assertThat(bot.call("imbot.v2.File.upload", file).refusal())
        .isEqualTo("400 FILE_SEND_FAILED Failed to send message");
    assertThat(anna.call("im.v2.File.upload", file).refusal())
        .isEqualTo("400 SEND_FAILED Failed to send message");
    assertThat(anna.reads(team)).isEmpty();
  }

  private static List<String> missingNone(JsonNode example) {
    return List.copyOf(example.propertyNames());
  }

  @Test
  void a_link_hands_a_file_out_once(Hall hall) {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Clerk");
    var team = anna.opensChat("Team", bot);
    var file = uploads(bot, "imbot.v2.File.upload", team);
    // tag::bot-download[]
    var link = bot.call("imbot.v2.File.download", Map.of("fileId", file));
    // end::bot-download[]
    var address = address(hall, link.result());
    assertThat(address).startsWith("/rest/download.json?token=imbot%7C");
    var handed = hall.get(address);
    assertThat(handed.text()).isEqualTo(TEXT);
    assertThat(handed.header("Content-Disposition")).startsWith("attachment");
    for (var dead : List.of(address, "/rest/download.json?token=im%7Cx", "/rest/download.json")) {
      var refused = hall.get(dead);
      assertThat(refused.header("Content-Type")).startsWith("application/json");
      assertThat(refused.refusal()).isEqualTo("404 FILE_NOT_FOUND File not found");
    }
    var form = bot.callForm("imbot.v2.File.download", "fileId=" + file).result();
    hall.clock().advance(Duration.ofHours(2));
    assertThat(hall.get(address(hall, form)).status()).isEqualTo(404);
    var foreign = uploads(anna, "im.v2.File.upload", anna.opensChat("Foreign"));
    var right = Map.of("fileId", file);
    Wrong.secondBotIsTold(hall, bot, "imbot.v2.File.download", right);
    Wrong.isTold(
        bot,
        "imbot.v2.File.download",
        right,
        Map.of(
            Map.of("fileId", 99_999), "400 FILE_NOT_FOUND File not found",
            Map.of("fileId", foreign), "403 FILE_ACCESS_ERROR File access error"));
  }

  @Test
  void a_person_gets_a_link_too(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var team = anna.opensChat("Team", boris);
    var other = anna.opensChat("Other", boris);
    var file = uploads(anna, "im.v2.File.upload", team);
    // tag::download[]
    var link =
        boris.call("im.v2.File.download", Map.of("dialogId", team.dialogId(), "fileId", file));
    // end::download[]
    assertThat(hall.get(address(hall, link.result())).text()).isEqualTo(TEXT);
    assertThat(hall.get(address(hall, link.result())).status()).isEqualTo(404);
    var form = "dialogId=" + team.dialogId() + "&fileId=" + file;
    var again = address(hall, boris.callForm("im.v2.File.download", form).result());
    assertThat(again).startsWith("/rest/download.json?token=im%7C");
    Wrong.isTold(
        boris,
        "im.v2.File.download",
        Map.of("dialogId", team.dialogId(), "fileId", file),
        Map.of(
            Map.of("fileId", 99_999),
            "400 FILE_NOT_FOUND File not found",
            Map.of("dialogId", other.dialogId()),
            "400 FILE_NOT_FOUND File not found",
            Map.of("dialogId", anna.opensChat("Foreign").dialogId()),
            DENIED,
            Map.of("dialogId", ""),
            DENIED));
  }

  @Test
  void of_two_who_open_a_link_at_once_one_gets_the_file(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var bot = hall.secondBot("Clerk");
    var team = anna.opensChat("Team", bot);
    var file = uploads(anna, "im.v2.File.upload", team);
    var asked = Map.of("dialogId", team.dialogId(), "fileId", file);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        var link =
            i % 2 == 0
                ? anna.call("im.v2.File.download", asked)
                : bot.call("imbot.v2.File.download", Map.of("fileId", file));
        var address = address(hall, link.result());
        Callable<Reply> opens = () -> hall.get(address);
        var replies = threads.invokeAll(List.of(opens, opens));
        var statuses = new ArrayList<Integer>();
        for (var reply : replies) {
          statuses.add(reply.get().status());
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 404);
      }
    }
  }

  @Test
  void a_forwarded_file_is_read_where_its_copy_stands(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Carrier");
    var team = anna.opensChat("Team", bot);
    var other = boris.opensChat("Other", bot);
    var sent = anna.call("im.v2.File.upload", file(team, "report.pdf", CONTENT)).result();
    var asked = Map.of("dialogId", other.dialogId(), "fileId", sent.at("/file/id"));
    assertThat(boris.call("im.v2.File.download", asked).refusal())
        .isEqualTo("400 FILE_NOT_FOUND File not found");
    var forward = Map.of("forwardIds", Map.of("copy", sent.get("messageId")));
    bot.call("imbot.v2.Chat.Message.send", Map.of("dialogId", other.dialogId(), "fields", forward))
        .result();
    assertThat(boris.reads(other)).containsExactly("Here is the report");
    var link = boris.call("im.v2.File.download", asked).result();
    assertThat(hall.get(address(hall, link)).text()).isEqualTo(TEXT);
  }

  @Test
  void who_came_in_without_history_guesses_no_file_of_before(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var bot = hall.secondBot("Late");
    var team = anna.opensChat("Team");
    var before = uploads(anna, "im.v2.File.upload", team);
    var late = Map.of("USERS", List.of(boris.id(), bot.id()), "HIDE_HISTORY", "Y");
    anna.call("im.chat.user.add", Wrong.over(late, Map.of("CHAT_ID", team.id()))).result();
    var since = uploads(anna, "im.v2.File.upload", team);
    var mine = boris.opensChat("Mine");
    var copy = Map.of("CHAT_ID", mine.id(), "FILE_ID", before);
    assertThat(boris.call("im.disk.file.commit", copy).refusal())
        .isEqualTo("400 SAVE_ERROR Error during saving file to chat");
    assertThat(boris.call("im.disk.file.save", Map.of("FILE_ID", before)).refusal())
        .isEqualTo("400 FILE_SAVE_ERROR File ID can't be saved");
    var asked = Map.of("dialogId", team.dialogId(), "fileId", before);
    assertThat(boris.call("im.v2.File.download", asked).refusal())
        .isEqualTo("400 FILE_NOT_FOUND File not found");
    assertThat(bot.call("imbot.v2.File.download", Map.of("fileId", before)).refusal())
        .isEqualTo("403 FILE_ACCESS_ERROR File access error");
    var seen = Map.of("dialogId", team.dialogId(), "fileId", since);
    assertThat(boris.call("im.v2.File.download", seen).status()).isEqualTo(200);
    assertThat(boris.call("im.disk.file.save", Map.of("FILE_ID", since)).status()).isEqualTo(200);
    assertThat(bot.call("imbot.v2.File.download", Map.of("fileId", since)).status()).isEqualTo(200);
    assertThat(anna.call("im.v2.File.download", asked).status()).isEqualTo(200);
  }

  private static String address(Hall hall, JsonNode link) {
    return link.get("downloadUrl").asString().substring(hall.address().length());
  }
}
