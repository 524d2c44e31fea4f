package dev.confab.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Tells SQLite how its indexes divide the rows, which PostgreSQL finds out by itself.
///
/// Without statistics SQLite takes it that a portal has ten rows of everything, and may then walk
/// through all messages of a portal to find those of one chat. Figures counted once would be of one
/// store at one time; these are the same everywhere, so plans are too, and tests can hold them.
final class PlanHints {
  private static final long PORTALS = 100;

  /// Of a portal.
  private static final long ROWS = 1_000_000;

  private static final long ROWS_PARTIAL = 10_000;

  /// What each column of an index after the first narrows the rows down by.
  private static final long NARROWED_BY = 100;

  private static final String TABLE = "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'";

  private static final String INDEXES =
      """
      SELECT t.name, i.name, i."unique", i.partial, (SELECT COUNT(*) FROM pragma_index_info(i.name))
      FROM sqlite_master t, pragma_index_list(t.name) i
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'""";

  private record Index(String table, String name) {}

  private PlanHints() {}

  /// Writes down what is not written down yet, and lets this connection know; those opened later
  /// read it.
  static void tell(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var there = statement.executeQuery(TABLE)) {
      if (!there.next()) {
        statement.execute("ANALYZE schema_versions"); // nothing else makes the table of hints
      }
    }
    var hints = hints(connection);
    if (!hints.equals(known(connection))) {
      write(connection, hints);
    }
    connection.commit();
  }

  private static Map<Index, String> hints(Connection connection) throws SQLException {
    var hints = new HashMap<Index, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(INDEXES)) {
      while (rows.next()) {
        var index = new Index(rows.getString(1), rows.getString(2));
        hints.put(index, hint(rows.getBoolean(3), rows.getBoolean(4), rows.getInt(5)));
      }
    }
    return hints;
  }

  /// The number of rows, then how many are alike in the first column, in the first two, and so on.
  private static String hint(boolean unique, boolean partial, int columns) {
    long alike = partial ? ROWS_PARTIAL : ROWS;
    var hint = new StringBuilder().append(alike * PORTALS);
    for (int column = 1; column <= columns; column++) {
      alike = column == 1 ? alike : Math.max(1, alike / NARROWED_BY);
      hint.append(' ').append(unique && column == columns ? 1 : alike);
    }
    return hint.toString();
  }

  private static Map<Index, String> known(Connection connection) throws SQLException {
    var known = new HashMap<Index, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT tbl, idx, stat FROM sqlite_stat1")) {
      while (rows.next()) {
        known.put(new Index(rows.getString(1), rows.getString(2)), rows.getString(3));
      }
    }
    return known;
  }

  private static void write(Connection connection, Map<Index, String> hints) throws SQLException {
    try (var statement = connection.createStatement();
        var insert =
            connection.prepareStatement(
                "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)")) {
      statement.execute("DELETE FROM sqlite_stat1");
      for (var hint : hints.entrySet()) {
        insert.setString(1, hint.getKey().table());
        insert.setString(2, hint.getKey().name());
        insert.setString(3, hint.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
      statement.execute("ANALYZE sqlite_schema"); // reads them in
    }
  }
}
