package dev.confab.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The lock that makes one server the writer of a PostgreSQL. It belongs to the writer's
/// connection, which is also what fences a server that lost it: whoever ends the connection of a
/// server that was silent for too long takes its lock and its last way to write in the same moment.
/// Nothing has to be compared at every commit, and no clock but the database's is asked.
final class WriterLock {
  /// Names our lock among the locks of a database: "Confab" in ASCII.
  private static final long KEY = 0x436f6e666162L;

  /// How long the lock may still be held by a connection that is being closed.
  private static final String WAIT_MAX = "2s";

  private static final String NOT_AVAILABLE = "55P03";

  /// The server process of a connection. Its number is given to another one some day, with another
  /// beginning.
  private record Holder(int process, Timestamp began) {}

  private @Nullable Holder last;

  /// Takes the lock for a connection. One of our own that was lost, and of which the database does
  /// not know that yet, is ended before.
  void take(Connection connection) throws SQLException {
    if (last != null) {
      end(connection, last);
    }
    try (var statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = '" + WAIT_MAX + "'");
      statement.execute("SELECT pg_advisory_lock(" + KEY + ")");
      statement.execute("RESET lock_timeout");
      try (var rows =
          statement.executeQuery(
              "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
        rows.next();
        last = new Holder(rows.getInt(1), rows.getTimestamp(2));
      }
    } catch (SQLException e) {
      if (NOT_AVAILABLE.equals(e.getSQLState())) {
        throw new StoreInUse();
      }
      throw e;
    }
  }

  private static void end(Connection connection, Holder holder) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE pid = ? AND backend_start = ?""")) {
      statement.setInt(1, holder.process());
      statement.setTimestamp(2, holder.began());
      statement.execute();
    }
  }

  /// Ends the connection that holds the lock, if nothing was heard over it for so long. A server
  /// lets hear of itself every second, whether it has something to write or not.
  static boolean expel(Connection connection, Duration silence) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT pg_terminate_backend(a.pid)
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND l.classid = ? AND l.objid = ? AND a.state <> 'active'
              AND GREATEST(a.query_start, a.state_change)
                < clock_timestamp() - ? * INTERVAL '1 millisecond'""")) {
      statement.setLong(1, KEY >>> 32);
      statement.setLong(2, KEY & 0xFFFF_FFFFL);
      statement.setLong(3, silence.toMillis());
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
