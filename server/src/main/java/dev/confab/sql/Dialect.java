package dev.confab.sql;

/// What differs between the databases, as abilities and words; never whole statements.
public enum Dialect {
  /// The embedded store: one file.
  SQLITE,
  /// The server store.
  POSTGRES;

  static Dialect of(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      return SQLITE;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRES;
    }
    throw new IllegalArgumentException(
        "database must be a jdbc:postgresql: or jdbc:sqlite: address, not "
            + url.replaceAll("[?].*", ""));
  }

  /// The type of a column that holds bytes.
  String bytes() {
    return this == SQLITE ? "BLOB" : "BYTEA";
  }

  /// What makes a column of texts compare byte by byte, so that beginnings of words are a range.
  String bytewise() {
    return this == SQLITE ? "COLLATE BINARY" : "COLLATE \"C\"";
  }
}
