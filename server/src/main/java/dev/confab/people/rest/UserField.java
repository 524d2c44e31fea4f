package dev.confab.people.rest;

import dev.confab.basics.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One field of the `user.*` methods: how it is printed, and the key by which it is filtered and
/// sorted.
///
/// @param value a [Long], [String], [Boolean] or [Instant]; null when there is none
record UserField(String name, Kind kind, Function<UserRow, @Nullable Object> value) {

  enum Kind {
    NUMBER,
    TEXT,
    FLAG,
    MOMENT,
    /// A moment the original prints as an empty object in lists.
    HIDDEN_MOMENT,
    /// A list of ids of which we know at most one.
    IDS
  }

  boolean isMoment() {
    return kind == Kind.MOMENT || kind == Kind.HIDDEN_MOMENT;
  }

  /// What filters and sorting compare: a [Long], or a lower-cased [String], or null.
  @Nullable Object key(UserRow row) {
    return switch (value.apply(row)) {
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
        if (shown instanceof Long id) {
          ids.add(id);
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
