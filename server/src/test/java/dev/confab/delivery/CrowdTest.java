package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Handlers that are down, with more dialogs than memory holds.
class CrowdTest {
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

  abstract static class Contract extends CourierGround {
    static final UserId OTHER = new UserId(8);
    static final HandlerId ELSEWHERE = new HandlerId(2);
    static final Bounds SMALL = new Bounds(16, 4, 16, 4, 1_000);

    /// Handlers that are down together, each with fewer dialogs than an eighth of what memory
    /// holds.
    static final int MANY = 20;

    static final Bounds LARGER = new Bounds(64, 4, 128, 4, 1_000);

    int runs;
    final List<Runnable> work =
        new ArrayList<>() {
          @Override
          public boolean add(Runnable task) {
            runs++;
            return super.add(task);
          }
        };

    Contract(Database database) {
      super(database);
      addresses.put(ELSEWHERE, "https://elsewhere.example.com/");
      handler = event -> event.handler().equals(ELSEWHERE) ? WELL : DOWN;
    }

    EventId appendOther(String dialog) {
      var apps = new Apps(store, clock);
      var other = store.write(PORTAL, tx -> apps.ofWebhookCaller(tx, "other", Set.of()).id());
      var news = new NewEvent("bot8/" + dialog, "X", OTHER, other, ELSEWHERE, null, null, "{}");
      return store.write(PORTAL, tx -> log.append(tx, news));
    }

    @Test
    void another_bot_is_told_at_once() {
      try (var small = courier(work, SMALL)) {
        for (int i = 0; i < 40; i++) {
          append("chat" + i);
          settle(small, work);
        }
        var told = List.of(appendOther("chat1"), appendOther("chat2"));
        settle(small, work);
        assertThat(posted).containsAll(told);
        assertThat(small.lanes()).isLessThanOrEqualTo(16);
      }
    }

    @Test
    void what_waited_for_another_bot_is_found_after_a_start() {
      for (int i = 0; i < 40; i++) {
        append("chat" + i);
      }
      var waited = appendOther("chat1");
      try (var small = courier(work, SMALL)) {
        for (int look = 0; look < 3; look++) {
          settle(small, work);
          clock.move(Duration.ofSeconds(2));
        }
        assertThat(posted).contains(waited);
      }
    }

    /// Each of these handlers has a bot of the application, and few dialogs.
    private void appendToMany(Courier small) {
      for (int bot = 0; bot < MANY; bot++) {
        addresses.put(new HandlerId(100 + bot), "https://down" + bot + ".example.com/");
      }
      for (int dialog = 0; dialog < 14; dialog++) {
        for (int bot = 0; bot < MANY; bot++) {
          appendFrom(100 + bot, "chat" + dialog, app);
        }
        settle(small, work);
      }
    }

    private EventId appendFrom(long bot, String dialog, AppId of) {
      var lane = "bot" + bot + "/" + dialog;
      var news = new NewEvent(lane, "X", new UserId(bot), of, new HandlerId(bot), null, null, "{}");
      return store.write(PORTAL, tx -> log.append(tx, news));
    }

    @Test
    void many_crowds_leave_a_place_to_another_bot_as_well() {
      addresses.put(new HandlerId(99), "https://elsewhere.example.com/");
      handler = event -> event.handler().equals(new HandlerId(99)) ? WELL : DOWN;
      try (var small = courier(work, LARGER)) {
        appendToMany(small);
        var told = new ArrayList<EventId>();
        for (int dialog = 0; dialog < 20; dialog++) {
          told.add(appendFrom(99, "chat" + dialog, app));
        }
        settle(small, work);
        assertThat(posted).containsAll(told);
        assertThat(small.lanes()).isLessThanOrEqualTo(LARGER.lanesMax());
      }
    }

    @Test
    void what_waited_for_another_bot_is_found_after_a_start_among_many_crowds() {
      addresses.put(new HandlerId(999), "https://elsewhere.example.com/");
      handler = event -> event.handler().equals(new HandlerId(999)) ? WELL : DOWN;
      try (var before = courier(new ArrayList<>(), LARGER)) {
        appendToMany(before);
      }
      var waited = new ArrayList<EventId>();
      for (int dialog = 0; dialog < 40; dialog++) {
        waited.add(appendFrom(999, "chat" + dialog, app));
      }
      posted.clear();
      try (var small = courier(work, LARGER)) {
        for (int look = 0; look < 5; look++) {
          settle(small, work);
          clock.move(Duration.ofSeconds(2));
        }
        assertThat(posted).containsAll(waited);
        assertThat(small.lanes()).isLessThanOrEqualTo(LARGER.lanesMax());
      }
    }

    private void looks(Courier small, int count) {
      for (int look = 0; look < count; look++) {
        clock.move(Duration.ofSeconds(2));
        settle(small, work);
      }
    }

    @Test
    void crowds_do_not_take_places_of_each_other_in_turn() {
      try (var small = courier(work, LARGER)) {
        appendToMany(small);
        settle(small, work);
        runs = 0;
        looks(small, 10);
        assertThat(runs)
            .as("each dialog that is found, until its handler rests")
            .isLessThan(9 * MANY);
        runs = 0;
        looks(small, 30);
        assertThat(runs).as("a probe or two of each handler in a minute").isLessThan(2 * MANY);
      }
    }

    @Test
    void nothing_of_many_crowds_is_forgotten() {
      try (var small = courier(work, LARGER)) {
        appendToMany(small);
        handler = event -> WELL;
        for (int look = 0; look < 300 && log.waiting(PORTAL) > 0; look++) {
          settle(small, work);
          clock.move(Duration.ofSeconds(2));
        }
        assertThat(log.counts(PORTAL).waiting()).isZero();
      }
    }

    @Test
    void nothing_of_the_crowd_is_forgotten() {
      try (var small = courier(work, SMALL)) {
        for (int i = 0; i < 40; i++) {
          append("chat" + i);
          settle(small, work);
          appendOther("chat" + i);
        }
        handler = event -> WELL;
        for (int look = 0; look < 300 && log.waiting(PORTAL) > 0; look++) {
          settle(small, work);
          clock.move(Duration.ofSeconds(2));
        }
        assertThat(log.counts(PORTAL).waiting()).isZero();
        assertThat(new HashSet<>(posted)).hasSize(80);
      }
    }
  }
}
