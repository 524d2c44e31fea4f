package dev.confab.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;

/// Fresh, empty databases for tests: SQLite in a temporary folder, or a real PostgreSQL that is
/// started once for all tests of the run. A PostgreSQL that cannot be started fails the test; it is
/// never passed over.
public final class Databases {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Databases() {}

  /// A new SQLite file with the schema in it.
  public static Database sqlite() {
    try {
      var folder = Files.createTempDirectory("confab-test");
      var file = Files.write(folder.resolve("confab.db"), EmptyFile.bytes());
      return new Database("jdbc:sqlite:" + file, () -> delete(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What an empty store is in SQLite, made once: every file of the schema is a commit of its own.
  private static final class EmptyFile {
    private static final byte[] BYTES = made();

    static byte[] bytes() {
      return BYTES;
    }

    private static byte[] made() {
      try {
        var folder = Files.createTempDirectory("confab-test");
        var file = folder.resolve("confab.db");
        Store.open("jdbc:sqlite:" + file).close();
        var bytes = Files.readAllBytes(file);
        delete(folder);
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A new database on the PostgreSQL of this run.
  public static Database postgres() {
    var name = "confab_" + NEXT.incrementAndGet();
    administer("CREATE DATABASE " + name + " TEMPLATE " + Template.name());
    // Dropping costs a checkpoint each; the whole server is thrown away at the end.
    return new Database(url(name), () -> {});
  }

  private static String url(String name) {
    return Server.INSTANCE.getJdbcUrl("postgres", name);
  }

  /// A database with the schema in it, made once, because copying is quicker than migrating.
  private static final class Template {
    private static final String NAME = "confab_template";

    static {
      administer("CREATE DATABASE " + NAME);
      Store.open(url(NAME)).close();
    }

    /// A call, because a constant alone would not bring the class to life.
    static String name() {
      return NAME;
    }
  }

  /// Started by the first test that asks for it, stopped with the run.
  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        var folder = Files.createTempDirectory("confab-postgres");
        // The library's own settings are unsafe and fast; these are what a server has.
        var server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> throwAway(server, folder)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException("no PostgreSQL for the tests", e);
      }
    }

    /// Hundreds of databases are a hundred thousand files, and to delete them takes half a minute:
    /// whoever runs the tests does not wait for that.
    private static void throwAway(EmbeddedPostgres server, Path folder) {
      try {
        server.close();
        new ProcessBuilder("rm", "-rf", folder.toString()).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void administer(String sql) {
    try (var connection = DriverManager.getConnection(url("postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
