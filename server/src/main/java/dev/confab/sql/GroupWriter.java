package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The single writer: takes the calls that wait, runs them one after another inside one database
/// transaction, flushes once, answers all.
///
/// Failure has three sizes. A call that throws is undone alone (its deferred statements are
/// dropped; what it executed at once is rolled back to its savepoint). A statement that fails while
/// the group is flushed rolls the whole group back, and the calls are replayed one by one, so that
/// only the guilty one fails. A commit that fails is reported to all, because nobody can know
/// whether it held.
final class GroupWriter implements AutoCloseable {
  /// Most calls in one transaction: bounds the wait of the first behind the last.
  static final int GROUP_MAX = 512;

  /// Most calls waiting for the writer; one more is refused instead of growing memory without end.
  static final int WAITING_MAX = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
  private static final String COUNTER_READ =
      "SELECT value FROM counters WHERE portal_id = :portal AND name = ?";
  private static final String COUNTER_WRITE =
      """
      INSERT INTO counters (portal_id, name, value) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, name) DO UPDATE SET value = excluded.value""";

  record Appended(String sql, PortalId portal, @Nullable Object[] values) {}

  private record Job<T>(PortalId portal, Function<Tx, T> work, CompletableFuture<T> answer) {}

  private static final class Sequence {
    long value;
    boolean changed;
  }

  private final ConnectionSource source;
  private final ArrayBlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Map<PortalId, EnumMap<Counter, Sequence>> sequences = new HashMap<>();
  private final List<Appended> flushable = new ArrayList<>();
  private final List<Runnable> forgetters = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private @Nullable Connection connection;
  private @Nullable Tx inSavepoint;
  private volatile boolean closing;
  private final LongAdder groups = new LongAdder();
  private final LongAdder calls = new LongAdder();

  GroupWriter(ConnectionSource source) {
    this.source = source;
    this.thread = Thread.ofPlatform().name("confab-writer").daemon(true).unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /// Registers what must forget its cached rows when a whole group is rolled back.
  void onRollback(Runnable forget) {
    forgetters.add(forget);
  }

  long groups() {
    return groups.sum();
  }

  long calls() {
    return calls.sum();
  }

  int waiting() {
    return waiting.size();
  }

  <T> T write(PortalId portal, Function<Tx, T> work) {
    var answer = new CompletableFuture<T>();
    if (closing || !waiting.offer(new Job<>(portal, work, answer))) {
      throw new StoreFailure(
          closing ? "the store is closing" : "too many calls wait for the store");
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void loop() {
    var group = new ArrayList<Job<?>>(GROUP_MAX);
    while (!closing || !waiting.isEmpty()) {
      try {
        var first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        group.add(first);
        waiting.drainTo(group, GROUP_MAX - 1);
        runGroup(group);
      } catch (InterruptedException e) {
        closing = true;
      } finally {
        group.clear();
      }
    }
    forgetConnection();
  }

  private void runGroup(List<Job<?>> group) {
    var done = new ArrayList<Runnable>(group.size());
    boolean committing = false;
    try {
      connect();
      for (var job : group) {
        runJob(job, done);
      }
      writeSequences();
      flush();
      committing = true;
      connected().commit();
    } catch (SQLException | RuntimeException e) {
      abandon(group, e, committing);
      return;
    }
    groups.increment();
    calls.add(group.size());
    done.forEach(Runnable::run);
  }

  private <T> void runJob(Job<T> job, List<Runnable> done) throws SQLException {
    var tx = new Tx(this, job.portal());
    T value;
    try {
      value = job.work().apply(tx);
    } catch (StoreFailure e) {
      throw e;
    } catch (RuntimeException e) {
      undo(tx);
      done.add(() -> job.answer().completeExceptionally(e));
      return;
    }
    flushable.addAll(tx.pending);
    inSavepoint = null;
    done.add(
        () -> {
          tx.afterCommit.forEach(GroupWriter::quietly);
          job.answer().complete(value);
        });
  }

  private void undo(Tx tx) throws SQLException {
    tx.pending.clear();
    if (inSavepoint == tx) {
      execute("ROLLBACK TO SAVEPOINT one_call");
    }
    inSavepoint = null;
    tx.onUndo.reversed().forEach(Runnable::run);
  }

  private void abandon(List<Job<?>> group, Exception failure, boolean committing) {
    flushable.clear();
    sequences.clear();
    inSavepoint = null;
    try {
      connected().rollback();
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Rolling back failed; the connection is opened anew: {}", e.toString());
      forgetConnection();
    }
    forgetters.forEach(Runnable::run);
    if (group.size() > 1 && !committing) {
      group.forEach(job -> runGroup(List.of(job)));
      return;
    }
    var failed =
        failure instanceof RuntimeException known
            ? known
            : new StoreFailure((SQLException) failure);
    if (!(failed.getCause() instanceof SQLException sql) || connectionLost(sql)) {
      forgetConnection();
    }
    group.forEach(job -> job.answer().completeExceptionally(failed));
  }

  private static boolean connectionLost(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("An action after a commit failed", e);
    }
  }

  <T> List<T> list(Tx tx, String sql, RowMapper<T> mapper, @Nullable Object... values) {
    try {
      flushBeforeLooking(tx);
      return query(tx.portal(), sql, mapper, values);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  int run(Tx tx, String sql, @Nullable Object... values) {
    try {
      flushBeforeLooking(tx);
      guard(tx);
      var statement = prepare(sql);
      Statement.of(sql).bind(statement, tx.portal(), values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  long nextId(PortalId portal, Counter counter) {
    var sequence = sequence(portal, counter);
    sequence.changed = true;
    return ++sequence.value;
  }

  void reserve(PortalId portal, Counter counter, long taken) {
    var sequence = sequence(portal, counter);
    if (sequence.value < taken) {
      sequence.value = taken;
      sequence.changed = true;
    }
  }

  private Sequence sequence(PortalId portal, Counter counter) {
    return sequences
        .computeIfAbsent(portal, p -> new EnumMap<>(Counter.class))
        .computeIfAbsent(counter, c -> load(portal, c));
  }

  private Sequence load(PortalId portal, Counter counter) {
    try {
      var sequence = new Sequence();
      var stored = query(portal, COUNTER_READ, row -> row.number(1), counter.name());
      sequence.value = stored.isEmpty() ? 0 : stored.getFirst();
      return sequence;
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  private void writeSequences() {
    sequences.forEach(
        (portal, counters) ->
            counters.forEach(
                (counter, sequence) -> {
                  if (sequence.changed) {
                    sequence.changed = false;
                    flushable.add(
                        new Appended(
                            COUNTER_WRITE, portal, new Object[] {counter.name(), sequence.value}));
                  }
                }));
  }

  private void flushBeforeLooking(Tx tx) throws SQLException {
    flush();
    if (!tx.pending.isEmpty()) {
      guard(tx);
      flushable.addAll(tx.pending);
      tx.pending.clear();
      flush();
    }
  }

  /// Sets the point to which this call alone can be undone, once, before its first own statement.
  private void guard(Tx tx) throws SQLException {
    if (inSavepoint != tx) {
      execute("SAVEPOINT one_call");
      inSavepoint = tx;
    }
  }

  private void flush() throws SQLException {
    if (flushable.isEmpty()) {
      return;
    }
    var texts = new LinkedHashMap<String, PreparedStatement>();
    for (var appended : flushable) {
      var statement = texts.get(appended.sql());
      if (statement == null) {
        statement = prepare(appended.sql());
        texts.put(appended.sql(), statement);
      }
      Statement.of(appended.sql()).bind(statement, appended.portal(), appended.values());
      statement.addBatch();
    }
    flushable.clear();
    for (var statement : texts.values()) {
      statement.executeBatch();
    }
  }

  private <T> List<T> query(
      PortalId portal, String sql, RowMapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    var statement = prepare(sql);
    Statement.of(sql).bind(statement, portal, values);
    try (var result = statement.executeQuery()) {
      return ConnectionSource.rows(result, mapper);
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    var known = prepared.get(sql);
    if (known == null) {
      known = connected().prepareStatement(Statement.of(sql).jdbc());
      prepared.put(sql, known);
    }
    return known;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connected().createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connected() {
    if (connection == null) {
      throw new StoreFailure("no connection to the database");
    }
    return connection;
  }

  private void connect() throws SQLException {
    if (connection == null) {
      connection = source.openForWriting();
    }
  }

  private void forgetConnection() {
    prepared.clear();
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("Closing the writer's connection failed", e);
      }
      connection = null;
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
