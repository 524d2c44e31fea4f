package dev.confab.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The current row of a result, read by column number from 1: numbers are the order of the SELECT,
/// which stands right beside the mapper.
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /// A whole number; 0 where the column is null.
  public long number(int column) {
    try {
      return result.getLong(column);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  /// A whole number, or null.
  public @Nullable Long numberOrNull(int column) {
    try {
      var value = result.getLong(column);
      return result.wasNull() ? null : value;
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  /// A flag stored as 0 or 1.
  public boolean flag(int column) {
    return number(column) != 0;
  }

  /// A text; empty where the column is null.
  public String text(int column) {
    var value = textOrNull(column);
    return value == null ? "" : value;
  }

  /// A text, or null.
  public @Nullable String textOrNull(int column) {
    try {
      return result.getString(column);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  /// Bytes, or null.
  public byte @Nullable [] bytes(int column) {
    try {
      return result.getBytes(column);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  /// A moment stored as milliseconds since 1970.
  public Instant time(int column) {
    return Instant.ofEpochMilli(number(column));
  }

  /// A moment, or null.
  public @Nullable Instant timeOrNull(int column) {
    var millis = numberOrNull(column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
