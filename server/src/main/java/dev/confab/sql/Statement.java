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
/// @param portalAt for each place of the text: does the portal go there?
record Statement(String jdbc, boolean[] portalAt) {
  private static final String PORTAL = ":portal";

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
    var portalAt = new boolean[places.length()];
    for (int i = 0; i < portalAt.length; i++) {
      portalAt[i] = places.charAt(i) == 'p';
    }
    return new Statement(jdbc.toString(), portalAt);
  }

  void bind(PreparedStatement statement, PortalId portal, @Nullable Object[] values)
      throws SQLException {
    if (values.length != valueCount()) {
      throw new StoreFailure(
          "statement takes " + valueCount() + " values, got " + values.length + ": " + jdbc);
    }
    int next = 0;
    for (int place = 0; place < portalAt.length; place++) {
      if (portalAt[place]) {
        statement.setLong(place + 1, portal.value());
      } else {
        bind(statement, place + 1, values[next++]);
      }
    }
  }

  private int valueCount() {
    int count = 0;
    for (boolean portal : portalAt) {
      count += portal ? 0 : 1;
    }
    return count;
  }

  private static void bind(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(place, Types.NULL);
      case Id id -> statement.setLong(place, id.value());
      case Long number -> statement.setLong(place, number);
      case Integer number -> statement.setLong(place, number);
      case String text -> statement.setString(place, text);
      case Boolean flag -> statement.setLong(place, flag ? 1 : 0);
      case Instant time -> statement.setLong(place, time.toEpochMilli());
      case byte[] bytes -> statement.setBytes(place, bytes);
      default -> throw new StoreFailure("cannot store a " + value.getClass().getSimpleName());
    }
  }
}
