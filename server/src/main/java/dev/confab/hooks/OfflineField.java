package dev.confab.hooks;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a queue can be filtered and sorted by; a constant's name is the name of the wire.
public enum OfflineField {
  /// The number of the row.
  ID("id", Kind.NUMBER),
  /// When the object changed last.
  TIMESTAMP_X("changed_ms", Kind.TIME),
  /// What happened to it.
  EVENT_NAME("event", Kind.TEXT),
  /// Names the object and what happened to it.
  MESSAGE_ID("message_id", Kind.TEXT),
  /// Who took it.
  PROCESS_ID("process_id", Kind.TEXT),
  /// Whether its processing failed.
  ERROR("error", Kind.NUMBER);

  /// What its values are.
  public enum Kind {
    /// Whole numbers.
    NUMBER,
    /// Moments, kept to the second.
    TIME,
    /// Texts.
    TEXT
  }

  private final String column;
  private final Kind kind;

  OfflineField(String column, Kind kind) {
    this.column = column;
    this.kind = kind;
  }

  String column() {
    return column;
  }

  /// What its values are.
  public Kind kind() {
    return kind;
  }

  /// The field of a name in any case; null when there is none.
  public static @Nullable OfflineField of(String name) {
    var wanted = name.strip().toUpperCase(Locale.ROOT);
    return Stream.of(values())
        .filter(field -> field.name().equals(wanted))
        .findFirst()
        .orElse(null);
  }
}
