package dev.confab.hooks.rest;

import dev.confab.basics.Moment;
import dev.confab.hooks.OfflineField;
import dev.confab.hooks.OfflineFilter;
import dev.confab.hooks.OfflineFilter.By;
import dev.confab.hooks.OfflineFilter.Condition;
import dev.confab.hooks.OfflineFilter.Test;
import dev.confab.rpc.SystemError;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `filter` and `order` of the queue methods. What names no field is passed over; a value
/// that is none of its field's is fulfilled by nothing.
final class OfflineQuestion {
  private static final Pattern KEY = Pattern.compile("(>=|<=|!=|<>|>|<|!|=|@|!@|)(\\w+)");

  private OfflineQuestion() {}

  /// @param first the field sorted by where `order` names none
  static OfflineFilter of(
      @Nullable JsonNode filter, @Nullable JsonNode order, OfflineField first, ZoneId zone) {
    var conditions = new ArrayList<Condition>();
    if (filter != null) {
      if (!filter.isObject() && !isNone(filter)) {
        throw SystemError.ERROR_ARGUMENT.refuse("filter"); // read as none it would fit all rows
      }
      for (var entry : filter.properties()) {
        var key = KEY.matcher(entry.getKey().strip());
        var field = key.matches() ? OfflineField.of(key.group(2)) : null;
        if (field != null && conditions.size() == OfflineFilter.CONDITIONS_MAX) {
          throw SystemError.ERROR_ARGUMENT.refuse("filter");
        }
        if (field != null) {
          conditions.add(
              new Condition(field, test(key.group(1)), values(field, entry.getValue(), zone)));
        }
      }
    }
    return new OfflineFilter(List.copyOf(conditions), order(order, first));
  }

  /// An empty map, as PHP writes one, or a field that was left empty.
  private static boolean isNone(JsonNode node) {
    return node.isContainer() ? node.isEmpty() : node.asString("").isBlank();
  }

  private static Test test(String prefix) {
    return switch (prefix) {
      case ">=" -> Test.GREATER_OR_EQUAL;
      case ">" -> Test.GREATER;
      case "<=" -> Test.LESS_OR_EQUAL;
      case "<" -> Test.LESS;
      case "!", "!=", "<>", "!@" -> Test.UNEQUAL;
      default -> Test.EQUAL;
    };
  }

  private static List<Object> values(OfflineField field, JsonNode value, ZoneId zone) {
    var values = new ArrayList<Object>();
    for (var node : value.isContainer() ? value.values() : List.of(value)) {
      if (values.size() < OfflineFilter.VALUES_MAX) {
        values.add(value(field, node.asString("").replace("\0", "").strip(), zone));
      }
    }
    return values.isEmpty() ? List.of(value(field, "", zone)) : values;
  }

  private static Object value(OfflineField field, String text, ZoneId zone) {
    return switch (field.kind()) {
      case TEXT -> text;
      case NUMBER -> text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : -1L;
      case TIME -> moment(text, zone);
    };
  }

  private static long moment(String text, ZoneId zone) {
    var moment = Moment.read(text, zone);
    return moment == null ? -1 : moment.toEpochMilli();
  }

  private static List<By> order(@Nullable JsonNode order, OfflineField first) {
    var fields = new ArrayList<By>();
    if (order != null) {
      for (var entry : order.properties()) {
        var field = OfflineField.of(entry.getKey());
        if (field != null) {
          var word = entry.getValue().asString("").strip();
          fields.add(new By(field, word.equalsIgnoreCase("DESC")));
        }
      }
    }
    return fields.isEmpty() ? List.of(new By(first, false)) : List.copyOf(fields);
  }
}
