package dev.confab.rpc;

import dev.confab.basics.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Fills `$result[command][field][0]` in a command's parameters with what earlier commands
/// returned.
///
/// A value that is one reference and nothing else takes the referred value whole, a list or a map
/// included; inside a longer text the value's text stands in its place. What does not exist is
/// empty.
final class References {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$result((?:\\[[^\\]\\[]{1,200}\\]){1,32})");
  private static final Pattern STEP = Pattern.compile("\\[([^\\]\\[]+)\\]");

  private References() {}

  static JsonNode fill(JsonNode node, Map<String, Outcome> done) {
    if (node.isObject()) {
      var map = Json.mapper().createObjectNode();
      node.properties().forEach(entry -> map.set(entry.getKey(), fill(entry.getValue(), done)));
      return map;
    }
    if (node.isArray()) {
      var list = Json.mapper().createArrayNode();
      node.values().forEach(item -> list.add(fill(item, done)));
      return list;
    }
    return node.isString() ? fill(node.asString(), done) : node;
  }

  private static JsonNode fill(String text, Map<String, Outcome> done) {
    if (text.indexOf('$') < 0) {
      return StringNode.valueOf(text);
    }
    var matcher = REFERENCE.matcher(text);
    if (matcher.matches()) {
      var value = look(matcher.group(1), done);
      return value == null ? StringNode.valueOf("") : value;
    }
    var filled =
        matcher.replaceAll(found -> Matcher.quoteReplacement(plain(look(found.group(1), done))));
    return StringNode.valueOf(filled);
  }

  private static @Nullable JsonNode look(String path, Map<String, Outcome> done) {
    var step = STEP.matcher(path);
    if (!step.find() || !(done.get(step.group(1)) instanceof Outcome.Done first)) {
      return null;
    }
    JsonNode node = first.result();
    while (node != null && step.find()) {
      var key = step.group(1);
      node =
          node.isArray() && key.matches("\\d{1,9}")
              ? node.get(Integer.parseInt(key))
              : node.get(key);
    }
    return node;
  }

  private static String plain(@Nullable JsonNode value) {
    if (value == null || !value.isValueNode()) {
      return "";
    }
    return value.isBoolean() ? (value.asBoolean() ? "1" : "") : value.asString();
  }
}
