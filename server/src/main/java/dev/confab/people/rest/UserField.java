package dev.confab.people.rest;

import dev.confab.basics.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One field of the `user.*` methods: how it is printed, and the key by which it is filtered and
/// sorted.
///
/// @param value a [Long], [String], [Boolean], [Instant] or list of [Long]; null when there is none
record UserField(String name, Kind kind, Function<UserRow, @Nullable Object> value) {

  enum Kind {
    NUMBER,
    TEXT,
    /// A text that answers leave out while it is empty.
    FILLED_TEXT,
    FLAG,
    MOMENT,
    /// A moment the original prints as an empty object in lists.
    HIDDEN_MOMENT,
    /// A list of ids.
    IDS
  }

  boolean isMoment() {
    return kind == Kind.MOMENT || kind == Kind.HIDDEN_MOMENT;
  }

  /// What sorting compares: a [Long], or a lower-cased [String], or null.
  @Nullable Object key(UserRow row) {
    var keys = keys(row);
    return keys.isEmpty() ? null : keys.getFirst();
  }

  /// What filters compare: any of them may fit.
  List<Object> keys(UserRow row) {
    var shown = value.apply(row);
    if (shown instanceof List<?> many) {
      return List.copyOf(many);
    }
    var key = key(shown);
    return key == null ? List.of() : List.of(key);
  }

  private static @Nullable Object key(@Nullable Object shown) {
    return switch (shown) {
      case null -> null;
      case Instant moment -> moment.toEpochMilli();
      case Boolean flag -> flag ? 1L : 0L;
      case String text -> text.toLowerCase(Locale.ROOT);
      case Object other -> other;
    };
  }

  void print(UserRow row, ObjectNode into) {
    var shown = value.apply(row);
    switch (kind) {
      case HIDDEN_MOMENT -> into.putObject(name);
      case IDS -> {
        var ids = into.putArray(name);
        if (shown instanceof List<?> many) {
          many.forEach(id -> ids.add(id instanceof Long number ? number : 0));
        }
      }
      case FILLED_TEXT -> {
        var text = text(shown, row);
        if (!text.isEmpty()) {
          into.put(name, text);
        }
      }
      case FLAG -> into.put(name, Boolean.TRUE.equals(shown));
      default -> into.put(name, text(shown, row));
    }
  }

  private static String text(@Nullable Object shown, UserRow row) {
    return switch (shown) {
      case null -> "";
      case Instant moment -> Json.TIME.format(moment.atZone(row.zone()));
      case Object other -> other.toString();
    };
  }
}
