package dev.confab.sql;

import dev.confab.basics.Id;
import dev.confab.basics.PortalId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A statement's text with `:portal` turned into a place, and the order in which places are filled.
///
/// @param jdbc the text the driver gets
/// @param valueAt for each place of the text, which value goes there; [#PORTAL_HERE]: the portal
/// @param valueCount how many values it takes beside the portal
record Statement(String jdbc, int[] valueAt, int valueCount) {
  private static final String PORTAL = ":portal";
  private static final int PORTAL_HERE = -1;

  /// Most texts kept parsed; texts with lists in them are many.
  private static final int KNOWN_MAX = 2_000;

  private static final ConcurrentHashMap<String, Statement> KNOWN = new ConcurrentHashMap<>();

  static Statement of(String sql) {
    var known = KNOWN.get(sql);
    if (known == null && KNOWN.size() >= KNOWN_MAX) {
      KNOWN.clear();
    }
    return known == null ? KNOWN.computeIfAbsent(sql, Statement::parse) : known;
  }

  /// The texts known at the moment, as they were asked for.
  static Set<String> texts() {
    return new TreeSet<>(KNOWN.keySet());
  }

  private static Statement parse(String sql) {
    var places = new StringBuilder();
    var jdbc = new StringBuilder(sql.length());
    for (int i = 0; i < sql.length(); i++) {
      if (sql.startsWith(PORTAL, i)) {
        places.append('p');
        jdbc.append('?');
        i += PORTAL.length() - 1;
      } else {
        if (sql.charAt(i) == '?') {
          places.append('?');
        }
        jdbc.append(sql.charAt(i));
      }
    }
    var valueAt = new int[places.length()];
    int values = 0;
    for (int i = 0; i < valueAt.length; i++) {
      valueAt[i] = places.charAt(i) == 'p' ? PORTAL_HERE : values++;
    }
    return new Statement(jdbc.toString(), valueAt, values);
  }

  void bind(PreparedStatement statement, PortalId portal, @Nullable Object[] values)
      throws SQLException {
    bind(statement, 1, portal, values);
  }

  /// Fills the places of this text within a longer one, whose places begin at `from`; returns where
  /// the next ones begin.
  int bind(PreparedStatement statement, int from, PortalId portal, @Nullable Object[] values)
      throws SQLException {
    check(values);
    for (int place = 0; place < valueAt.length; place++) {
      switch (value(portal, values, place)) {
        case null -> statement.setNull(from + place, Types.NULL);
        case Long number -> statement.setLong(from + place, number);
        case String text -> statement.setString(from + place, text);
        case byte[] bytes -> statement.setBytes(from + place, bytes);
        default -> throw new IllegalStateException();
      }
    }
    return from + valueAt.length;
  }

  /// The value of a change at a place, counted from zero: a number, a text, bytes, or null.
  @Nullable Object value(Appended change, int place) {
    check(change.values());
    return value(change.portal(), change.values(), place);
  }

  private @Nullable Object value(PortalId portal, @Nullable Object[] values, int place) {
    int at = valueAt[place];
    return at == PORTAL_HERE ? (Object) portal.value() : stored(values[at]);
  }

  private void check(@Nullable Object[] values) {
    if (values.length != valueCount) {
      throw new StoreFailure(
          "statement takes " + valueCount + " values, got " + values.length + ": " + jdbc);
    }
  }

  private static @Nullable Object stored(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Id id -> id.value();
      case Long number -> number;
      case Integer number -> number.longValue();
      case String text -> text;
      case Boolean flag -> flag ? 1L : 0L;
      case Instant time -> time.toEpochMilli();
      case byte[] bytes -> bytes;
      default -> throw new StoreFailure("cannot store a " + value.getClass().getSimpleName());
    };
  }
}
