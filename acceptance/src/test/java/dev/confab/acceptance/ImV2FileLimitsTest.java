package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Dialog;
import dev.confab.testkit.Hall;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// What `imbot.v2.File.upload` and `im.v2.File.upload` say of files that are too large, and where
/// there is no place for any.
@Isolated("texts of 140 MB want the memory for themselves")
class ImV2FileLimitsTest {
  private static final int MAX = 100 * 1024 * 1024;

  /// The Base64 of 100 MB of nothing, and of a byte more.
  private static final String WHOLE = "A".repeat(MAX / 3 * 4) + "AA==";

  private static final String LONGER = "A".repeat(MAX / 3 * 4) + "AAA=";

  private static String upload(Client client, String method, Dialog dialog, String content) {
    var fields = Map.of("name", "a.bin", "content", content);
    return client.call(method, Map.of("dialogId", dialog.dialogId(), "fields", fields)).refusal();
  }

  @Test
  void a_file_has_100_mb_and_not_a_byte_more() {
    try (var hall = Hall.open()) {
      var anna = hall.person("Anna");
      var bot = hall.secondBot("Clerk");
      var team = anna.opensChat("Team", bot);
      var refused = "400 FILE_TOO_LARGE File is too large";
      assertThat(upload(bot, "imbot.v2.File.upload", team, LONGER)).isEqualTo(refused);
      assertThat(upload(anna, "im.v2.File.upload", team, LONGER)).isEqualTo(refused);
      assertThat(anna.reads(team)).isEmpty();
      var fields = Map.of("name", "a.bin", "content", WHOLE);
      var whole = Map.of("dialogId", team.dialogId(), "fields", fields);
      for (var sent :
          List.of(bot.call("imbot.v2.File.upload", whole), anna.call("im.v2.File.upload", whole))) {
        assertThat(sent.result().at("/file/size").asLong()).isEqualTo(MAX);
      }
    }
  }

  @Test
  void where_no_file_can_be_kept_none_is_taken() throws IOException {
    try (var hall = Hall.open()) {
      var anna = hall.person("Anna");
      var bot = hall.secondBot("Clerk");
      var team = anna.opensChat("Team", bot);
      becomesAFile(hall);
      assertThat(upload(bot, "imbot.v2.File.upload", team, "AAAA"))
          .isEqualTo("400 FILE_UPLOAD_FAILED File upload failed");
      assertThat(upload(anna, "im.v2.File.upload", team, "AAAA"))
          .isEqualTo("400 UPLOAD_FAILED File upload failed");
      assertThat(anna.reads(team)).isEmpty();
      anna.says(team, "Still here");
      assertThat(anna.reads(team)).containsExactly("Still here");
    }
  }

  /// The folder of files is none any more, as on a disk that went away.
  private static void becomesAFile(Hall hall) throws IOException {
    try (var files = Files.walk(hall.files())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.createFile(hall.files());
  }
}
