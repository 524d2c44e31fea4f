package dev.confab.inspect.rest;

import dev.confab.basics.Json;
import dev.confab.inspect.InspectError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Data of an event as an operator writes them: a JSON object, or its text.
final class EventData {
  private EventData() {}

  /// The object's text; refuses whatever is none.
  static String text(JsonNode data) {
    try {
      var tree = data.isString() ? Json.parse(data.asString().replace("\0", "")) : data;
      InspectError.DATA_WRONG.unless(tree.isObject());
      return Json.write(tree);
    } catch (JacksonException e) {
      throw InspectError.DATA_WRONG.refuse();
    }
  }
}
