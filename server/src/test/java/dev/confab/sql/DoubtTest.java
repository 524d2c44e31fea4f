package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Commits of which nobody can tell whether they were kept.
class DoubtTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final String INSERT =
      "INSERT INTO notes (portal_id, id, text) VALUES (:portal, ?, ?)";

  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }

    @Test
    void a_commit_that_lost_its_connection_is_in_doubt_until_there_is_another() {
      execute(
          """
          CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$""");
      execute(
          """
          CREATE CONSTRAINT TRIGGER dying AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (NEW.text = 'die') EXECUTE FUNCTION die()""");
      var seen = new ArrayList<List<String>>();
      store.onDoubt(() -> seen.add(texts()));
      write(1, "before");
      assertThatThrownBy(() -> write(2, "die")).isInstanceOf(StoreFailure.class);
      write(3, "after");
      assertThat(seen).containsExactly(List.of("before"));
    }
  }

  abstract static class Contract extends DatabaseContract {
    Contract(Database database) {
      super(database);
      execute(
          """
          CREATE TABLE notes (portal_id BIGINT NOT NULL, id BIGINT NOT NULL, text VARCHAR(100) NOT NULL,
            PRIMARY KEY (portal_id, id))""");
    }

    @Test
    void nobody_doubts_what_was_undone_and_all_doubt_a_commit_that_failed() {
      var doubts = new AtomicInteger();
      store.onDoubt(doubts::incrementAndGet);
      write(1, "one");
      assertThatThrownBy(() -> write(1, "again")).isInstanceOf(StoreFailure.class);
      assertThatThrownBy(() -> execute("UPDATE nowhere SET id = 1"))
          .isInstanceOf(StoreFailure.class);
      assertThat(doubts).hasValue(0);
      InDoubt.end(store, PORTAL);
      assertThat(doubts).hasValue(1);
      write(2, "two");
      assertThat(doubts).hasValue(1);
    }

    @Test
    void who_fails_to_doubt_harms_nobody() {
      store.onDoubt(
          () -> {
            throw new IllegalStateException("in doubt");
          });
      InDoubt.end(store, PORTAL);
      write(1, "one");
      assertThat(texts()).containsExactly("one");
    }

    final void write(long id, String text) {
      store.write(
          PORTAL,
          tx -> {
            tx.append(INSERT, id, text);
            return id;
          });
    }

    final void execute(String sql) {
      store.write(PORTAL, tx -> tx.run(sql));
    }

    final List<String> texts() {
      return store
          .reads(PORTAL)
          .list(
              "SELECT text FROM notes WHERE portal_id = :portal ORDER BY portal_id, id",
              row -> row.text(1));
    }
  }
}
