package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TallyTest {
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
  }

  abstract static class Contract extends DatabaseContract {
    private static final PortalId PORTAL = new PortalId(1);
    private static final String INSERT =
        "INSERT INTO notes (portal_id, id, text) VALUES (:portal, ?, ?)";
    private static final String TOTAL =
        """
        INSERT INTO counters (portal_id, name, value) VALUES (:portal, ?, ?)
        ON CONFLICT (portal_id, name) DO UPDATE SET value = counters.value + excluded.value""";
    private static final Tally NOTES = Tally.of(TOTAL, "NOTES");
    private static final Tally RENAMES = Tally.of(TOTAL, "RENAMES");

    Contract(Database database) {
      super(database);
      store.write(
          PORTAL,
          tx ->
              tx.run(
                  """
                  CREATE TABLE notes (portal_id BIGINT NOT NULL, id BIGINT NOT NULL,
                    text VARCHAR(100) NOT NULL, PRIMARY KEY (portal_id, id))"""));
    }

    private static Function<Tx, Integer> note(long id) {
      return tx -> {
        tx.append(NOTES, INSERT, id, "note");
        return 1;
      };
    }

    private long total(String name) {
      return store
          .reads(PORTAL)
          .list(
              "SELECT value FROM counters WHERE portal_id = :portal AND name = ?",
              row -> row.number(1),
              name)
          .getFirst();
    }

    @Test
    void a_total_counts_the_changes_that_touched_a_row() {
      var rename = "UPDATE notes SET text = ? WHERE portal_id = :portal AND id = ?";
      OneGroup.of(
          store,
          PORTAL,
          tx -> {
            tx.append(NOTES, INSERT, 1, "one");
            tx.append(NOTES, INSERT, 2, "two");
            return 1;
          },
          tx -> {
            tx.append(RENAMES, rename, "1", 1);
            tx.append(RENAMES, rename, "9", 9); // there is no such note
            tx.add(NOTES, 10);
            return 1;
          });
      assertThat(total("NOTES")).isEqualTo(12);
      assertThat(total("RENAMES")).isEqualTo(1);
    }

    @Test
    void a_refused_call_adds_nothing_to_a_total() {
      OneGroup.of(
          store,
          PORTAL,
          note(1),
          tx -> {
            tx.append(NOTES, INSERT, 2, "two");
            tx.add(NOTES, 10);
            throw new IllegalStateException("refused");
          },
          note(3));
      assertThat(total("NOTES")).isEqualTo(2);
    }

    @Test
    void a_call_that_fails_in_its_group_adds_nothing_to_a_total_and_its_neighbours_do() {
      OneGroup.of(store, PORTAL, note(1), note(1), note(2));
      assertThat(total("NOTES")).isEqualTo(2);
    }

    @Test
    void adding_to_a_total_leaves_the_batch_of_its_group_whole() {
      store.write(
          PORTAL,
          tx ->
              tx.run(
                  """
                  CREATE TABLE looks (portal_id BIGINT NOT NULL, id BIGINT NOT NULL,
                    notes BIGINT NOT NULL, PRIMARY KEY (portal_id, id))"""));
      OneGroup.of(store, PORTAL, noteAndLook(1), noteAndLook(2));
      // texts of a batch come one after another: each look sees the notes of both calls
      assertThat(
              store
                  .reads(PORTAL)
                  .list(
                      "SELECT notes FROM looks WHERE portal_id = :portal ORDER BY portal_id, id",
                      row -> row.number(1)))
          .containsExactly(2L, 2L);
      assertThat(total("NOTES")).isEqualTo(22);
    }

    private static Function<Tx, Integer> noteAndLook(long id) {
      return tx -> {
        tx.append(NOTES, INSERT, id, "note");
        tx.append(
            """
            INSERT INTO looks (portal_id, id, notes)
            SELECT :portal, ?, COUNT(*) FROM notes WHERE portal_id = :portal""",
            id);
        tx.add(NOTES, 10);
        return 1;
      };
    }
  }
}
