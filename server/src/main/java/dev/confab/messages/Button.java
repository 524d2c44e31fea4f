package dev.confab.messages;

import dev.confab.basics.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A button under a message, or an item of its context menu.
/// (chat-bots/chat-bots-v2/imbot.v2/messages/message-keyboards.md, chats/messages/menu.md)
final class Button {
  /// What a press may do, in the order in which the original looks: the first one counts.
  private static final List<String> DEEDS = List.of("LINK", "APP_ID", "ACTION", "COMMAND");

  private static final Fields ITEM =
      new Fields()
          .text("TEXT")
          .address("LINK")
          .number("APP_ID")
          .text("APP_PARAMS")
          .oneOf("ACTION", "PUT", "SEND", "COPY", "CALL", "DIALOG")
          .text("ACTION_VALUE", "COMMAND", "COMMAND_PARAMS")
          .flag("DISABLED")
          .oneOf("CONTEXT", "MOBILE", "DESKTOP", "ALL")
          .demand("TEXT");

  private static final Fields LOOKS =
      new Fields()
          .flag("BLOCK")
          .oneOf("DISPLAY", "LINE", "BLOCK")
          .number("WIDTH")
          .oneOf("BG_COLOR_TOKEN", "primary", "secondary", "alert", "base")
          .color("BG_COLOR", "TEXT_COLOR", "OFF_BG_COLOR", "OFF_TEXT_COLOR")
          .demand(
              "BLOCK",
              "DISPLAY",
              "WIDTH",
              "BG_COLOR_TOKEN",
              "BG_COLOR",
              "TEXT_COLOR",
              "OFF_BG_COLOR",
              "OFF_TEXT_COLOR");

  private Button() {}

  /// A button as it is kept; null when there is nothing to press.
  static @Nullable ObjectNode read(JsonNode raw) {
    if (raw.isObject() && raw.path("TYPE").asString("").equals("NEWLINE")) {
      return Json.mapper().createObjectNode().put("TYPE", "NEWLINE");
    }
    var button = item(raw);
    var looks = button == null ? null : LOOKS.read(raw);
    if (button != null && looks != null) {
      if (!button.has("COMMAND")) {
        looks.remove("BLOCK");
      }
      button.setAll(looks);
    }
    return button;
  }

  /// An item of a menu as it is kept; null when there is nothing to choose.
  static @Nullable ObjectNode item(JsonNode raw) {
    var item = ITEM.read(raw);
    if (item == null) {
      return null;
    }
    if (!item.has("ACTION_VALUE")) {
      item.remove("ACTION");
    }
    var deed = DEEDS.stream().filter(item::has).findFirst().orElse("");
    DEEDS.stream().filter(other -> !other.equals(deed)).forEach(item::remove);
    keepWith(item, deed, "ACTION", "ACTION_VALUE");
    keepWith(item, deed, "COMMAND", "COMMAND_PARAMS");
    keepWith(item, deed, "APP_ID", "APP_PARAMS");
    return item;
  }

  private static void keepWith(ObjectNode item, String deed, String wanted, String detail) {
    if (!deed.equals(wanted)) {
      item.remove(detail);
    }
  }
}
