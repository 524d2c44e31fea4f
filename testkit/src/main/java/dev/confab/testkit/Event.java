package dev.confab.testkit;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An event as it was posted to a handler.
///
/// @param raw the body, byte for byte
/// @param tree the body read as PHP reads it; every value is a text
/// @param headers by name in lower case
public record Event(String raw, ObjectNode tree, Map<String, String> headers) {

  static Event of(String raw, Map<String, String> headers) {
    var tree = Json.mapper().createObjectNode();
    PhpForm.read(raw, tree);
    return new Event(raw, tree, headers);
  }

  /// Its name: `ONIMBOTMESSAGEADD`.
  public String name() {
    return text("event");
  }

  /// The `DIALOG_ID` in which it happened: where a bot answers.
  public String dialogId() {
    return text("data", "PARAMS", "DIALOG_ID");
  }

  /// A value by the keys that lead to it; fails the test when there is none.
  public String text(String... path) {
    JsonNode node = tree;
    for (var key : path) {
      node = node.path(key);
    }
    if (!node.isValueNode()) {
      throw new AssertionError("nothing at " + String.join(".", path) + " of " + tree);
    }
    return node.asString();
  }
}
