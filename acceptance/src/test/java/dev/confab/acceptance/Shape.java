package dev.confab.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the contract says of the shape of an answer or an event: which keys it has and of what type
/// each value is. The shared objects, a `User` or a `Chat`, are looked into.
final class Shape {
  /// Objects of any shape, and lists whose items the pages do not describe.
  private static final Set<String> OPEN = Set.of("object", "array", "object[]");

  private static final String ABSENT = "absent";

  private final Map<String, Set<String>> types = new HashMap<>();
  private final Set<String> must = new LinkedHashSet<>();

  /// What only an example shows: others may show more there.
  private final Set<String> shown = new LinkedHashSet<>();

  /// What went out of use.
  private final Set<String> gone = new LinkedHashSet<>();

  /// What kind of value the contract's examples have at a path, for those pages whose tables are
  /// less exact than their examples; a null is in it where a key is absent.
  private final Map<String, Set<String>> seen = new HashMap<>();

  /// The shape of what these `fields` describe. What only an example shows is not demanded, nor
  /// what went out of use.
  static Shape of(JsonNode fields) {
    var shape = new Shape();
    fields.values().forEach(shape::add);
    return shape;
  }

  /// The shape of a method's result.
  static Shape ofResult(JsonNode result) {
    var shape = of(result.path("fields"));
    if (result.get("type").isString()) {
      shape.type("", result);
    }
    return shape;
  }

  /// The same, satisfied also with what the pages' own example has.
  Shape or(JsonNode example) {
    note("", example);
    for (var path : must) {
      var faults = new ArrayList<String>();
      demand(example, path.substring(1).split("/"), 0, path, faults);
      if (!faults.isEmpty()) {
        seen.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(ABSENT);
      }
    }
    return this;
  }

  private void note(String path, JsonNode node) {
    seen.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(kind(node));
    if (node.isArray()) {
      node.values().forEach(item -> note(path + "/*", item));
    }
    for (var entry : node.properties()) {
      var named = path + "/" + entry.getKey();
      var any = path + "/*";
      note(isKnown(named) || !isKnown(any) ? named : any, entry.getValue());
    }
  }

  private static String kind(JsonNode node) {
    return node.isIntegralNumber() ? "integer" : node.getNodeType().name();
  }

  private void add(JsonNode field) {
    var path = path(field);
    type(path, field);
    if (field.has("from")) {
      shown.add(path);
    } else if (field.has("legacy_until")) {
      gone.add(path);
    } else {
      must.add(path);
    }
  }

  private void type(String path, JsonNode field) {
    for (var type : field.get("type").asString().split("\\|")) {
      types.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(type);
      var list = type.endsWith("[]");
      var inside = path + (list ? "/*" : "");
      for (var inner : shared(list ? type.substring(0, type.length() - 2) : type)) {
        type(inside + "/" + inner.get("path").asString(), inner);
      }
    }
  }

  private static String path(JsonNode field) {
    return ("." + field.get("path").asString())
        .replace("[]", ".*")
        .replaceAll("\\w*\\{\\w+}", "*")
        .replace("..", ".")
        .replace('.', '/');
  }

  /// The fields of an object that several answers share; none for any other type.
  private static Collection<JsonNode> shared(String object) {
    return Contract.read("objects.json").get("objects").values().stream()
        .filter(one -> isSecond(one) && one.get("object").asString().equals(object))
        .findFirst()
        .map(one -> one.get("fields").values())
        .orElse(List.of());
  }

  private static boolean isSecond(JsonNode shared) {
    return shared.get("doc").asString().contains("chat-bots-v2/entities.md");
  }

  /// Where the tables say that something stands, shared objects looked into: `*` is any item of a
  /// list, or any key. What only an example shows is not among it, nor what went out of use.
  Set<String> described() {
    var described = new LinkedHashSet<>(types.keySet());
    described.removeAll(shown);
    described.removeAll(gone);
    described.remove("");
    return described;
  }

  /// Everything about `value` that is not as described; empty when all is.
  List<String> faults(JsonNode value) {
    var faults = new ArrayList<String>();
    look("", value, faults);
    for (var path : must) {
      if (seen.getOrDefault(path, Set.of()).contains(ABSENT)) {
        continue;
      }
      demand(value, path.substring(1).split("/"), 0, path, faults);
    }
    return faults;
  }

  private void demand(JsonNode node, String[] keys, int at, String path, List<String> faults) {
    if (at == keys.length) {
      return;
    }
    if (keys[at].equals("*")) {
      node.values().forEach(item -> demand(item, keys, at + 1, path, faults));
    } else if (node.isObject()) {
      if (node.has(keys[at])) {
        demand(node.get(keys[at]), keys, at + 1, path, faults);
      } else {
        faults.add(path + " is absent");
      }
    }
  }

  private void look(String path, JsonNode node, List<String> faults) {
    var allowed = types.getOrDefault(path, Set.of());
    var like = seen.getOrDefault(path, Set.of()).contains(kind(node));
    if (!allowed.isEmpty() && !like && allowed.stream().noneMatch(type -> is(type, node))) {
      faults.add(path + " is " + node + " and not " + String.join(" or ", allowed));
    }
    var described = knowsBelow(path);
    if (!described && OPEN.stream().anyMatch(allowed::contains)) {
      return;
    }
    if (node.isArray()) {
      node.values().forEach(item -> look(path + "/*", item, faults));
    } else if (node.isObject() && described) {
      for (var entry : node.properties()) {
        var named = path + "/" + entry.getKey();
        var any = path + "/*";
        var key = isKnown(named) || !isKnown(any) ? named : any;
        if (!isKnown(key) && !seen.containsKey(key) && isDescribed(path)) {
          faults.add(named + " is not in the contract");
        }
        look(key, entry.getValue(), faults);
      }
    }
  }

  private boolean isKnown(String path) {
    return types.containsKey(path) || knowsBelow(path);
  }

  private boolean isDescribed(String path) {
    return types.keySet().stream()
        .anyMatch(known -> known.startsWith(path + "/") && !shown.contains(known));
  }

  private boolean knowsBelow(String path) {
    return types.keySet().stream().anyMatch(known -> known.startsWith(path + "/"));
  }

  private static boolean is(String type, JsonNode node) {
    return switch (type) {
      case "integer" -> node.isIntegralNumber();
      case "string" -> node.isString();
      case "boolean" -> node.isBoolean();
      case "null" -> node.isNull();
      case "datetime" ->
          node.isString() && node.asString().matches("\\d{4}-\\d\\d-\\d\\dT.{8}[+-]\\d\\d:\\d\\d");
      case "array" -> node.isArray();
      case "integer[]" -> node.isArray() && node.valueStream().allMatch(JsonNode::isIntegralNumber);
      default -> type.endsWith("[]") ? node.isArray() : node.isObject();
    };
  }
}
