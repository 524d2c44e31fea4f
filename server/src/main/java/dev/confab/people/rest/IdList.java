package dev.confab.people.rest;

import dev.confab.basics.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A list of ids as clients write one: a list, a form's map, or either as JSON text.
final class IdList {
  /// Most ids that are looked at.
  static final int SIZE_MAX = 1_000;

  private IdList() {}

  /// The ids, each once, what is none passed over; null where the parameter is no list or an empty
  /// one.
  static @Nullable List<Long> read(@Nullable JsonNode parameter) {
    var list = parameter != null && parameter.isString() ? unquoted(parameter) : parameter;
    if (list == null || !list.isContainer() || list.isEmpty()) {
      return null;
    }
    return list.values().stream()
        .map(IdList::number)
        .filter(id -> id > 0)
        .distinct()
        .limit(SIZE_MAX)
        .toList();
  }

  private static @Nullable JsonNode unquoted(JsonNode text) {
    try {
      return Json.parse(text.asString());
    } catch (JacksonException e) {
      return null;
    }
  }

  private static long number(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.canConvertToLong() ? node.asLong() : 0;
    }
    var text = node.asString("").strip();
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
