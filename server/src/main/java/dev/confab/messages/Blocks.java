package dev.confab.messages;

import dev.confab.basics.ErrorCode;
import dev.confab.basics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads ATTACH, KEYBOARD and MENU, each in four notations: an object with its list under a key,
/// the bare list, a form's map with numeric keys, and any of these as JSON text. Empty text and `N`
/// mean none. (chats/messages/attachments.md, keyboards.md, menu.md)
public final class Blocks {
  /// Bytes that a bot of the first generation may send in each of the three.
  public static final int BYTES_MAX = 30 * 1024;

  /// Characters that a person may send as ATTACH.
  public static final int CHARACTERS_MAX = 60_000;

  private static final Set<String> KINDS =
      Set.of(
          "USER",
          "LINK",
          "MESSAGE",
          "DELIMITER",
          "GRID",
          "IMAGE",
          "FILE",
          "HTML",
          "RICH_LINK",
          "VIDEO");

  private record Form(String list, Predicate<JsonNode> item, ErrorCode wrong, ErrorCode oversize) {}

  private static final Form ATTACH =
      new Form("BLOCKS", Blocks::isBlock, MessageError.ATTACH_WRONG, MessageError.ATTACH_OVERSIZE);
  private static final Form KEYBOARD =
      new Form(
          "BUTTONS", Blocks::isButton, MessageError.KEYBOARD_WRONG, MessageError.KEYBOARD_OVERSIZE);
  private static final Form MENU =
      new Form("ITEMS", Blocks::isItem, MessageError.MENU_WRONG, MessageError.MENU_OVERSIZE);

  private Blocks() {}

  /// Checks the three and gathers them as a message's params; null when there is none.
  public static @Nullable ObjectNode read(
      @Nullable JsonNode attach,
      @Nullable JsonNode keyboard,
      @Nullable JsonNode menu,
      int sizeMax) {
    var params = Json.mapper().createObjectNode();
    put(params, "ATTACH", read(attach, ATTACH, sizeMax));
    put(params, "KEYBOARD", read(keyboard, KEYBOARD, sizeMax));
    put(params, "MENU", read(menu, MENU, sizeMax));
    return params.isEmpty() ? null : params;
  }

  /// Whether there is one to be read at all, right or wrong.
  public static boolean given(@Nullable JsonNode raw) {
    if (raw == null || raw.isNull()) {
      return false;
    }
    return raw.isString() ? !isNone(raw.asString().strip()) : !raw.isContainer() || !raw.isEmpty();
  }

  private static void put(ObjectNode params, String key, @Nullable ObjectNode value) {
    if (value == null) {
      return;
    }
    if (key.equals("ATTACH")) {
      params.putArray(key).add(value);
    } else {
      params.set(key, value);
    }
  }

  private static @Nullable ObjectNode read(@Nullable JsonNode raw, Form form, int sizeMax) {
    var node = raw == null || raw.isNull() ? null : unquoted(raw, form);
    if (node == null || (node.isContainer() && node.isEmpty())) {
      return null;
    }
    if (node.toString().length() > sizeMax) {
      throw form.oversize().refuse();
    }
    var whole = Json.mapper().createObjectNode();
    var list = node.get(form.list());
    if (node instanceof ObjectNode map && list != null) {
      whole.setAll(map);
    }
    var items = items(list == null ? node : list);
    if (items == null || items.isEmpty() || !items.stream().allMatch(form.item())) {
      throw form.wrong().refuse();
    }
    whole.set(form.list(), Json.mapper().createArrayNode().addAll(items));
    return whole;
  }

  private static @Nullable JsonNode unquoted(JsonNode raw, Form form) {
    if (!raw.isString()) {
      return raw;
    }
    var text = raw.asString().strip();
    if (isNone(text)) {
      return null;
    }
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      throw form.wrong().refuse();
    }
  }

  private static boolean isNone(String text) {
    return text.isEmpty() || text.equals("N");
  }

  private static @Nullable List<JsonNode> items(JsonNode list) {
    if (!list.isContainer()) {
      return null;
    }
    if (list instanceof ObjectNode map && !map.propertyNames().stream().allMatch(Blocks::isIndex)) {
      return List.of(list);
    }
    return new ArrayList<>(list.values());
  }

  private static boolean isIndex(String key) {
    return !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isBlock(JsonNode block) {
    if (!block.isObject() || block.isEmpty()) {
      return false;
    }
    boolean known = false;
    for (var entry : block.properties()) {
      if (KINDS.contains(entry.getKey())) {
        var isText = entry.getKey().equals("MESSAGE") || entry.getKey().equals("HTML");
        if (isText != entry.getValue().isValueNode()) {
          return false;
        }
        known = true;
      }
    }
    return known;
  }

  private static boolean isButton(JsonNode button) {
    return button.isObject()
        && (isText(button.get("TEXT")) || "NEWLINE".equals(text(button.get("TYPE"))));
  }

  private static boolean isItem(JsonNode item) {
    return item.isObject() && isText(item.get("TEXT"));
  }

  private static boolean isText(@Nullable JsonNode node) {
    return node != null && node.isValueNode() && !node.asString().isEmpty();
  }

  private static String text(@Nullable JsonNode node) {
    return node == null || !node.isValueNode() ? "" : node.asString();
  }
}
