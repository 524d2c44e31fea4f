package dev.confab.messages;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The ways a list is written: as a list, as a form's map with numeric keys, or as its only item.
final class Notation {
  private Notation() {}

  /// Its items; none of what holds no items.
  static List<JsonNode> items(JsonNode raw) {
    if (!raw.isContainer() || raw.isEmpty()) {
      return List.of();
    }
    if (raw instanceof ObjectNode map
        && !map.propertyNames().stream().allMatch(Notation::isIndex)) {
      return List.of(raw);
    }
    return new ArrayList<>(raw.values());
  }

  private static boolean isIndex(String key) {
    return !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
