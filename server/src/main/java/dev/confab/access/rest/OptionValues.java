package dev.confab.access.rest;

import static dev.confab.access.AccessError.OPTIONS_EMPTY;

import dev.confab.rpc.SystemError;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The values a caller wants kept.
final class OptionValues {
  private OptionValues() {}

  /// By their names; those of a list are its indexes, as PHP has them.
  static Map<String, JsonNode> of(JsonNode options) {
    OPTIONS_EMPTY.unless(options.isContainer() && !options.isEmpty());
    var values = new LinkedHashMap<String, JsonNode>();
    for (int i = 0; i < options.size() && options.isArray(); i++) {
      values.put(Integer.toString(i), options.get(i));
    }
    options.properties().forEach(option -> values.put(option.getKey(), option.getValue()));
    return values;
  }

  /// Nothing is without a limit.
  static boolean kept(boolean fitted) {
    if (!fitted) {
      throw SystemError.ERROR_ARGUMENT.refuse("options");
    }
    return true;
  }
}
