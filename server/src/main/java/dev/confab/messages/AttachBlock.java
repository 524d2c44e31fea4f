package dev.confab.messages;

import dev.confab.basics.Json;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One block of an attachment, and what the attachment says of itself.
/// (chat-bots/chat-bots-v2/imbot.v2/messages/attachments)
final class AttachBlock {
  private static final String[] COLORS = {"primary", "secondary", "alert", "base"};

  /// What an attachment says beside its blocks.
  static final Fields HEAD =
      new Fields()
          .number("ID")
          .oneOf("COLOR_TOKEN", COLORS)
          .color("COLOR")
          .demand("ID", "COLOR_TOKEN", "COLOR");

  private static final Fields LINK =
      new Fields()
          .address("LINK")
          .text("NAME", "DESC", "HTML")
          .address("PREVIEW")
          .number("WIDTH", "HEIGHT", "USER_ID", "CHAT_ID")
          .text("NETWORK_ID")
          .demand("LINK", "USER_ID", "CHAT_ID", "NETWORK_ID");

  private static final Fields PICTURE =
      new Fields()
          .address("LINK")
          .text("NAME")
          .address("PREVIEW")
          .number("WIDTH", "HEIGHT", "SIZE")
          .demand("LINK");

  /// Blocks that hold a list of the same.
  private static final Map<String, Fields> LISTS =
      Map.of(
          "USER",
          new Fields()
              .text("NAME")
              .address("AVATAR", "LINK")
              .number("USER_ID", "CHAT_ID", "BOT_ID")
              .text("NETWORK_ID")
              .oneOf("AVATAR_TYPE", "USER", "CHAT", "BOT")
              .demand("NAME"),
          "LINK",
          LINK,
          "RICH_LINK",
          LINK,
          "GRID",
          new Fields()
              .oneOf("DISPLAY", "BLOCK", "LINE", "ROW", "TABLE")
              .text("NAME", "VALUE")
              .number("WIDTH", "HEIGHT")
              .oneOf("COLOR_TOKEN", COLORS)
              .color("COLOR")
              .address("LINK")
              .number("USER_ID", "CHAT_ID")
              .demand("NAME", "VALUE"),
          "IMAGE",
          PICTURE,
          "VIDEO",
          PICTURE,
          "FILE",
          new Fields().address("LINK").text("NAME").number("SIZE").demand("LINK"));

  /// Pixels of a line between blocks that says nothing else.
  private static final int DELIMITER_SIZE = 200;

  private AttachBlock() {}

  /// A block as it is kept, its list as a list; null when there is nothing to show. A block is what
  /// its first known key says.
  static @Nullable ObjectNode read(JsonNode raw) {
    if (!raw.isObject()) {
      return null;
    }
    for (var entry : raw.properties()) {
      var value = value(entry.getKey(), entry.getValue());
      if (value != null) {
        return Json.mapper().createObjectNode().set(entry.getKey(), value);
      }
    }
    return null;
  }

  private static @Nullable JsonNode value(String kind, JsonNode raw) {
    return switch (kind) {
      case "MESSAGE", "HTML" -> raw.isValueNode() && !raw.asString("").isBlank() ? text(raw) : null;
      case "DELIMITER" -> delimiter(raw);
      default -> {
        var fields = LISTS.get(kind);
        yield fields == null ? null : list(raw, fields);
      }
    };
  }

  private static JsonNode text(JsonNode raw) {
    return Json.tree(raw.asString("").replace("\0", ""));
  }

  private static JsonNode delimiter(JsonNode raw) {
    var fields = new Fields().number("SIZE").color("COLOR").demand("SIZE", "COLOR");
    var read = fields.read(raw);
    var delimiter = Json.mapper().createObjectNode().put("SIZE", DELIMITER_SIZE);
    return read == null ? delimiter : delimiter.setAll(read);
  }

  private static @Nullable JsonNode list(JsonNode raw, Fields fields) {
    var items = Notation.items(raw);
    var read = new ArrayList<JsonNode>();
    for (var item : items) {
      var known = fields.read(item);
      if (known != null) {
        read.add(known);
      }
    }
    return read.isEmpty() ? null : Json.mapper().createArrayNode().addAll(read);
  }
}
