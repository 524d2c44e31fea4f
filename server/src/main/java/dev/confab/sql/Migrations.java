package dev.confab.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Brings the schema up to date. Files stand in `schema/`, are listed in `schema/index.txt`, run
/// forward only and never change once released: their checksums are compared at every start.
final class Migrations {
  private static final String FOLDER = "/schema/";

  private final Dialect dialect;

  Migrations(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Opens the store, applies all and closes it again: for copies, which no server runs on.
  static void apply(ConnectionSource source, List<String> names) {
    try (var connection = source.openForWriting()) {
      new Migrations(source.dialect()).apply(connection, names);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  void apply(Connection connection) throws SQLException {
    apply(connection, names());
  }

  /// Applies the first files of the list only: the schema of an older store, for its copy.
  private void apply(Connection connection, List<String> names) throws SQLException {
    execute(
        connection,
        "CREATE TABLE IF NOT EXISTS schema_versions"
            + " (name VARCHAR(100) PRIMARY KEY, checksum VARCHAR(64) NOT NULL)");
    connection.commit();
    var applied = applied(connection);
    for (var name : names) {
      var text = text(name);
      var checksum = checksum(text);
      var known = applied.remove(name);
      if (known == null) {
        run(connection, name, text, checksum);
      } else if (!known.equals(checksum)) {
        throw new StoreFailure(
            "schema file " + name + " differs from the one this store was made with");
      }
    }
    if (!applied.isEmpty()) {
      throw new StoreFailure("this store was made by a newer Confab: it has " + applied.keySet());
    }
    connection.commit();
  }

  private void run(Connection connection, String name, String text, String checksum)
      throws SQLException {
    for (var statement : statements(text)) {
      execute(
          connection,
          statement
              .replace("${bytes}", dialect.bytes())
              .replace("${bytewise}", dialect.bytewise()));
    }
    try (var insert = connection.prepareStatement("INSERT INTO schema_versions VALUES (?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, checksum);
      insert.executeUpdate();
    }
    connection.commit();
  }

  static Map<String, String> applied(Connection connection) throws SQLException {
    var applied = new HashMap<String, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT name, checksum FROM schema_versions")) {
      while (rows.next()) {
        applied.put(rows.getString(1), rows.getString(2));
      }
    }
    return applied;
  }

  static List<String> names() {
    return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  static String text(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new StoreFailure("schema file " + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StoreFailure("schema file " + name + " cannot be read: " + e.getMessage());
    }
  }

  private static List<String> statements(String text) {
    var statements = new ArrayList<String>();
    var withoutComments = text.replaceAll("(?m)--.*$", "");
    for (var statement : withoutComments.split(";")) {
      if (!statement.isBlank()) {
        statements.add(statement.strip());
      }
    }
    return statements;
  }

  private static String checksum(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
