package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.Apps;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// How the store is searched for dialogs that memory does not hold.
class SearchTest {
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
    /// A page of the store takes as long.
    Duration page = Duration.ofMillis(40);

    static final Bounds SMALL = new Bounds(16, 4, 16, 4, 1_000);
    static final int MANY = 160;

    int runs;
    final List<Runnable> work =
        new ArrayList<>() {
          @Override
          public boolean add(Runnable task) {
            runs++;
            return super.add(task);
          }
        };
    int pages;
    final Backlog counted =
        (Backlog)
            Proxy.newProxyInstance(
                Backlog.class.getClassLoader(),
                new Class<?>[] {Backlog.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("lanes")) {
                    pages++;
                    clock.move(page);
                  }
                  try {
                    return method.invoke(log, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });

    Contract(Database database) {
      super(database);
    }

    private Courier small() {
      return new Courier(
          counted,
          () -> List.of(PORTAL),
          this::post,
          new Directions(
              store, agreements, notes, (reads, id) -> addresses.get(id), Tellings.BOTH, clock),
          RetryLadder.DURABLE,
          clock,
          SMALL,
          new Random(1),
          work::add);
    }

    private List<EventId> appendMany() {
      var all = new ArrayList<EventId>();
      for (int i = 0; i < MANY; i++) {
        all.add(append("chat" + i));
      }
      return all;
    }

    /// So many looks, one each so often; what runs ends between them.
    private void looks(Courier small, int looks, Duration each) {
      for (int look = 0; look < looks; look++) {
        settle(small, work);
        clock.move(each);
      }
    }

    @Test
    void it_takes_a_twentieth_of_the_time_while_memory_is_full() {
      appendMany();
      handler = event -> DOWN;
      try (var small = small()) {
        looks(small, 100, Duration.ofMillis(100));
        pages = 0;
        looks(small, 1_200, Duration.ofMillis(100));
        assertThat(pages).as("in two minutes").isBetween(100, 200);
      }
    }

    @Test
    void it_takes_a_twentieth_of_the_time_also_where_a_page_takes_long() {
      page = Duration.ofMillis(300);
      appendMany();
      handler = event -> DOWN;
      try (var small = small()) {
        looks(small, 300, Duration.ofMillis(100));
        pages = 0;
        looks(small, 1_200, Duration.ofMillis(100));
        assertThat(pages).as("in two minutes").isBetween(10, 24);
      }
    }

    @Test
    void a_clock_that_was_set_forward_while_a_page_was_read_makes_the_rest_no_longer() {
      appendMany();
      handler = event -> DOWN;
      try (var small = small()) {
        looks(small, 100, Duration.ofMillis(100));
        page = Duration.ofHours(1);
        int before = pages;
        while (pages == before) {
          looks(small, 1, Duration.ofMillis(100));
        }
        page = Duration.ofMillis(40);
        before = pages;
        looks(small, 14, Duration.ofMillis(100));
        assertThat(pages).isGreaterThan(before);
      }
    }

    @Test
    void nothing_falls_behind_however_full_memory_is() {
      var all = appendMany();
      handler = event -> DOWN;
      try (var small = small()) {
        looks(small, 600, Duration.ofMillis(100));
        posted.clear();
        handler = event -> WELL;
        looks(small, 1_800, Duration.ofMillis(100));
        assertThat(new HashSet<>(posted)).containsAll(all);
      }
    }

    @Test
    void places_that_come_free_are_taken_without_a_rest() {
      var all = appendMany();
      try (var small = small()) {
        while (small.look()) {
          assertThat(small.lanes()).isLessThanOrEqualTo(16);
        }
        clock.move(Duration.ofSeconds(2));
        pages = 0;
        settle(small, work);
        assertThat(posted).as("in one go").containsExactlyInAnyOrderElementsOf(all);
        assertThat(pages).as("it goes on where it was").isLessThan(35);
        assertThat(small.lanes()).isZero();
      }
    }

    @Test
    void it_reads_nothing_while_all_that_is_not_in_memory_rests() {
      appendMany();
      agree("durable", "fetch", 864_000L);
      try (var small = small()) {
        looks(small, 30, Duration.ofSeconds(1));
        pages = 0;
        looks(small, 100, Duration.ofMinutes(1));
        assertThat(pages).isZero();
        assertThat(small.lanes()).isEqualTo(16);
      }
    }

    @Test
    void what_rests_in_the_store_is_found_when_its_life_is_over() {
      appendMany();
      agree("durable", "fetch", 60L);
      try (var small = small()) {
        looks(small, 30, Duration.ofSeconds(1));
        assertThat(log.counts(PORTAL).waiting()).isEqualTo(MANY);
        looks(small, 50, Duration.ofSeconds(1));
        assertThat(log.counts(PORTAL).expired()).isEqualTo(MANY);
      }
    }

    /// The other handler is down, and its dialogs fill memory, so that the store is searched.
    @Test
    void what_a_bot_fetches_is_asked_for_once_however_often_it_is_found() {
      var apps = new Apps(store, clock);
      var other = store.write(PORTAL, tx -> apps.ofWebhookCaller(tx, "other", Set.of()).id());
      addresses.put(new HandlerId(2), "https://down.example.com/");
      handler = event -> DOWN;
      agree("durable", "fetch", 864_000L);
      appendMany();
      for (int i = 0; i < MANY; i++) {
        var lane = "bot8/chat" + i;
        var news =
            new NewEvent(lane, "X", new UserId(8), other, new HandlerId(2), null, null, "{}");
        store.write(PORTAL, tx -> log.append(tx, news));
      }
      try (var small = small()) {
        looks(small, 600, Duration.ofMillis(100));
        posted.clear();
        pages = 0;
        runs = 0;
        looks(small, 600, Duration.ofMillis(100));
        assertThat(pages).as("it is searched for").isGreaterThan(40);
        assertThat(runs - posted.size()).as("runs without an attempt").isLessThan(20);
      }
    }

    @Test
    void a_bot_that_fetches_no_more_is_told_what_waits_in_the_store() {
      var all = appendMany();
      agree("durable", "fetch", 864_000L);
      try (var small = small()) {
        agreements.onChange(small::reconsider);
        looks(small, 30, Duration.ofSeconds(1));
        agree("durable", "webhook", 864_000L);
        looks(small, 10, Duration.ofSeconds(1));
        assertThat(posted).containsExactlyInAnyOrderElementsOf(all);
      }
    }
  }
}
