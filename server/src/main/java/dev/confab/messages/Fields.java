package dev.confab.messages;

import dev.confab.basics.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The fields a block, a button or an item of a menu may have, and how each is read: a value with
/// no sense is passed over, as the original does, and so is a field nobody knows. A form and JSON
/// give the same.
final class Fields {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i:https?://|/(?![/\\\\]))[^\\s\\p{Cntrl}]+");
  private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

  private final Map<String, Function<String, @Nullable JsonNode>> readers = new LinkedHashMap<>();
  private List<String> anyOf = List.of();

  /// Words, without the spaces around them.
  Fields text(String... names) {
    return with(names, StringNode::valueOf);
  }

  /// Addresses of the web, or paths of the portal.
  Fields address(String... names) {
    return with(names, text -> ADDRESS.matcher(text).matches() ? StringNode.valueOf(text) : null);
  }

  /// Whole numbers above zero.
  Fields number(String... names) {
    return with(names, Fields::whole);
  }

  /// Colours in HEX.
  Fields color(String... names) {
    return with(names, text -> HEX.matcher(text).matches() ? StringNode.valueOf(text) : null);
  }

  /// One of these words, whose capital letters are as here.
  Fields oneOf(String name, String... words) {
    var allowed = List.of(words);
    return with(
        new String[] {name},
        text ->
            allowed.stream()
                .filter(word -> word.equalsIgnoreCase(text))
                .findFirst()
                .map(StringNode::valueOf)
                .orElse(null));
  }

  /// `Y`; anything else is as if it were absent.
  Fields flag(String... names) {
    return with(
        names,
        text ->
            text.toUpperCase(Locale.ROOT).equals("Y") || text.equals("1") || text.equals("true")
                ? StringNode.valueOf("Y")
                : null);
  }

  /// Without one of these there is nothing to show.
  Fields demand(String... names) {
    anyOf = List.of(names);
    return this;
  }

  private Fields with(String[] names, Function<String, @Nullable JsonNode> reader) {
    Arrays.stream(names).forEach(name -> readers.put(name, reader));
    return this;
  }

  private static @Nullable JsonNode whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return null;
    }
    var number = Long.parseLong(text);
    return number == 0 ? null : LongNode.valueOf(number);
  }

  /// What of this can be shown; null when it is nothing.
  @Nullable ObjectNode read(JsonNode raw) {
    if (!raw.isObject()) {
      return null;
    }
    var read = Json.mapper().createObjectNode();
    readers.forEach(
        (name, reader) -> {
          var given = raw.get(name);
          var text = given == null || !given.isValueNode() ? "" : given.asString("").strip();
          var value = text.isEmpty() ? null : reader.apply(text.replace("\0", ""));
          if (value != null) {
            read.set(name, value);
          }
        });
    return anyOf.stream().anyMatch(read::has) ? read : null;
  }
}
