package dev.confab.sql;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BulkTextTest {
  private static BulkText of(String jdbc) {
    return requireNonNull(BulkText.of(jdbc, false));
  }

  @Test
  void an_insert_selects_from_arrays() {
    var text =
        of("INSERT INTO notes (portal_id, id, kind) VALUES (?, ?, 0) ON CONFLICT DO NOTHING");
    assertThat(text.sql())
        .isEqualTo(
            "INSERT INTO notes (portal_id, id, kind) SELECT v.v1, v.v2, 0"
                + " FROM unnest(?, ?) AS v(v1, v2) ON CONFLICT DO NOTHING");
    assertThat(text.keyAt()).isEmpty();
  }

  @Test
  void an_insert_that_may_change_a_row_says_which_values_name_it() {
    var text =
        of(
            "INSERT INTO notes (portal_id, kind, id) VALUES (?, 0, ?)"
                + " ON CONFLICT (portal_id, id) DO UPDATE SET kind = excluded.kind");
    assertThat(text.keyAt()).containsExactly(0, 1);
  }

  @Test
  void an_update_joins_arrays_and_tells_what_it_found() {
    var text =
        of("UPDATE notes SET text = ?, kind = 0\nWHERE portal_id = ? AND id = ? AND kind < 1");
    assertThat(text.sql())
        .isEqualTo(
            "UPDATE notes SET text = v.v1, kind = 0 FROM unnest(?, ?, ?) WITH ORDINALITY"
                + " AS v(v1, v2, v3, nth) WHERE portal_id = v.v2 AND id = v.v3 AND kind < 1"
                + " RETURNING v.nth");
    assertThat(text.keyAt()).containsExactly(1, 2);
  }

  @Test
  void what_is_compared_within_brackets_or_otherwise_than_for_equality_names_no_row() {
    assertThat(of("UPDATE notes SET a = ? WHERE p = ? AND (b = ? OR c = ?) AND d < ?").keyAt())
        .containsExactly(1);
  }

  @Test
  void other_texts_are_left_to_be_run_row_by_row() {
    assertThat(BulkText.of("DELETE FROM notes WHERE id = ?", false)).isNull();
    assertThat(BulkText.of("UPDATE notes SET a = ? WHERE b = ? OR c = ?", false)).isNull();
    assertThat(BulkText.of("UPDATE notes SET a = ? WHERE b > ?", false)).isNull();
    assertThat(BulkText.of("UPDATE notes SET a = (SELECT 1) WHERE b = ?", false)).isNull();
    assertThat(BulkText.of("INSERT INTO notes (a) VALUES (lower(?))", false)).isNull();
    assertThat(BulkText.of("INSERT INTO notes (a) SELECT b FROM c WHERE d = ?", false)).isNull();
  }

  @Test
  void an_insert_that_may_find_its_row_there_is_not_counted_together() {
    var text = "INSERT INTO notes (a) VALUES (?) ON CONFLICT DO NOTHING";
    assertThat(BulkText.of(text, true)).isNull();
    assertThat(BulkText.of(text, false)).isNotNull();
  }
}
