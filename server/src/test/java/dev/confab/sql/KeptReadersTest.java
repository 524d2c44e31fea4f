package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Statements that stay prepared answer as new ones would.
class KeptReadersTest {
  static final PortalId PORTAL = new PortalId(1);
  static final String COUNTERS =
      "SELECT name, value FROM counters WHERE portal_id = :portal AND name LIKE ? ORDER BY name";

  final Database database = Databases.sqlite();

  @AfterEach
  void close() {
    database.close();
  }

  List<String> counters(String like) {
    return database
        .store()
        .reads(PORTAL)
        .list(COUNTERS, row -> row.text(1) + "=" + row.number(2), like);
  }

  void set(String name, long value) {
    database
        .store()
        .write(
            PORTAL,
            tx ->
                tx.run(
                    """
                    INSERT INTO counters (portal_id, name, value) VALUES (:portal, ?, ?)
                    ON CONFLICT (portal_id, name) DO UPDATE SET value = excluded.value""",
                    name,
                    value));
  }

  @Test
  void each_asking_sees_the_newest_rows_and_its_own_values() {
    set("A1", 1);
    assertThat(counters("A%")).containsExactly("A1=1");
    set("A1", 2);
    set("B1", 3);
    assertThat(counters("A%")).containsExactly("A1=2");
    assertThat(counters("B%")).containsExactly("B1=3");
    assertThat(counters("C%")).isEmpty();
  }

  @Test
  void a_statement_whose_rows_could_not_be_read_is_asked_again() {
    set("A1", 1);
    set("A2", 2);
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  database
                      .store()
                      .reads(PORTAL)
                      .list(
                          COUNTERS,
                          row -> {
                            throw new IllegalStateException("made up");
                          },
                          "A%"))
          .hasMessage("made up");
    }
    set("A2", 3); // nobody is left who holds an old state of the store
    assertThat(counters("A%")).containsExactly("A1=1", "A2=3");
  }

  @Test
  void a_statement_is_understood_anew_when_its_table_was_changed() {
    set("A1", 1);
    var all = "SELECT * FROM counters WHERE portal_id = :portal AND name = ?";
    var reads = database.store().reads(PORTAL);
    assertThat(reads.list(all, row -> row.text(2), "A1")).containsExactly("A1");
    database
        .store()
        .write(PORTAL, tx -> tx.run("ALTER TABLE counters ADD COLUMN note TEXT DEFAULT 'new'"));
    assertThat(reads.list(all, row -> row.text(4), "A1")).containsExactly("new");
  }

  @Test
  void more_texts_are_asked_than_are_kept() {
    var reads = database.store().reads(PORTAL);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 300; i++) {
        var sql =
            "SELECT " + i + " + COUNT(*) FROM counters WHERE portal_id = :portal AND name = ?";
        assertThat(reads.list(sql, row -> row.number(1), "none")).containsExactly((long) i);
      }
    }
  }

  @Test
  void a_closed_store_is_not_read() {
    var reads = database.store().reads(PORTAL);
    database.closeStore();
    assertThatThrownBy(() -> reads.list(COUNTERS, row -> row.text(1), "A%"))
        .isInstanceOf(StoreFailure.class);
  }
}
