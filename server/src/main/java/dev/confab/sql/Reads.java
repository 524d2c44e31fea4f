package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A view of one portal's rows. A method that takes `Reads` only looks; one that takes a [Tx]
/// writes.
///
/// In every statement `:portal` stands for the portal; `?` places are filled in order. Values are
/// ids, whole numbers, texts, flags, moments, bytes or null.
public interface Reads {
  /// The portal this view belongs to.
  PortalId portal();

  /// All rows of a query. The query itself must bound them.
  <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values);

  /// The first row of a query, or null when there is none.
  default <T> @Nullable T first(String sql, RowMapper<T> mapper, @Nullable Object... values) {
    var rows = list(sql, mapper, values);
    return rows.isEmpty() ? null : rows.getFirst();
  }
}
