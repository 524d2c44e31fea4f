package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriterCacheTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final String WRITE =
      "UPDATE notes SET text = ? WHERE portal_id = :portal AND id = 1";

  private final Database database = Databases.sqlite();
  private final Store store = database.store();
  private final WriterCache<Long, String> cache = new WriterCache<>(store, 2);
  private final List<String> loads = new ArrayList<>();

  WriterCacheTest() {
    store.write(
        PORTAL,
        tx ->
            tx.run("CREATE TABLE notes (portal_id BIGINT, id BIGINT, text VARCHAR(100) NOT NULL)"));
    store.write(PORTAL, tx -> tx.run("INSERT INTO notes VALUES (:portal, 1, 'old')"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_value_is_loaded_once() {
    assertThat(store.write(PORTAL, this::text)).isEqualTo("old");
    assertThat(store.write(PORTAL, this::text)).isEqualTo("old");
    assertThat(loads).hasSize(1);
  }

  @Test
  void a_portal_has_its_own_values() {
    store.write(PORTAL, this::text);
    assertThat(store.write(new PortalId(2), this::text)).isEqualTo("none");
  }

  @Test
  void what_was_put_is_seen_by_the_next_call_of_the_group() {
    var answers = OneGroup.of(store, PORTAL, tx -> change(tx, "new"), this::text);
    assertThat(answers.get(1)).isCompletedWithValue("new");
    assertThat(loads).isEmpty();
  }

  @Test
  void what_an_undone_call_put_or_loaded_is_forgotten() {
    assertThatThrownBy(
            () ->
                store.write(
                    PORTAL,
                    tx -> {
                      change(tx, "new");
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");
    assertThat(store.write(PORTAL, this::text)).isEqualTo("old");
  }

  @Test
  void a_group_rolled_back_empties_the_cache() {
    OneGroup.of(
        store,
        PORTAL,
        tx -> change(tx, "new"),
        tx -> {
          tx.append(WRITE, (Object) null);
          return "fails when flushed";
        },
        this::text);
    assertThat(store.write(PORTAL, this::text)).isEqualTo("new");
    assertThat(
            store
                .reads(PORTAL)
                .list("SELECT text FROM notes WHERE portal_id = :portal", row -> row.text(1)))
        .containsExactly("new");
  }

  @Test
  void what_was_forgotten_is_loaded_again() {
    store.write(PORTAL, this::text);
    store.write(
        PORTAL,
        tx -> {
          cache.forget(tx, 1L);
          return tx.run(WRITE, "new");
        });
    assertThat(store.write(PORTAL, this::text)).isEqualTo("new");
  }

  @Test
  void the_values_used_last_are_kept() {
    store.write(
        PORTAL,
        tx -> {
          for (long id = 1; id <= 3; id++) {
            cache.put(tx, id, "v" + id);
          }
          return 0;
        });
    assertThat(kept(3)).isEqualTo("v3");
    assertThat(kept(1)).isEqualTo("loaded");
  }

  private String kept(long id) {
    return store.write(PORTAL, tx -> found(cache.get(tx, id, none -> "loaded")));
  }

  private String change(Tx tx, String text) {
    tx.run(WRITE, text);
    cache.put(tx, 1L, text);
    return text;
  }

  private String text(Tx tx) {
    return found(
        cache.get(
            tx,
            1L,
            t -> {
              loads.add("load");
              return t.first(
                  "SELECT text FROM notes WHERE portal_id = :portal AND id = 1",
                  row -> row.text(1));
            }));
  }

  private static String found(@Nullable String text) {
    return text == null ? "none" : text;
  }
}
