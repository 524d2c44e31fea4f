package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommittedCacheTest {
  private static final PortalId PORTAL = new PortalId(1);

  private final Database database = Databases.sqlite();
  private final Store store = database.store();
  private final CommittedCache<Long, String> cache = new CommittedCache<>(store, 2);
  private final AtomicInteger looks = new AtomicInteger();

  @AfterEach
  void close() {
    database.close();
  }

  private @Nullable String get(PortalId portal, long key, @Nullable String stored) {
    return cache.get(
        store.reads(portal),
        key,
        () -> {
          looks.incrementAndGet();
          return stored;
        });
  }

  private void changes(long key) {
    store.write(
        PORTAL,
        tx -> {
          cache.forget(tx, key);
          return key;
        });
  }

  @Test
  void a_value_is_looked_up_once_until_it_changes() {
    assertThat(get(PORTAL, 1, "old")).isEqualTo("old");
    assertThat(get(PORTAL, 1, "unseen")).isEqualTo("old");
    assertThat(looks).hasValue(1);
    changes(1);
    assertThat(get(PORTAL, 1, "new")).isEqualTo("new");
  }

  @Test
  void nothing_is_believed_after_a_group_that_ended_in_doubt() {
    get(PORTAL, 1, "old");
    InDoubt.end(store, PORTAL);
    assertThat(get(PORTAL, 1, "new")).isEqualTo("new");
  }

  @Test
  void what_is_no_longer_true_makes_room_for_what_is() {
    get(PORTAL, 1, "old");
    get(PORTAL, 2, "other");
    store.write(
        PORTAL,
        tx -> {
          cache.forgetAll(tx);
          return "";
        });
    get(PORTAL, 1, "new");
    get(PORTAL, 2, "new");
    looks.set(0);
    assertThat(get(PORTAL, 1, "unseen")).isEqualTo("new");
    assertThat(looks).hasValue(0);
  }

  @Test
  void a_portal_has_its_own_values() {
    get(PORTAL, 1, "here");
    assertThat(get(new PortalId(2), 1, "there")).isEqualTo("there");
  }

  @Test
  void a_look_that_raced_a_change_leaves_nothing_behind() {
    var raced =
        cache.get(
            store.reads(PORTAL),
            1L,
            () -> {
              changes(1);
              return "old";
            });
    assertThat(raced).isEqualTo("old");
    assertThat(get(PORTAL, 1, "new")).isEqualTo("new");
  }

  @Test
  void what_a_transaction_wrote_is_at_hand_after_it_and_not_before() {
    get(PORTAL, 1, "old");
    store.write(
        PORTAL,
        tx -> {
          cache.put(tx, 1L, "new");
          assertThat(get(PORTAL, 1, "unseen")).isEqualTo("old");
          return 0;
        });
    assertThat(get(PORTAL, 1, "unseen")).isEqualTo("new");
    assertThat(looks).hasValue(1);
  }

  @Test
  void what_an_undone_call_wrote_is_never_at_hand() {
    get(PORTAL, 1, "old");
    assertThatThrownBy(
            () ->
                store.write(
                    PORTAL,
                    tx -> {
                      cache.put(tx, 1L, "undone");
                      throw new IllegalArgumentException("refused");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(get(PORTAL, 1, "old")).isEqualTo("old");
  }

  @Test
  void a_look_that_raced_a_write_does_not_hide_it() {
    cache.get(
        store.reads(PORTAL),
        1L,
        () -> {
          store.write(
              PORTAL,
              tx -> {
                cache.put(tx, 1L, "new");
                return 0;
              });
          return "old";
        });
    assertThat(get(PORTAL, 1, "new")).isEqualTo("new");
  }

  @Test
  void of_several_only_those_are_looked_for_that_are_not_at_hand() {
    get(PORTAL, 1, "one");
    var asked = new ArrayList<List<Long>>();
    var all =
        cache.getAll(
            store.reads(PORTAL),
            List.of(1L, 2L, 7L),
            unknown -> {
              asked.add(unknown);
              return Map.of(2L, "two");
            });
    assertThat(all).containsExactlyInAnyOrderEntriesOf(Map.of(1L, "one", 2L, "two"));
    assertThat(asked).containsExactly(List.of(2L, 7L));
    assertThat(get(PORTAL, 2, "unseen")).isEqualTo("two");
    assertThat(looks).hasValue(1);
  }

  @Test
  void all_are_forgotten_together() {
    get(PORTAL, 1, "old");
    store.write(
        PORTAL,
        tx -> {
          cache.forgetAll(tx);
          return 0;
        });
    assertThat(get(PORTAL, 1, "new")).isEqualTo("new");
  }

  @Test
  void what_is_not_there_is_looked_for_each_time() {
    assertThat(get(PORTAL, 1, null)).isNull();
    assertThat(get(PORTAL, 1, "now")).isEqualTo("now");
  }

  @Test
  void what_comes_when_it_is_full_is_looked_up_each_time() {
    for (long key = 1; key <= 3; key++) {
      get(PORTAL, key, "value");
    }
    get(PORTAL, 3, "value");
    assertThat(looks).hasValue(4);
    get(PORTAL, 1, "value");
    assertThat(looks).hasValue(4);
  }
}
