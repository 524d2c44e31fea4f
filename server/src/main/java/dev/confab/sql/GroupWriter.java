package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
/// only the guilty one fails; the same when the connection is lost before the commit. A commit that
/// fails is reported to all, because nobody can know whether it held; when that is decided, whoever
/// has something in memory hears of it.
final class GroupWriter implements AutoCloseable {
  /// Most calls in one transaction: bounds the wait of the first behind the last.
  static final int GROUP_MAX = 512;

  /// Most calls waiting for the writer; one more is refused instead of growing memory without end.
  static final int WAITING_MAX = 20_000;

  /// How often a writer without work lets hear of itself.
  private static final Duration BEAT = Duration.ofSeconds(1);

  private static final String CLOSING = "the store is closing";
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

  private record Job<T>(PortalId portal, Function<Tx, T> work, CompletableFuture<T> answer) {}

  /// What was last in the way of calls.
  private record Trouble(StoreFailure failure, long at) {}

  /// Not a call: lets the waiting writer see that it shall end.
  private static final Job<?> WAKE =
      new Job<>(new PortalId(0), tx -> tx, new CompletableFuture<>());

  private final WriterConnection connection;
  private final Sequences sequences;
  private final Tallies tallies = new Tallies();
  private final ArrayBlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final List<Runnable> forgetters = new CopyOnWriteArrayList<>();
  private final List<Runnable> doubters = new CopyOnWriteArrayList<>();
  private final List<Runnable> taken = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private @Nullable Tx inSavepoint;
  private volatile boolean closing;
  private volatile boolean closed;

  /// Before the last moment at which this server was the store's for sure.
  private volatile long held = System.nanoTime();

  private volatile @Nullable Trouble trouble;
  private final LongAdder groups = new LongAdder();
  private final LongAdder calls = new LongAdder();
  private final LongAdder alone = new LongAdder();

  GroupWriter(WriterConnection connection) {
    this.connection = connection;
    this.sequences = new Sequences(connection);
    this.thread = Thread.ofPlatform().name("confab-writer").daemon(true).unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /// Registers what must forget its cached rows when a whole group is rolled back.
  void onRollback(Runnable forget) {
    forgetters.add(forget);
  }

  /// Registers what is to be done when a commit has failed, or a connection was lost, and it is
  /// decided what of it was kept.
  void onDoubt(Runnable listener) {
    doubters.add(listener);
  }

  /// Registers what happens when another server has taken the store over.
  void onTaken(Runnable listener) {
    taken.add(listener);
  }

  /// How long ago the store was this server's for sure.
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - held);
  }

  long groups() {
    return groups.sum();
  }

  long calls() {
    return calls.sum();
  }

  long alone() {
    return alone.sum();
  }

  int waiting() {
    return waiting.size();
  }

  <T> T write(PortalId portal, Function<Tx, T> work) {
    var job = new Job<>(portal, work, new CompletableFuture<T>());
    if (closing) {
      throw new StoreFailure(CLOSING);
    }
    if (!waiting.offer(job)) {
      throw StoreFailure.ofTheMoment("too many calls wait for the store");
    }
    if (closed && waiting.remove(job)) {
      throw new StoreFailure(CLOSING);
    }
    try {
      return job.answer().join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  private void loop() {
    var group = new ArrayList<Job<?>>(GROUP_MAX);
    while (!closing || !waiting.isEmpty()) {
      try {
        var first = waiting.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
          beat();
          continue;
        }
        group.add(first);
        waiting.drainTo(group, GROUP_MAX - 1);
        group.remove(WAKE);
        if (!group.isEmpty()) {
          runGroup(group, true);
        }
      } catch (InterruptedException e) {
        closing = true;
      } catch (RuntimeException | Error e) {
        // not a call's fault, or it were caught before; who waits for a dead writer waits for ever
        LOG.error("The writer failed, and goes on with a new connection", e);
        sequences.forget();
        tallies.forget();
        connection.rollback(e);
        connection.close();
        fail(group, e);
      } finally {
        group.clear();
      }
    }
    connection.close();
    closed = true;
    waiting.drainTo(group);
    fail(group, new StoreFailure(CLOSING));
  }

  private void beat() {
    try {
      if (opened() == null) {
        long begun = System.nanoTime();
        connection.beat();
        held = begun;
      }
    } catch (SQLException | StoreFailure e) {
      connection.rollback(e);
    }
  }

  /// Makes the connection ready; returns what was in the way, or null.
  private @Nullable StoreFailure opened() {
    try {
      if (connection.open()) {
        // what the lost one left in doubt is decided by now
        forgetters.forEach(Runnable::run);
        doubters.forEach(GroupWriter::quietly);
      }
      return null;
    } catch (StoreInUse e) {
      taken.forEach(GroupWriter::quietly);
      taken.clear(); // told once
      return e;
    } catch (StoreFailure e) {
      return e;
    } catch (SQLException e) {
      return new StoreFailure(e);
    }
  }

  /// @param reconnects whether calls whose connection is lost are run again on a new one
  private void runGroup(List<Job<?>> group, boolean reconnects) {
    var done = new ArrayList<Runnable>(group.size());
    boolean committing = false;
    var hindrance = opened();
    if (hindrance != null) {
      fail(group, hindrance);
      return;
    }
    try {
      for (var job : group) {
        runJob(job, done);
      }
      sequences.write();
      connection.flush(tallies);
      tallies.write(connection);
      connection.flush(tallies);
      committing = true;
      long begun = System.nanoTime();
      connection.commit();
      held = begun;
    } catch (SQLException | RuntimeException | Error e) {
      boolean connected = undo(e);
      if (committing && connected) {
        doubters.forEach(GroupWriter::quietly);
      }
      if (!committing && (group.size() > 1 || (!connected && reconnects))) {
        replay(group, connected);
      } else {
        fail(group, e instanceof SQLException sql ? new StoreFailure(sql) : e);
      }
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
    } catch (RuntimeException | Error e) {
      undo(tx);
      done.add(() -> job.answer().completeExceptionally(e));
      return;
    }
    connection.defer(tx.pending);
    tx.added.forEach(one -> tallies.add(tx.portal(), one.tally(), one.amount()));
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
      connection.execute("ROLLBACK TO SAVEPOINT one_call");
      tallies.restore();
    }
    inSavepoint = null;
    tx.onUndo.reversed().forEach(Runnable::run);
  }

  /// Undoes the whole group; returns whether the connection is still good.
  private boolean undo(Throwable failure) {
    sequences.forget();
    tallies.forget();
    inSavepoint = null;
    boolean connected = connection.rollback(failure);
    forgetters.forEach(Runnable::run);
    return connected;
  }

  private void replay(List<Job<?>> group, boolean reconnects) {
    var hindrance = opened();
    if (hindrance != null) {
      fail(group, hindrance); // once for all: each attempt may take seconds
      return;
    }
    group.forEach(job -> runGroup(List.of(job), reconnects));
  }

  /// What was in the way of a call that was to be kept within this time before now; null: nothing.
  @Nullable StoreFailure trouble(Duration within) {
    var last = trouble;
    return last == null || System.nanoTime() - last.at() > within.toNanos() ? null : last.failure();
  }

  private void fail(List<Job<?>> group, Throwable failure) {
    if (failure instanceof StoreFailure one && one.isPassing()) {
      trouble = new Trouble(one, System.nanoTime());
    }
    group.forEach(job -> job.answer().completeExceptionally(failure));
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.error("An action after a commit failed", e);
    }
  }

  <T> List<T> list(Tx tx, String sql, RowMapper<T> mapper, @Nullable Object... values) {
    try {
      alone.increment();
      flushBeforeLooking(tx);
      return connection.query(tx.portal(), sql, mapper, values);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  int run(Tx tx, String sql, @Nullable Object... values) {
    try {
      alone.increment();
      flushBeforeLooking(tx);
      guard(tx);
      return connection.run(tx.portal(), sql, values);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  long nextId(PortalId portal, Counter counter) {
    return sequences.next(portal, counter);
  }

  void reserve(PortalId portal, Counter counter, long taken) {
    sequences.reserve(portal, counter, taken);
  }

  private void flushBeforeLooking(Tx tx) throws SQLException {
    connection.flush(tallies);
    if (!tx.pending.isEmpty()) {
      guard(tx);
      connection.defer(tx.pending);
      tx.pending.clear();
      connection.flush(tallies);
    }
  }

  /// Sets the point to which this call alone can be undone, once, before its first own statement.
  private void guard(Tx tx) throws SQLException {
    if (inSavepoint != tx) {
      connection.execute("SAVEPOINT one_call");
      tallies.mark();
      inSavepoint = tx;
    }
  }

  @Override
  public void close() {
    closing = true;
    waiting.offer(WAKE); // a full queue wakes the writer by itself
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
