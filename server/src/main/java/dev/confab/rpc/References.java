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
///
/// A short reference can stand for a long value, and a command can hold very many of them: what one
/// command takes in all is limited.
final class References {
  /// Most characters that one command takes from results; each value counts for a few more.
  static final int TAKEN_MAX = 4_000_000;

  private static final int VALUE_WEIGHT = 16;

  private static final Pattern REFERENCE =
      Pattern.compile("\\$result((?:\\[[^\\]\\[]{1,200}\\]){1,32})");
  private static final Pattern STEP = Pattern.compile("\\[([^\\]\\[]+)\\]");

  private final Map<String, Outcome.OfCommand> done;
  private long left = TAKEN_MAX;

  private References(Map<String, Outcome.OfCommand> done) {
    this.done = done;
  }

  /// The same parameters with their references filled; throws a refusal when that is too much.
  static JsonNode fill(JsonNode params, Map<String, Outcome.OfCommand> done) {
    return new References(done).fill(params);
  }

  private JsonNode fill(JsonNode node) {
    if (node.isObject()) {
      var map = Json.mapper().createObjectNode();
      node.properties().forEach(entry -> map.set(entry.getKey(), fill(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      var list = Json.mapper().createArrayNode();
      node.values().forEach(item -> list.add(fill(item)));
      return list;
    }
    return node.isString() ? fill(node.asString()) : node;
  }

  private JsonNode fill(String text) {
    if (text.indexOf('$') < 0) {
      return StringNode.valueOf(text);
    }
    var matcher = REFERENCE.matcher(text);
    if (matcher.matches()) {
      var value = look(matcher.group(1));
      if (value == null) {
        return StringNode.valueOf("");
      }
      take(value);
      return value;
    }
    var filled = matcher.replaceAll(found -> Matcher.quoteReplacement(plain(look(found.group(1)))));
    return StringNode.valueOf(filled);
  }

  private void take(JsonNode value) {
    spend(VALUE_WEIGHT);
    if (value.isString()) {
      spend(value.asString().length());
    } else if (value.isObject()) {
      for (var entry : value.properties()) {
        spend(entry.getKey().length());
        take(entry.getValue());
      }
    } else if (value.isArray()) {
      value.values().forEach(this::take);
    }
  }

  private void spend(long characters) {
    left -= characters;
    if (left < 0) {
      throw SystemError.ERROR_BODY_FORMAT.refuse(
          "a command takes more than " + TAKEN_MAX + " characters from results");
    }
  }

  private @Nullable JsonNode look(String path) {
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

  private String plain(@Nullable JsonNode value) {
    if (value == null || !value.isValueNode()) {
      return "";
    }
    take(value);
    return value.isBoolean() ? (value.asBoolean() ? "1" : "") : value.asString();
  }
}
