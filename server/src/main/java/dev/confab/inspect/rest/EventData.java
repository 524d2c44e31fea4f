package dev.confab.inspect.rest;

import dev.confab.basics.Json;
import dev.confab.inspect.InspectError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Data of an event as an operator writes and reads them.
final class EventData {
  private EventData() {}

  /// The text of what is written, a JSON object or its text; refuses whatever is none.
  static String text(JsonNode data) {
    try {
      var tree = data.isString() ? Json.parse(data.asString().replace("\0", "")) : data;
      InspectError.DATA_WRONG.unless(tree.isObject());
      return Json.write(tree);
    } catch (JacksonException e) {
      throw InspectError.DATA_WRONG.refuse();
    }
  }

  /// The data that are kept; their text where it is none that can be read.
  static JsonNode read(String kept) {
    try {
      return Json.parse(kept);
    } catch (JacksonException e) {
      return StringNode.valueOf(kept);
    }
  }
}
