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
      BlockRules rules) {
    var params = Json.mapper().createObjectNode();
    put(params, "ATTACH", read(attach, ATTACH, rules));
    put(params, "KEYBOARD", read(keyboard, KEYBOARD, rules));
    put(params, "MENU", read(menu, MENU, rules));
    return params.isEmpty() ? null : params;
  }

  /// Checks the three for a message that has been posted: what is not given stays as it is and is
  /// no key of the result, what is given empty or as `N` is taken away and a null there.
  public static ObjectNode patch(
      @Nullable JsonNode attach,
      @Nullable JsonNode keyboard,
      @Nullable JsonNode menu,
      BlockRules rules) {
    var patch = Json.mapper().createObjectNode();
    patch(patch, "ATTACH", attach, ATTACH, rules);
    patch(patch, "KEYBOARD", keyboard, KEYBOARD, rules);
    patch(patch, "MENU", menu, MENU, rules);
    return patch;
  }

  /// Whether there is one to be read at all, right or wrong.
  public static boolean given(@Nullable JsonNode raw) {
    if (raw == null || raw.isNull()) {
      return false;
    }
    return raw.isString() ? !isNone(raw.asString().strip()) : !raw.isContainer() || !raw.isEmpty();
  }

  private static void patch(
      ObjectNode patch, String key, @Nullable JsonNode raw, Form form, BlockRules rules) {
    if (raw != null && !raw.isNull()) {
      patch.putNull(key);
      put(patch, key, read(raw, form, rules));
    }
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

  private static @Nullable ObjectNode read(@Nullable JsonNode raw, Form form, BlockRules rules) {
    var node = raw == null || raw.isNull() ? null : unquoted(raw, form, rules);
    if (node == null || (node.isContainer() && node.isEmpty())) {
      return null;
    }
    form.oversize().unless(rules.allows(node));
    var whole = Json.mapper().createObjectNode();
    var list = node.get(form.list());
    if (node instanceof ObjectNode map && list != null) {
      whole.setAll(map);
    }
    var items = items(list == null ? node : list);
    if (items == null || items.isEmpty() || !items.stream().allMatch(form.item())) {
      throw wrong(form, rules).refuse();
    }
    whole.set(form.list(), Json.mapper().createArrayNode().addAll(items));
    return whole;
  }

  private static @Nullable JsonNode unquoted(JsonNode raw, Form form, BlockRules rules) {
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
      throw wrong(form, rules).refuse();
    }
  }

  private static ErrorCode wrong(Form form, BlockRules rules) {
    return form.equals(MENU) ? rules.menuWrong() : form.wrong();
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
