package dev.confab.acceptance;

import dev.confab.testkit.Chat;
import dev.confab.testkit.Client;
import dev.confab.testkit.Dialog;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What tests of files ask of a server.
final class DiskCalls {
  static final String NOTES = "Some notes, and then some more.";

  private DiskCalls() {}

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static long folder(Client user, Dialog dialog) {
    return user.call("im.disk.folder.get", Map.of("DIALOG_ID", dialog.dialogId()))
        .result()
        .get("ID")
        .asLong();
  }

  static JsonNode uploads(Client user, Dialog dialog, String name, String content) {
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

  static JsonNode commits(Client user, Chat chat, JsonNode file) {
    return user.call(
            "im.disk.file.commit",
            Map.of("CHAT_ID", chat.id(), "FILE_ID", file.get("ID"), "MESSAGE", "For you"))
        .result();
  }
}
