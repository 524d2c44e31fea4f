package dev.confab.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A consistent copy of a whole store, taken while the server writes on.
///
/// The copy is always one SQLite file, whichever database it comes from, and can be put back into
/// either: so a backup is at the same time the way from one database to the other.
public final class Snapshot {
  private Snapshot() {}

  /// Copies the store at `url` as it is at this moment into `file`, which must not exist yet.
  public static void take(String url, Path file) {
    if (Files.exists(file)) {
      throw new StoreFailure(file + " exists already");
    }
    try {
      if (Dialect.of(url) == Dialect.SQLITE) {
        vacuumInto(url, file);
      } else {
        copyFromServer(url, file);
      }
      flush(file);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  /// Whether the store at `url` holds nothing yet. Makes its schema if there is none.
  public static boolean isEmpty(String url) {
    if (Dialect.of(url) == Dialect.SQLITE && !Files.exists(fileOf(url))) {
      return true;
    }
    try (var source = new ConnectionSource(url);
        var connection = source.openForWriting()) {
      new Migrations(source.dialect()).apply(connection);
      return isEmpty(connection);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM portals")) {
      return rows.next() && rows.getLong(1) == 0;
    }
  }

  /// Replaces all rows of the store at `url` by those of a copy; fails when a server has that store
  /// open. A failure leaves the store as it was.
  public static void put(Path file, String url) {
    var beside = Dialect.of(url) == Dialect.SQLITE ? fileOf(url) : file;
    var fresh = beside.resolveSibling(beside.getFileName() + ".restoring");
    try (var target = new ConnectionSource(url);
        var copy = new ConnectionSource("jdbc:sqlite:" + fresh)) {
      Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
      Migrations.apply(copy, Migrations.names());
      if (target.dialect() == Dialect.SQLITE) {
        flush(fresh);
        replaceFile(target, fileOf(url), fresh);
      } else {
        copyToServer(copy, target);
      }
    } catch (SQLException e) {
      throw new StoreFailure(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(fresh);
    }
  }

  private static void vacuumInto(String url, Path file) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, file.toString());
      vacuum.execute();
    }
  }

  private static void copyFromServer(String url, Path file) throws SQLException {
    try (var from = DriverManager.getConnection(url);
        var copy = new ConnectionSource("jdbc:sqlite:" + file)) {
      from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      from.setReadOnly(true);
      from.setAutoCommit(false);
      var known = Migrations.applied(from).keySet();
      Migrations.apply(copy, Migrations.names().stream().filter(known::contains).toList());
      try (var to = copy.openForWriting()) {
        new TableCopy(to).copy(from, to);
        to.commit();
      }
    }
    delete(file, ".lock");
  }

  private static void copyToServer(ConnectionSource copy, ConnectionSource target)
      throws SQLException {
    Migrations.apply(target, Migrations.names());
    try (var from = copy.openForWriting();
        var to = target.openForWriting();
        var statement = to.createStatement()) {
      var tables = new TableCopy(from);
      statement.execute("TRUNCATE TABLE " + String.join(", ", tables.names()));
      tables.copy(from, to);
      to.commit();
    }
  }

  /// Puts the new file in the old one's place. What the old one's log still holds is folded in
  /// first, so that the log can go: a foreign log beside the new file would spoil it.
  private static void replaceFile(ConnectionSource target, Path old, Path fresh)
      throws SQLException, IOException {
    // opening locks the store until the target is closed
    try (var connection = target.openForWriting();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("PRAGMA journal_mode = DELETE");
    }
    Files.move(fresh, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Path fileOf(String url) {
    return Path.of(url.substring("jdbc:sqlite:".length()).replaceAll("[?].*", ""));
  }

  private static void flush(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    for (var suffix : new String[] {"", "-wal", "-shm", ".lock"}) {
      delete(file, suffix);
    }
  }

  private static void delete(Path file, String suffix) {
    try {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
