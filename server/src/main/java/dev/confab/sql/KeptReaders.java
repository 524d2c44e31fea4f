package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connections to a database in this process, which are never lost. Each keeps its statements
/// prepared: SQLite takes longer to understand a statement and to choose its plan than to find the
/// row that is asked for.
final class KeptReaders implements Readers {
  /// Statements kept by a connection, those used last; texts with lists in them are many.
  private static final int PREPARED_MAX = 200;

  private static final Logger LOG = LoggerFactory.getLogger(KeptReaders.class);

  /// The one given back last is taken next: it has the newest pages at hand.
  private final ConcurrentLinkedDeque<Kept> free = new ConcurrentLinkedDeque<>();

  private volatile boolean closed;

  private static final class Kept {
    final Connection connection;
    final Map<String, PreparedStatement> prepared =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
            boolean tooMany = size() > PREPARED_MAX;
            if (tooMany) {
              quietly(eldest.getValue());
            }
            return tooMany;
          }
        };

    Kept(Connection connection) {
      this.connection = connection;
    }

    PreparedStatement prepare(String jdbc) throws SQLException {
      var known = prepared.get(jdbc);
      if (known == null) {
        known = connection.prepareStatement(jdbc);
        prepared.put(jdbc, known);
      }
      return known;
    }

    void close() {
      prepared.values().forEach(KeptReaders::quietly);
      prepared.clear();
      quietly(connection);
    }
  }

  private KeptReaders() {}

  static KeptReaders open(String url, Properties properties, int size) throws SQLException {
    var readers = new KeptReaders();
    try {
      for (int i = 0; i < size; i++) {
        var connection = DriverManager.getConnection(url, properties);
        readers.free.push(new Kept(connection));
        try (var statement = connection.createStatement()) {
          statement.execute("PRAGMA query_only = 1");
        }
      }
      return readers;
    } catch (SQLException e) {
      readers.close();
      throw e;
    }
  }

  @Override
  public <T> List<T> read(
      PortalId portal, String sql, RowMapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    var kept = free.poll();
    if (kept == null) {
      throw new StoreFailure("the store is closing");
    }
    try {
      var statement = kept.prepare(Statement.of(sql).jdbc());
      Statement.of(sql).bind(statement, portal, values);
      try (var result = statement.executeQuery()) {
        return Readers.rows(result, mapper);
      }
    } finally {
      free.push(kept);
      if (closed) {
        close();
      }
    }
  }

  /// What is in use is closed by whoever gives it back.
  @Override
  public void close() {
    closed = true;
    for (var kept = free.poll(); kept != null; kept = free.poll()) {
      kept.close();
    }
  }

  private static void quietly(AutoCloseable closed) {
    try {
      closed.close();
    } catch (Exception e) {
      LOG.debug("Closing {} failed", closed, e);
    }
  }
}
