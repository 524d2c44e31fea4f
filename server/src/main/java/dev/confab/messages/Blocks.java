package dev.confab.messages;

import dev.confab.basics.ErrorCode;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads ATTACH, KEYBOARD and MENU, each in four notations: an object with its list under a key,
/// the bare list, a form's map with numeric keys, and any of these as JSON text. Empty text and `N`
/// mean none. What is kept is one form, whichever came: an item with nothing to show is passed
/// over, and so is a value with no sense; only when nothing is left it is refused.
/// (chats/messages/attachments.md, keyboards.md, menu.md)
public final class Blocks {
  /// @param list the key under which the list stands in the full form
  /// @param head what else the full form says; null: nothing
  /// @param item reads one item; null where it is none
  private record Form(
      String list,
      @Nullable Fields head,
      Function<JsonNode, @Nullable ObjectNode> item,
      ErrorCode wrong,
      ErrorCode oversize) {}

  private static final Form ATTACH =
      new Form(
          "BLOCKS",
          AttachBlock.HEAD,
          AttachBlock::read,
          MessageError.ATTACH_WRONG,
          MessageError.ATTACH_OVERSIZE);
  private static final Form KEYBOARD =
      new Form(
          "BUTTONS",
          new Fields().number("BOT_ID").demand("BOT_ID"),
          Button::read,
          MessageError.KEYBOARD_WRONG,
          MessageError.KEYBOARD_OVERSIZE);
  private static final Form MENU =
      new Form("ITEMS", null, Button::item, MessageError.MENU_WRONG, MessageError.MENU_OVERSIZE);

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

  /// The same params, whose buttons belong to this bot unless they name another, and whose menu
  /// does: no page lets a menu name one.
  public static @Nullable ObjectNode of(UserId bot, @Nullable ObjectNode params) {
    if (params != null) {
      for (var key : List.of("KEYBOARD", "MENU")) {
        if (params.get(key) instanceof ObjectNode block && !block.has("BOT_ID")) {
          block.put("BOT_ID", bot.value());
        }
      }
    }
    return params;
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
    var head = list == null || form.head() == null ? null : form.head().read(node);
    if (head != null) {
      whole.setAll(head);
    }
    var items = whole.putArray(form.list());
    for (var item : Notation.items(list == null ? node : list)) {
      var read = form.item().apply(item);
      if (read != null) {
        items.add(read);
      }
    }
    if (items.isEmpty()) {
      throw wrong(form, rules).refuse();
    }
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
}
