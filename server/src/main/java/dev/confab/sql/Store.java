package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The database of this server: many readers, one writer, schema brought up to date at opening.
public final class Store implements AutoCloseable {
  /// How long a failure for want of room, or of a database, counts.
  private static final Duration TROUBLED = Duration.ofSeconds(5);

  private static final PortalId NOBODY = new PortalId(0);

  private static final String PROBE_READ =
      "SELECT value FROM counters WHERE portal_id = :portal AND name = 'PROBE'";

  private static final String PROBE_WRITE =
      """
      INSERT INTO counters (portal_id, name, value) VALUES (:portal, 'PROBE', ?)
      ON CONFLICT (portal_id, name) DO UPDATE SET value = excluded.value\
      """;

  private final ConnectionSource source;
  private final GroupWriter writer;
  private final @Nullable Checkpoints checkpoints;

  private Store(ConnectionSource source, GroupWriter writer, @Nullable Checkpoints checkpoints) {
    this.source = source;
    this.writer = writer;
    this.checkpoints = checkpoints;
  }

  /// Opens the store at a `jdbc:sqlite:` or `jdbc:postgresql:` address and applies what is missing
  /// of the schema. Refuses a schema newer than this program, and a store that another server uses.
  public static Store open(String url) {
    var source = new ConnectionSource(url);
    try {
      var connection = source.openForWriting();
      var writer = new WriterConnection(source, connection);
      @Nullable Checkpoints checkpoints;
      try {
        new Migrations(source.dialect()).apply(connection);
        if (source.dialect() == Dialect.SQLITE) {
          PlanHints.tell(connection);
        }
        source.openReaders();
        checkpoints = source.startCheckpoints();
      } catch (SQLException | RuntimeException e) {
        writer.close();
        throw e;
      }
      var store = new Store(source, new GroupWriter(writer), checkpoints);
      store.writer.start();
      return store;
    } catch (SQLException e) {
      source.close();
      throw new StoreFailure(e);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /// Ends the way to write of a server that uses the store at this address and was silent for so
  /// long, so that the store can be opened; true when there was one. A server in the middle of a
  /// statement is not silent.
  public static boolean expel(String url, Duration silence) {
    try {
      return new ConnectionSource(url).expel(silence);
    } catch (SQLException e) {
      throw new StoreFailure(e);
    }
  }

  /// Registers what happens when another server has taken the store over: nothing can be written
  /// any more, and what is in memory grows old.
  public void onTaken(Runnable listener) {
    writer.onTaken(listener);
  }

  /// How long ago this server wrote, or was heard of: a second at most while nothing is in its way.
  /// One that was paused for longer may have been replaced.
  public Duration silence() {
    return writer.silence();
  }

  /// Which database this is.
  public Dialect dialect() {
    return source.dialect();
  }

  /// A view of the rows committed so far. Each query sees the newest state by itself.
  public Reads reads(PortalId portal) {
    return new Reads() {
      @Override
      public PortalId portal() {
        return portal;
      }

      @Override
      public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        AtHand.check();
        return source.read(portal, sql, mapper, values);
      }
    };
  }

  /// Runs `work` in a transaction and returns when it is flushed to disk. `work` may run more than
  /// once; what it throws undoes it and is thrown here.
  public <T extends @Nullable Object> T write(PortalId portal, Function<Tx, T> work) {
    AtHand.check();
    return writer.write(portal, work);
  }

  /// Reads and writes a row, to see whether that is possible.
  ///
  /// @throws StoreFailure when it is not, or was not for a call a moment ago: there may be room for
  ///   this row and for no message
  public void probe() {
    var trouble = writer.trouble(TROUBLED);
    if (trouble != null) {
      throw trouble;
    }
    reads(NOBODY).first(PROBE_READ, row -> row.number(1));
    write(NOBODY, tx -> tx.run(PROBE_WRITE, System.currentTimeMillis()));
  }

  /// Registers what does not believe what it has in memory after a commit that failed, or whose
  /// connection was lost: it may have been kept, and nobody was told what follows a commit. Runs
  /// when that is decided, on the writer: must be quick.
  public void onDoubt(Runnable listener) {
    writer.onDoubt(listener);
  }

  /// Registers a cache of the writer to be emptied when a whole group of calls is rolled back.
  void onRollback(Runnable forget) {
    writer.onRollback(forget);
  }

  /// Transactions flushed so far.
  public long groups() {
    return writer.groups();
  }

  /// Calls answered by those transactions.
  public long calls() {
    return writer.calls();
  }

  /// Statements the writer ran one by one for a call, instead of in the group's batch: the price of
  /// calls that look before they write.
  public long alone() {
    return writer.alone();
  }

  /// Calls waiting for the writer now.
  public int waiting() {
    return writer.waiting();
  }

  /// The statements this process has run, on any store, for whoever asks how a database runs them.
  public static Set<String> statements() {
    return Statement.texts();
  }

  @Override
  public void close() {
    if (checkpoints != null) {
      checkpoints.close();
    }
    writer.close();
    source.close();
  }
}
