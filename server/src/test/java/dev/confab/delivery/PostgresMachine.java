package dev.confab.delivery;

import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Store;
import dev.confab.sql.StoreInUse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A PostgreSQL. A server is taken over as a standby does it, and the one that was paused keeps its
/// connections; one that dies while it writes loses the database's process in its commit. A full
/// disk is told by a trigger, with the database's own error, at the statement or at the commit.
final class PostgresMachine implements Machine {
  private static final int BOOTS_MAX = 20;

  private static final List<String> MISHAPS =
      List.of(
          "CREATE TABLE mishap (kind TEXT)",
          """
          CREATE FUNCTION suffer() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
            IF EXISTS (SELECT FROM mishap WHERE kind = 'full' || TG_ARGV[0]) THEN
              RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
            END IF;
            IF EXISTS (SELECT FROM mishap WHERE kind = 'torn' || TG_ARGV[0]) THEN
              PERFORM pg_terminate_backend(pg_backend_pid());
            END IF;
            RETURN NULL;
          END $$""",
          """
          CREATE TRIGGER at_statement AFTER INSERT OR UPDATE ON events
          FOR EACH ROW EXECUTE FUNCTION suffer('statement')""",
          """
          CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT OR UPDATE ON events DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION suffer('commit')""");

  private final Random random;
  private final Database database = Databases.postgres();
  private final List<Store> stores = new ArrayList<>();

  PostgresMachine(long seed) {
    this.random = new Random(seed);
    administer(MISHAPS.toArray(String[]::new));
  }

  @Override
  public Store boot() {
    if (!stores.isEmpty()) {
      stores.getLast().close();
    }
    return takeOver();
  }

  /// One that was shut out may come back in the moment between: it is no process that stands still.
  /// When it finds itself replaced it ends, as servers do, and so do those from before.
  @Override
  public Store takeOver() {
    endAllBefore();
    for (int tried = 1; ; tried++) {
      Store.expel(database.url(), Duration.ZERO);
      try {
        var opened = Store.open(database.url());
        opened.onTaken(() -> Thread.ofVirtual().start(opened::close));
        stores.add(opened);
        return opened;
      } catch (StoreInUse e) {
        if (tried == BOOTS_MAX) {
          throw e;
        }
      }
    }
  }

  @Override
  public boolean changesHands() {
    return true;
  }

  @Override
  public void whenFull(Runnable write) {
    suffering("full", write);
  }

  /// One that was shut out would take the lock that comes free: it is no process that stands still.
  @Override
  public void cutOff(Runnable write) {
    endAllBefore();
    suffering("torn", write);
  }

  private void endAllBefore() {
    stores.stream().limit(Math.max(0, stores.size() - 1)).forEach(Store::close);
  }

  @Override
  public void torn(Runnable write) {
    try {
      suffering("torn", write);
    } catch (RuntimeException e) {
      // nobody is left to hear it
    }
  }

  private void suffering(String what, Runnable write) {
    var where = random.nextBoolean() ? "commit" : "statement";
    administer("INSERT INTO mishap VALUES ('" + what + where + "')");
    try {
      write.run();
    } finally {
      administer("DELETE FROM mishap");
    }
  }

  private void administer(String... statements) {
    try (var connection = DriverManager.getConnection(database.url());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stores.forEach(Store::close);
    database.close();
  }
}
