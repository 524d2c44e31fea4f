package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The connections that only look. Whoever asks sees to it that no more ask at a time than there
/// are connections.
interface Readers extends AutoCloseable {
  /// What the statement finds, each statement by itself in the newest state.
  <T> List<T> read(PortalId portal, String sql, RowMapper<T> mapper, @Nullable Object... values)
      throws SQLException;

  /// All rows of a result.
  static <T> List<T> rows(ResultSet result, RowMapper<T> mapper) throws SQLException {
    var rows = new ArrayList<T>();
    var row = new Row(result);
    while (result.next()) {
      rows.add(mapper.map(row));
    }
    return rows;
  }

  @Override
  void close();
}
