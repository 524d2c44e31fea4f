package dev.confab.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OfflineSweepTest {
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

  private static final PortalId PORTAL = new PortalId(1);
  private static final AppId APP = new AppId(7);
  private static final AppId OTHER = new AppId(8);
  private static final OfflineFilter ALL = new OfflineFilter(List.of(), List.of());
  private static final int ROWS_MAX = 20;

  abstract static class Contract extends DatabaseContract {
    private Instant now = Instant.parse("2026-01-01T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final OfflineQueue queue = new OfflineQueue(clock);
    private final OfflineSweep sweep = new OfflineSweep(store, clock, ROWS_MAX);

    Contract(Database database) {
      super(database);
    }

    void happens(AppId app, String about) {
      var data = Json.mapper().createObjectNode().put("about", about);
      store.write(
          PORTAL,
          tx -> {
            queue.add(tx, app, "", new News(HookEvent.ONUSERADD, null, about, data));
            return 0;
          });
    }

    List<String> waiting(AppId app) {
      return queue.page(store.reads(PORTAL), app, "", ALL, 0, 1_000).stream()
          .map(row -> Json.mapper().readTree(row.data()).get("about").asString())
          .toList();
    }

    OfflineSweep.Count count(AppId app) {
      return sweep.counts(store.reads(PORTAL)).stream()
          .filter(count -> count.app().equals(app))
          .findFirst()
          .orElseThrow();
    }

    @Test
    void what_nobody_fetches_expires_and_is_counted() {
      happens(APP, "first");
      now = now.plus(Duration.ofDays(20));
      happens(APP, "second");
      happens(OTHER, "third");
      assertThat(sweep.sweep(PORTAL)).isZero();
      now = now.plus(Duration.ofDays(10)).plusSeconds(1);
      assertThat(sweep.sweep(PORTAL)).isEqualTo(1);
      assertThat(sweep.sweep(PORTAL)).isZero();
      assertThat(waiting(APP)).containsExactly("second");
      assertThat(waiting(OTHER)).containsExactly("third");
      assertThat(count(APP)).isEqualTo(new OfflineSweep.Count(APP, 1, 1, 0));
      assertThat(count(OTHER)).isEqualTo(new OfflineSweep.Count(OTHER, 1, 0, 0));
    }

    @Test
    void news_of_an_object_make_its_row_young_again() {
      happens(APP, "first");
      now = now.plus(Duration.ofDays(20));
      happens(APP, "first");
      now = now.plus(Duration.ofDays(20));
      assertThat(sweep.sweep(PORTAL)).isZero();
      assertThat(waiting(APP)).containsExactly("first");
    }

    @Test
    void the_oldest_make_room_when_there_are_too_many() {
      for (int i = 0; i < ROWS_MAX + 3; i++) {
        happens(APP, "object " + i);
        now = now.plusSeconds(1);
      }
      happens(OTHER, "alone");
      assertThat(sweep.sweep(PORTAL)).isEqualTo(3);
      assertThat(sweep.sweep(PORTAL)).isZero();
      assertThat(waiting(APP)).hasSize(ROWS_MAX).startsWith("object 3");
      assertThat(waiting(OTHER)).containsExactly("alone");
      assertThat(count(APP)).isEqualTo(new OfflineSweep.Count(APP, ROWS_MAX, 0, 3));
    }

    @Test
    void what_was_taken_and_never_cleared_goes_too() {
      happens(APP, "taken");
      var wish = new OfflineWish("", ALL, 10, false, null, false);
      store.write(PORTAL, tx -> queue.take(tx, APP, wish));
      now = now.plus(Duration.ofDays(31));
      assertThat(sweep.sweep(PORTAL)).isEqualTo(1);
      assertThat(waiting(APP)).isEmpty();
    }

    @Test
    void an_application_that_is_removed_leaves_nothing() {
      happens(APP, "first");
      now = now.plus(Duration.ofDays(31));
      sweep.sweep(PORTAL);
      store.write(
          PORTAL,
          tx -> {
            queue.removeAll(tx, APP);
            return 0;
          });
      assertThat(sweep.counts(store.reads(PORTAL))).isEmpty();
    }
  }
}
