package dev.confab.sql;

/// Makes a value of the current row.
@FunctionalInterface
public interface RowMapper<T> {
  /// The value of this row.
  T map(Row row);
}
