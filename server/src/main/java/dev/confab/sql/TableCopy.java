package dev.confab.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Copies the rows of all tables from one database to another. Tables and columns are those of the
/// SQLite side, in the order in which they were made: a table comes after those its keys refer to.
final class TableCopy {
  private static final int BATCH_ROWS = 500;

  /// Tables with bytes go in small batches: a row may hold megabytes.
  private static final int BATCH_ROWS_BYTES = 4;

  private record Column(String name, int type) {}

  private record Table(String name, List<Column> columns) {
    int batchRows() {
      return columns.stream().anyMatch(c -> c.type() == Types.BLOB) ? BATCH_ROWS_BYTES : BATCH_ROWS;
    }

    private String list() {
      return String.join(", ", columns.stream().map(Column::name).toList());
    }

    String select() {
      return "SELECT " + list() + " FROM " + name;
    }

    String insert() {
      var places = String.join(", ", Collections.nCopies(columns.size(), "?"));
      return "INSERT INTO " + name + " (" + list() + ") VALUES (" + places + ")";
    }
  }

  private final List<Table> tables = new ArrayList<>();

  TableCopy(Connection sqlite) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = sqlite.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT name FROM sqlite_master WHERE type = 'table'
                AND name NOT LIKE 'sqlite%' AND name <> 'schema_versions' ORDER BY rowid""")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    for (var name : names) {
      tables.add(new Table(name, columns(sqlite, name)));
    }
  }

  private static List<Column> columns(Connection sqlite, String table) throws SQLException {
    var columns = new ArrayList<Column>();
    try (var statement =
        sqlite.prepareStatement("SELECT name, type FROM pragma_table_info(?) ORDER BY cid")) {
      statement.setString(1, table);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(new Column(rows.getString(1), type(rows.getString(2))));
        }
      }
    }
    return columns;
  }

  private static int type(String declared) {
    var type = declared.toUpperCase(Locale.ROOT);
    if (type.endsWith("INT")) {
      return Types.BIGINT;
    }
    return type.equals("BLOB") ? Types.BLOB : Types.VARCHAR;
  }

  List<String> names() {
    return tables.stream().map(Table::name).toList();
  }

  /// Copies all rows; the caller commits.
  void copy(Connection from, Connection to) throws SQLException {
    for (var table : tables) {
      copy(table, from, to);
    }
  }

  private static void copy(Table table, Connection from, Connection to) throws SQLException {
    try (var select = from.prepareStatement(table.select());
        var insert = to.prepareStatement(table.insert())) {
      select.setFetchSize(table.batchRows());
      try (var rows = select.executeQuery()) {
        int waiting = 0;
        while (rows.next()) {
          bind(table, rows, insert);
          insert.addBatch();
          if (++waiting == table.batchRows()) {
            insert.executeBatch();
            waiting = 0;
          }
        }
        insert.executeBatch();
      }
    }
  }

  private static void bind(Table table, ResultSet row, PreparedStatement insert)
      throws SQLException {
    for (int i = 1; i <= table.columns().size(); i++) {
      switch (table.columns().get(i - 1).type()) {
        case Types.BIGINT -> {
          var number = row.getLong(i);
          if (row.wasNull()) {
            insert.setNull(i, Types.BIGINT);
          } else {
            insert.setLong(i, number);
          }
        }
        case Types.BLOB -> insert.setBytes(i, row.getBytes(i));
        default -> insert.setString(i, row.getString(i));
      }
    }
  }
}
