package dev.confab.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies what SQLite's write-ahead log holds into the file, beside the writer.
///
/// Left to itself SQLite does it within a commit, and whoever writes meanwhile waits for tens of
/// megabytes. Here nobody waits: a checkpoint that is called passive hinders neither readers nor
/// the writer. What is then left for a commit to copy, before the log begins anew, is little.
final class Checkpoints implements AutoCloseable {
  /// Pages that wait to be copied: fewer are left, because the same pages will be written again.
  private static final int PAGES_MIN = 2_000;

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final Connection connection;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private Checkpoints(Connection connection) {
    this.connection = connection;
    this.thread = Thread.ofPlatform().name("confab-checkpoints").daemon(true).unstarted(this::loop);
  }

  /// Begins to copy, over a connection that belongs to it from now on.
  static Checkpoints start(Connection connection) {
    var checkpoints = new Checkpoints(connection);
    checkpoints.thread.start();
    return checkpoints;
  }

  private void loop() {
    try {
      while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        look(connection, PAGES_MIN);
      }
    } catch (InterruptedException e) {
      LOG.debug("Told to end", e);
    } finally {
      close(connection);
    }
  }

  /// Copies if so many pages wait; returns how many still wait afterwards.
  static long look(Connection connection, int pagesMin) {
    try {
      long waiting = checkpoint(connection, "NOOP");
      if (waiting < pagesMin) {
        return waiting;
      }
      checkpoint(connection, "PASSIVE");
      return checkpoint(connection, "PASSIVE"); // what was written meanwhile: now it is little
    } catch (SQLException e) {
      LOG.warn("The log of the store could not be copied, it is tried again: {}", e.toString());
      return Long.MAX_VALUE;
    }
  }

  private static long checkpoint(Connection connection, String mode) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      row.next();
      return row.getLong(2) - row.getLong(3);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Closing a connection failed", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
