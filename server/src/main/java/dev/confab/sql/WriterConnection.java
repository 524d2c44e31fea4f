package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writer's own connection, with its prepared statements and the changes that wait for their
/// batch. Belongs to the writer's thread. A connection that was lost is opened anew by the next
/// group.
final class WriterConnection implements AutoCloseable {
  /// Most statements kept prepared; texts with lists in them are many.
  private static final int PREPARED_MAX = 500;

  private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

  private final ConnectionSource source;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final List<Appended> deferred = new ArrayList<>();
  private final Batches batches;
  private @Nullable Connection connection;

  WriterConnection(ConnectionSource source, Connection connection) {
    this.source = source;
    this.connection = connection;
    this.batches = source.dialect() == Dialect.SQLITE ? new RowBatches() : new ArrayBatches();
  }

  /// Makes ready for a group of calls; says whether that took a new connection.
  boolean open() throws SQLException {
    boolean fresh = connection == null;
    if (fresh) {
      connection = source.openForWriting();
    }
    if (prepared.size() > PREPARED_MAX) {
      closeStatements();
    }
    return fresh;
  }

  void defer(Appended change) {
    deferred.add(change);
  }

  void defer(Collection<Appended> changes) {
    deferred.addAll(changes);
  }

  /// Makes the changes that were deferred, and counts those that touched a row.
  void flush(Tallies tallies) throws SQLException {
    if (!deferred.isEmpty()) {
      var changes = List.copyOf(deferred);
      deferred.clear();
      batches.execute(changes, this::prepareText, tallies);
    }
  }

  <T> List<T> query(PortalId portal, String sql, RowMapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    var statement = prepare(sql);
    Statement.of(sql).bind(statement, portal, values);
    try (var result = statement.executeQuery()) {
      return Readers.rows(result, mapper);
    }
  }

  int run(PortalId portal, String sql, @Nullable Object... values) throws SQLException {
    var statement = prepare(sql);
    Statement.of(sql).bind(statement, portal, values);
    return statement.executeUpdate();
  }

  /// Executes words that are not about rows.
  void execute(String sql) throws SQLException {
    try (var statement = connected().createStatement()) {
      statement.execute(sql);
    }
  }

  /// Lets those who wait for the store see that this server is there, and this server that the
  /// store is still its own.
  void beat() throws SQLException {
    if (source.dialect() == Dialect.POSTGRES) {
      execute("SELECT 1");
      commit();
    }
  }

  void commit() throws SQLException {
    connected().commit();
  }

  /// Undoes the group. Returns whether the connection is still good; one that is not is forgotten.
  boolean rollback(Throwable cause) {
    deferred.clear();
    // A failed flush leaves rows in the batches behind the one that failed.
    closeStatements();
    try {
      connected().rollback();
      if (!lost(cause)) {
        return true;
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("Rolling back failed", e);
    }
    LOG.warn("The writer lost its connection and opens it anew: {}", cause.toString());
    close();
    return false;
  }

  private static boolean lost(Throwable failure) {
    var cause = failure instanceof SQLException ? failure : failure.getCause();
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().startsWith("08");
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return prepareText(Statement.of(sql).jdbc());
  }

  private PreparedStatement prepareText(String jdbc) throws SQLException {
    var known = prepared.get(jdbc);
    if (known == null) {
      known = connected().prepareStatement(jdbc);
      prepared.put(jdbc, known);
    }
    return known;
  }

  private Connection connected() {
    if (connection == null) {
      throw new StoreFailure("no connection to the database");
    }
    return connection;
  }

  private void closeStatements() {
    for (var statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        LOG.debug("Closing a statement failed", e);
      }
    }
    prepared.clear();
  }

  @Override
  public void close() {
    closeStatements();
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("Closing the writer's connection failed", e);
      }
      connection = null;
    }
  }
}
