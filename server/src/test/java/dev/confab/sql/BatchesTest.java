package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Many changes made at once are what they would be one after another.
class BatchesTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final PortalId OTHER = new PortalId(2);

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
    private static final String INSERT =
        "INSERT INTO things (portal_id, id, kind, note, seen) VALUES (:portal, ?, 7, ?, ?)";
    private static final String SEE =
        "UPDATE things SET seen = ? WHERE portal_id = :portal AND id = ?";
    private static final String SEE_LATER = SEE + " AND (seen IS NULL OR seen < ?) AND kind < 9";
    private static final String ADD =
        """
        INSERT INTO things (portal_id, id, kind, seen) VALUES (:portal, ?, ?, ?)
        ON CONFLICT (portal_id, id) DO UPDATE SET seen = things.seen + excluded.seen""";

    Contract(Database database) {
      super(database);
      var bytes = store.dialect().bytes();
      append(
          tx ->
              tx.run(
                  """
                  CREATE TABLE things (portal_id BIGINT NOT NULL, id BIGINT NOT NULL,
                    kind SMALLINT NOT NULL, note VARCHAR(50), seen BIGINT, picture $bytes,
                    PRIMARY KEY (portal_id, id))"""
                      .replace("$bytes", bytes)));
    }

    private void append(Consumer<Tx> work) {
      append(PORTAL, work);
    }

    private void append(PortalId portal, Consumer<Tx> work) {
      store.write(
          portal,
          tx -> {
            work.accept(tx);
            return 1;
          });
    }

    private List<String> things() {
      return store
          .reads(PORTAL)
          .list(
              """
              SELECT id, kind, note, seen FROM things WHERE portal_id = :portal
              ORDER BY portal_id, id""",
              row ->
                  row.number(1)
                      + " "
                      + row.number(2)
                      + " "
                      + row.textOrNull(3)
                      + " "
                      + row.number(4));
    }

    @Test
    void rows_keep_their_own_values_nothing_among_them() {
      var hostile = "{\"a,b\"} NULL \\ ' é 😀";
      append(
          tx -> {
            tx.append(INSERT, 1, hostile, null);
            tx.append(INSERT, 2, null, Instant.ofEpochMilli(5));
            tx.append(INSERT, 3, "", true);
            tx.append(INSERT, 4, "NULL", 9);
          });
      assertThat(things())
          .containsExactly("1 7 " + hostile + " 0", "2 7 null 5", "3 7  1", "4 7 NULL 9");
    }

    @Test
    void bytes_are_kept() {
      var picture = new byte[] {0, -1, 92, 39};
      append(
          tx -> {
            tx.append(INSERT, 1, null, null);
            tx.append(INSERT, 2, null, null);
            tx.append(
                "UPDATE things SET picture = ? WHERE portal_id = :portal AND id = ?", picture, 1);
            tx.append(
                "UPDATE things SET picture = ? WHERE portal_id = :portal AND id = ?", null, 2);
          });
      assertThat(
              store
                  .reads(PORTAL)
                  .list(
                      """
                      SELECT COUNT(*) FROM things WHERE portal_id = :portal AND picture = ?""",
                      row -> row.number(1),
                      (Object) picture))
          .containsExactly(1L);
    }

    @Test
    void a_row_that_is_changed_twice_is_left_as_the_second_change_says() {
      append(
          tx -> {
            tx.append(INSERT, 1, "one", 0);
            tx.append(INSERT, 2, "two", 0);
            tx.append(SEE, 10, 1);
            tx.append(SEE, 20, 2);
            tx.append(SEE, 30, 1);
            tx.append(SEE, 11, 1);
          });
      assertThat(things()).containsExactly("1 7 one 11", "2 7 two 20");
    }

    @Test
    void a_row_may_be_changed_more_often_than_one_piece_has_places() {
      append(
          tx -> {
            tx.append(INSERT, 1, "one", 0);
            for (int time = 1; time <= 25_000; time++) {
              tx.append(SEE, time, 1);
            }
          });
      assertThat(things()).containsExactly("1 7 one 25000");
    }

    @Test
    void a_condition_is_asked_of_each_row_as_the_changes_before_left_it() {
      append(
          tx -> {
            tx.append(INSERT, 1, "one", null);
            tx.append(INSERT, 2, "two", 50);
            tx.append(SEE_LATER, 40, 1, 40);
            tx.append(SEE_LATER, 40, 2, 40);
            tx.append(SEE_LATER, 30, 1, 30);
          });
      assertThat(things()).containsExactly("1 7 one 40", "2 7 two 50");
    }

    @Test
    void a_row_that_is_inserted_again_adds_up() {
      append(
          tx -> {
            tx.append(ADD, 1, 3, 10);
            tx.append(ADD, 2, 3, 10);
            tx.append(ADD, 1, 3, 5);
          });
      assertThat(things()).containsExactly("1 3 null 15", "2 3 null 10");
    }

    @Test
    void a_text_that_cannot_be_made_of_many_rows_is_run_row_by_row() {
      var either =
          "UPDATE things SET seen = ? WHERE portal_id = :portal AND id = ? OR portal_id = :portal"
              + " AND id = ?";
      append(
          tx -> {
            for (int id = 1; id <= 4; id++) {
              tx.append(INSERT, id, "x", 0);
            }
            tx.append(either, 8, 1, 2);
            tx.append(either, 9, 3, 4);
          });
      assertThat(things()).containsExactly("1 7 x 8", "2 7 x 8", "3 7 x 9", "4 7 x 9");
    }

    @Test
    void portals_stay_apart() {
      OneGroup.of(
          store,
          PORTAL,
          tx -> {
            tx.append(INSERT, 1, "mine", 0);
            return 1;
          });
      append(OTHER, tx -> tx.append(INSERT, 1, "theirs", 0));
      append(OTHER, tx -> tx.append(SEE, 5, 1));
      assertThat(things()).containsExactly("1 7 mine 0");
    }
  }
}
