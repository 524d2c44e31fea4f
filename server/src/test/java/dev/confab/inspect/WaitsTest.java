package dev.confab.inspect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.delivery.Directions;
import dev.confab.delivery.Health;
import dev.confab.delivery.Tellings;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.NewEvent;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What events wait for whose handler is spared.
class WaitsTest {
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

  abstract static class Contract extends PortalContract {
    private final AppId app;
    private @Nullable Health health;

    Contract(Database database) {
      super(database);
      app = write(tx -> rooms.apps().ofWebhookCaller(tx, "mine", Set.of("imbot")).id());
    }

    private EventId failed(Instant due) {
      var news =
          new NewEvent("bot7/a", "X", new UserId(7), app, new HandlerId(1), null, null, "{}");
      var id = write(tx -> rooms.log().append(tx, news));
      var event = requireNonNull(rooms.log().find(store.reads(portal), id));
      var now = clock().instant();
      rooms
          .log()
          .postpone(
              event, due, new Attempt(now, Duration.ZERO, "http://bot/", 500, "500", null, null));
      return id;
    }

    private @Nullable Wait wait(EventId id) {
      var guide =
          new Directions(
              store,
              rooms.agreements(),
              rooms.notes(),
              (reads, handler) -> "http://bot/",
              Tellings.BOTH,
              clock());
      var waits =
          new Waits(rooms.desk(), guide, (of, by, at) -> health, (of, lane) -> null, clock());
      var reads = store.reads(portal);
      return waits.of(reads, requireNonNull(rooms.desk().find(reads, id)));
    }

    @Test
    void while_a_probe_is_under_way_an_events_own_time_is_told_too() {
      var now = clock().instant();
      var due = now.plusSeconds(600);
      var id = failed(due);
      health = new Health("half_open", now, null, 1, 0, now);
      var wait = requireNonNull(wait(id));
      assertThat(wait.reason()).isEqualTo(Wait.Reason.CIRCUIT);
      assertThat(wait.due()).isEqualTo(due);
      assertThat(wait.sentence())
          .isEqualTo(
              "an attempt at http://bot/ is under way that shows whether it is back; this event is"
                  + " not due before "
                  + due);
      clock().forward(Duration.ofMinutes(10));
      wait = requireNonNull(wait(id));
      assertThat(wait.due()).isNull();
      assertThat(wait.sentence()).endsWith("shows whether it is back");
    }

    @Test
    void of_a_spared_handler_the_later_time_counts() {
      var now = clock().instant();
      var id = failed(now.plusSeconds(600));
      health = new Health("open", now, now.plusSeconds(60), 0, 1, null);
      assertThat(wait(id)).as("its own time is later").isNull();
      health = new Health("open", now, now.plusSeconds(900), 0, 1, null);
      assertThat(requireNonNull(wait(id)).due()).isEqualTo(now.plusSeconds(900));
      health = new Health("closed", now, null, 0, 0, null);
      assertThat(wait(id)).isNull();
    }
  }
}
