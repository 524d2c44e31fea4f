package dev.confab.testkit;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls of one hall that said the same in JSON and in a form, and were answered alike.
final class Pairs {
  /// Longer calls carry files; shorter ones say the same.
  private static final int SENT_MAX = 100_000;

  /// What was answered to calls of one method with parameters of the same names.
  private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();

  /// @param params each parameter by its path
  private record Answer(
      Ledger.Form form, Map<String, String> params, JsonNode result, Reply reply) {}

  /// Looks for a call in the other form, and tells the ledger what became of the two.
  void note(String method, Ledger.Form form, String sent, JsonNode result, Reply reply) {
    if (form == Ledger.Form.OTHER || sent.length() > SENT_MAX) {
      return;
    }
    var params = params(form, sent);
    var fresh = new Answer(form, params, result, reply);
    var names = new TreeSet<String>();
    params.keySet().forEach(path -> names.add(path.replaceAll("/[0-9]+", "/*")));
    answers.merge(
        method + " " + names,
        List.of(fresh),
        (known, one) -> {
          known.stream()
              .filter(other -> other.form != form)
              .forEach(other -> compare(method, other, fresh));
          var all = new ArrayList<>(known);
          all.add(fresh);
          return all;
        });
  }

  private static void compare(String method, Answer one, Answer other) {
    var inForm = one.form == Ledger.Form.PHP ? one.reply : other.reply;
    if (one.params.equals(other.params) && one.result.equals(other.result)) {
      Ledger.pair(method, true, inForm);
    } else if (shape(one.result).equals(shape(other.result))) {
      Ledger.pair(method, false, inForm);
    }
  }

  private static Map<String, String> params(Ledger.Form form, String sent) {
    var tree = Json.mapper().createObjectNode();
    if (form == Ledger.Form.PHP) {
      PhpForm.read(sent, tree);
    } else if (Json.parse(sent) instanceof ObjectNode object) {
      tree = object;
    }
    tree.remove("auth");
    var params = new TreeMap<String, String>();
    flatten("", tree, params);
    return params;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> params) {
    if (node.isValueNode()) {
      params.put(path, node.isBoolean() ? node.asBoolean() ? "1" : "0" : node.asString(""));
    }
    node.forEachEntry((key, value) -> flatten(path + "/" + key, value, params));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "/" + i, node.get(i), params);
      }
    }
  }

  /// Which keys there are and what kind of value each has; of yes and no also which.
  private static Set<String> shape(JsonNode result) {
    var shape = new TreeSet<String>();
    shape("", result, shape);
    return shape;
  }

  private static void shape(String path, JsonNode node, Set<String> shape) {
    shape.add(path + " " + (node.isBoolean() ? node : node.getNodeType()));
    node.forEachEntry(
        (key, value) ->
            shape(path + "/" + (key.matches("(chat|upload)?[0-9]+") ? "*" : key), value, shape));
    if (node.isArray()) {
      node.forEach(item -> shape(path + "/*", item, shape));
    }
  }
}
