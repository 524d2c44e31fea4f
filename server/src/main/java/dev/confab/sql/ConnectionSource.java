package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// Opens connections: one for the writer, which nobody else touches, and a few for readers.
///
/// Those stand behind a fair semaphore: without it a virtual thread that returns a connection takes
/// it again at once and others starve for seconds.
final class ConnectionSource implements AutoCloseable {
  /// Read connections of the embedded store; it has many readers but only two cores are expected.
  private static final int READERS_SQLITE = 4;

  private static final int READERS_POSTGRES = 8;

  /// Pages of write-ahead log before a commit of SQLite copies back what [Checkpoints] left, so
  /// that the log begins anew.
  private static final int CHECKPOINT_PAGES = 20_000;

  private final String url;
  private final Dialect dialect;
  private final Semaphore turns;
  private final WriterLock writerLock = new WriterLock();
  private @Nullable Readers readers;
  private @Nullable LockFile lockFile;

  ConnectionSource(String url) {
    this.url = url;
    this.dialect = Dialect.of(url);
    this.turns = new Semaphore(size(), true);
  }

  Dialect dialect() {
    return dialect;
  }

  private int size() {
    return dialect == Dialect.SQLITE ? READERS_SQLITE : READERS_POSTGRES;
  }

  /// Opens the connection of the one writer; fails when another server has it.
  Connection openForWriting() throws SQLException {
    if (dialect == Dialect.SQLITE && lockFile == null) {
      lockFile =
          LockFile.beside(
              Path.of(url.replaceFirst("^jdbc:sqlite:(file:)?", "").replaceFirst("[?].*$", "")));
    }
    var connection = DriverManager.getConnection(url, properties(false));
    try {
      if (dialect == Dialect.POSTGRES) {
        writerLock.take(connection);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /// Ends the connection of a server that uses the store and was silent for so long; true when
  /// there was one.
  boolean expel(Duration silence) throws SQLException {
    if (dialect == Dialect.SQLITE) {
      return false; // the system gives a lock of a file back by itself
    }
    try (var connection = DriverManager.getConnection(url, properties(true))) {
      return WriterLock.expel(connection, silence);
    }
  }

  void openReaders() throws SQLException {
    readers =
        dialect == Dialect.SQLITE
            ? KeptReaders.open(url, properties(true), size())
            : PooledReaders.open(url, properties(true), size());
  }

  /// Begins to copy what was written into SQLite's file; null where that is the database's affair.
  @Nullable Checkpoints startCheckpoints() throws SQLException {
    return dialect == Dialect.SQLITE
        ? Checkpoints.start(DriverManager.getConnection(url, properties(true)))
        : null;
  }

  private Properties properties(boolean reading) {
    if (dialect == Dialect.POSTGRES) {
      var properties = new Properties();
      properties.setProperty("ApplicationName", reading ? "confab-reader" : "confab-writer");
      properties.setProperty("tcpKeepAlive", "true");
      if (!reading) {
        // the writer names its rows by their keys, and plans are made once; one that was good for a
        // table while it was small would read all of it after it has grown
        properties.setProperty(
            "options",
            "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
                + " -c enable_material=off -c plan_cache_mode=force_generic_plan");
      }
      return properties;
    }
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    config.setCacheSize(-16_000);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    return config.toProperties();
  }

  <T> List<T> read(PortalId portal, String sql, RowMapper<T> mapper, @Nullable Object... values) {
    if (readers == null) {
      throw new StoreFailure("the store is not open");
    }
    turns.acquireUninterruptibly();
    try {
      return readers.read(portal, sql, mapper, values);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    } finally {
      turns.release();
    }
  }

  @Override
  public void close() {
    if (readers != null) {
      readers.close();
    }
    if (lockFile != null) {
      lockFile.close();
      lockFile = null;
    }
  }
}
