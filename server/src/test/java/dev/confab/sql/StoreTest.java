package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoreTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final PortalId OTHER = new PortalId(2);
  private static final String INSERT =
      "INSERT INTO notes (portal_id, id, text) VALUES (:portal, ?, ?)";
  private static final String TEXTS =
      "SELECT text FROM notes WHERE portal_id = :portal ORDER BY portal_id, id";

  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }

    @Test
    void a_commit_waits_for_the_disk() throws SQLException {
      database.closeStore();
      var source = new ConnectionSource(database.url());
      try (source;
          var connection = source.openForWriting();
          var statement = connection.createStatement()) {
        assertThat(answer(statement, "PRAGMA synchronous")).isEqualTo("2"); // FULL
        assertThat(answer(statement, "PRAGMA journal_mode")).isEqualTo("wal");
        assertThat(answer(statement, "PRAGMA foreign_keys")).isEqualTo("1");
      }
    }

    @Test
    void a_full_disk_is_seen_by_who_looks_though_there_is_room_for_a_little() {
      database.closeStore();
      try (var full = Store.open(database.url() + "?max_page_count=1")) { // as many as there are
        full.probe();
        assertThatThrownBy(
                () -> full.write(PORTAL, tx -> tx.run(INSERT, 1_000, "x".repeat(100_000))))
            .isInstanceOfSatisfying(StoreFailure.class, e -> assertThat(e.isPassing()).isTrue());
        assertThatThrownBy(full::probe)
            .isInstanceOfSatisfying(
                StoreFailure.class,
                e -> assertThat(e.why()).isEqualTo("the disk of the store is full"));
      }
      database.store().probe();
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }

    @Test
    void a_commit_waits_for_the_disk() {
      var shown =
          store.write(
              PORTAL,
              tx ->
                  tx.first(
                      "SELECT current_setting('fsync') || current_setting('synchronous_commit')",
                      row -> row.text(1)));
      assertThat(shown).isEqualTo("onon");
    }

    @Test
    void a_writer_that_lost_its_connection_connects_again_and_no_call_notices() {
      write(note(1, "before"));
      killTheWriter();
      write(note(2, "after"));
      assertThat(texts()).containsExactly("before", "after");
    }

    @Test
    void a_group_that_loses_its_connection_is_run_again() {
      var answers =
          OneGroup.of(
              store,
              PORTAL,
              note(1, "one"),
              tx -> {
                if (texts().isEmpty() && !killed) {
                  killed = true;
                  killTheWriter();
                }
                return tx.run(INSERT, 2, "two");
              },
              note(3, "three"));
      assertThat(answers).noneMatch(CompletableFuture::isCompletedExceptionally);
      assertThat(texts()).containsExactly("one", "two", "three");
    }

    private boolean killed;

    private void killTheWriter() {
      try (var connection = DriverManager.getConnection(database.url());
          var statement = connection.createStatement()) {
        statement.execute(
            """
            SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE application_name = 'confab-writer' AND datname = current_database()""");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
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
    void what_is_written_is_seen_by_readers_and_after_a_restart() {
      write(note(1, "kept"));
      assertThat(texts()).containsExactly("kept");
      assertThat(database.reopened().reads(PORTAL).list(TEXTS, row -> row.text(1)))
          .containsExactly("kept");
    }

    @Test
    void a_portal_sees_its_own_rows_only() {
      write(note(1, "mine"));
      assertThat(store.reads(OTHER).list(TEXTS, row -> row.text(1))).isEmpty();
    }

    @Test
    void a_refused_call_leaves_nothing() {
      assertThatThrownBy(
              () ->
                  write(
                      tx -> {
                        tx.run(INSERT, 1, "run");
                        tx.append(INSERT, 2L, "appended");
                        throw new IllegalStateException("refused");
                      }))
          .hasMessage("refused");
      assertThat(texts()).isEmpty();
    }

    @Test
    void a_refused_call_leaves_its_neighbours_alone() {
      long groups = store.groups();
      var answers =
          OneGroup.of(
              store,
              PORTAL,
              note(1, "one"),
              tx -> {
                tx.append(INSERT, 2, "two");
                texts(tx);
                tx.run(INSERT, 3, "three");
                tx.append(INSERT, 4, "four");
                throw new IllegalStateException("refused");
              },
              tx -> tx.run(INSERT, 5, "five"));
      assertThat(answers.get(1)).isCompletedExceptionally();
      assertThat(texts()).containsExactly("one", "five");
      assertThat(store.groups()).isEqualTo(groups + 2); // the one that held the writer, and ours
    }

    @Test
    void a_call_that_dies_of_an_error_is_undone_and_the_writer_lives() {
      assertThatThrownBy(
              () ->
                  write(
                      tx -> {
                        tx.run(INSERT, 1, "one");
                        throw new StackOverflowError();
                      }))
          .isInstanceOf(StackOverflowError.class);
      write(note(2, "two"));
      assertThat(texts()).containsExactly("two");
    }

    @Test
    void a_call_sees_what_it_and_the_calls_before_it_wrote() {
      var seen = new ArrayList<String>();
      OneGroup.of(
          store,
          PORTAL,
          note(1, "before"),
          tx -> {
            tx.append(INSERT, 2, "appended");
            seen.addAll(texts(tx));
            tx.run(INSERT, 3, "run");
            seen.addAll(texts(tx));
            assertThat(texts()).isEmpty(); // readers see nothing yet
            return 1;
          });
      assertThat(seen).containsExactly("before", "appended", "before", "appended", "run");
    }

    @Test
    void what_was_appended_is_there_when_a_later_change_runs() {
      write(
          tx -> {
            tx.append(INSERT, 1, "appended");
            return tx.run(
                "UPDATE notes SET text = ? WHERE portal_id = :portal AND id = ?", "run", 1);
          });
      assertThat(texts()).containsExactly("run");
    }

    @Test
    void one_text_keeps_its_order_when_appended() {
      var rename = "UPDATE notes SET text = ? WHERE portal_id = :portal AND id = 1";
      write(note(1, "new"));
      write(
          tx -> {
            tx.append(rename, "first");
            tx.append(rename, "second");
            return 1;
          });
      assertThat(texts()).containsExactly("second");
    }

    @Test
    void a_statement_that_fails_fails_only_its_own_call() {
      var other = "INSERT INTO notes (portal_id, id, text) VALUES (:portal, ?, ?) ";
      var answers =
          OneGroup.of(
              store,
              PORTAL,
              note(1, "one"),
              note(1, "again"),
              tx -> {
                tx.append(other, 2, "two");
                return 1;
              },
              tx -> tx.run(INSERT, 3, "three"));
      assertThat(answers.get(1)).isCompletedExceptionally();
      assertThat(answers.get(2)).isCompleted();
      assertThat(texts()).containsExactly("one", "two", "three");
    }

    @Test
    void a_statement_that_fails_at_once_fails_only_its_own_call() {
      var answers =
          OneGroup.of(
              store,
              PORTAL,
              note(1, "one"),
              tx -> tx.run(INSERT, 2, null),
              tx -> tx.run(INSERT, 3, "three"));
      assertThat(answers.get(1)).isCompletedExceptionally();
      assertThat(texts()).containsExactly("one", "three");
    }

    @Test
    void a_call_gets_the_failure_of_its_statement() {
      assertThatThrownBy(() -> write(tx -> tx.run("UPDATE nowhere SET id = :portal")))
          .isInstanceOf(StoreFailure.class);
      assertThatThrownBy(() -> write(tx -> tx.run(INSERT, 1)))
          .isInstanceOf(StoreFailure.class)
          .hasMessageContaining("takes");
    }

    @Test
    void ids_count_from_one_per_portal_and_kind_and_go_on_after_a_restart() {
      assertThat(next(store, PORTAL)).isEqualTo(1);
      assertThat(next(store, PORTAL)).isEqualTo(2);
      assertThat(next(store, OTHER)).isEqualTo(1);
      long chat = store.write(PORTAL, tx -> tx.nextId(Counter.CHAT));
      assertThat(chat).isEqualTo(1);
      var reopened = database.reopened();
      assertThat(next(reopened, PORTAL)).isEqualTo(3);
      assertThat(next(reopened, OTHER)).isEqualTo(2);
    }

    @Test
    void an_id_that_was_committed_is_never_given_again() {
      var given = new ArrayList<Long>();
      OneGroup.of(
          store,
          PORTAL,
          tx -> insertNext(tx, given),
          tx -> {
            tx.nextId(Counter.MESSAGE);
            throw new IllegalStateException("refused");
          },
          tx -> tx.run(INSERT, 1, "clashes with the first"),
          tx -> insertNext(tx, given));
      write(tx -> insertNext(tx, given));
      assertThat(ids()).doesNotHaveDuplicates().hasSize(3);
      assertThat(next(database.reopened(), PORTAL)).isGreaterThan(ids().getLast());
    }

    @Test
    void after_commit_runs_once_and_only_after_the_commit() {
      var told = new ArrayList<String>();
      OneGroup.of(
          store,
          PORTAL,
          tx -> {
            tx.afterCommit(() -> told.addAll(texts()));
            return tx.run(INSERT, 1, "one");
          },
          tx -> {
            tx.afterCommit(() -> told.add("refused"));
            throw new IllegalStateException("refused");
          },
          tx -> {
            tx.afterCommit(() -> told.add("failed"));
            return tx.run(INSERT, 1, "clash");
          });
      assertThat(told).containsExactly("one");
    }

    @Test
    void an_action_after_commit_that_fails_harms_nobody() {
      int answer =
          write(
              tx -> {
                tx.afterCommit(
                    () -> {
                      throw new IllegalStateException("after commit");
                    });
                return tx.run(INSERT, 1, "one");
              });
      assertThat(answer).isEqualTo(1);
      write(note(2, "two"));
      assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void a_closed_store_refuses_to_write() {
      database.closeStore();
      assertThatThrownBy(() -> write(note(1, "late"))).hasMessageContaining("closing");
    }

    @Test
    void many_callers_share_a_flush() {
      var calls = new ArrayList<Function<Tx, Integer>>();
      for (int i = 0; i < 200; i++) {
        calls.add(note(i, "n"));
      }
      long groups = store.groups();
      @SuppressWarnings({"unchecked", "rawtypes"}) // an array for a generic vararg
      Function<Tx, Integer>[] array = calls.toArray(new Function[0]);
      OneGroup.of(store, PORTAL, array);
      assertThat(texts()).hasSize(200);
      assertThat(store.groups()).isEqualTo(groups + 2);
    }

    @Test
    void a_second_server_on_the_same_store_is_refused() {
      assertThatThrownBy(() -> Store.open(database.url()))
          .hasMessage("another Confab is using this store");
      write(note(1, "unharmed"));
      database.reopened();
    }

    @Test
    void opening_again_changes_no_schema() {
      var before = versions();
      database.reopened();
      assertThat(versions()).isEqualTo(before).hasSameSizeAs(Migrations.names());
    }

    @Test
    void what_events_told_is_carried_over_to_its_table() {
      execute("DELETE FROM schema_versions WHERE name LIKE '0130%'");
      execute("DROP TABLE event_data");
      execute("ALTER TABLE events ADD COLUMN data TEXT NOT NULL DEFAULT ''");
      execute(
          """
          INSERT INTO events (portal_id, id, lane, event, bot_id, app_id, handler_id, actor_id,
            message_id, replay_of, data, created_ms, state, due_ms, attempts)
          VALUES (1, 7, 'bot2/chat3', 'ONIMBOTMESSAGEADD', 2, 1, 1, 1, 1, 0, '{"a":"é"}', 5, 0, 5, 0)""");
      database.reopened();
      assertThat(
              database
                  .store()
                  .reads(new PortalId(1))
                  .list(
                      "SELECT event_id, data FROM event_data WHERE portal_id = :portal",
                      row -> row.number(1) + row.text(2)))
          .containsExactly("7{\"a\":\"é\"}");
    }

    @Test
    void a_schema_file_that_changed_is_refused() {
      execute("UPDATE schema_versions SET checksum = 'x' WHERE name LIKE '0003%'");
      assertThatThrownBy(database::reopened)
          .hasMessageContaining("0003")
          .hasMessageContaining("differs");
    }

    @Test
    void a_store_of_a_newer_confab_is_refused() {
      execute("INSERT INTO schema_versions VALUES ('9999_future.sql', 'x')");
      assertThatThrownBy(database::reopened)
          .hasMessageContaining("newer")
          .hasMessageContaining("9999_future");
    }

    private static Long insertNext(Tx tx, List<Long> given) {
      long id = tx.nextId(Counter.MESSAGE);
      given.add(id);
      tx.append(INSERT, id, "m" + id);
      return id;
    }

    private static long next(Store store, PortalId portal) {
      return store.write(portal, tx -> tx.nextId(Counter.MESSAGE));
    }

    static Function<Tx, Integer> note(long id, String text) {
      return tx -> {
        tx.append(INSERT, id, text);
        return 1;
      };
    }

    <T> T write(Function<Tx, T> work) {
      return store.write(PORTAL, work);
    }

    List<String> texts() {
      return texts(database.store().reads(PORTAL));
    }

    private List<String> texts(Reads reads) {
      return reads.list(TEXTS, row -> row.text(1));
    }

    private List<Long> ids() {
      return database
          .store()
          .reads(PORTAL)
          .list(
              "SELECT id FROM notes WHERE portal_id = :portal ORDER BY portal_id, id",
              row -> row.number(1));
    }

    private List<String> versions() {
      return database
          .store()
          .reads(PORTAL)
          .list("SELECT name || checksum FROM schema_versions ORDER BY name", row -> row.text(1));
    }

    final void execute(String sql) {
      database.store().write(PORTAL, tx -> tx.run(sql));
    }
  }

  private static String answer(java.sql.Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
