package dev.confab.eventlog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandClock;
import dev.confab.basics.HandlerId;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SweeperTest {
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
    private static final PortalId OTHER = new PortalId(2);
    private static final UserId READER = new UserId(1);

    private final HandClock clock = new HandClock("2026-02-26T00:00:00Z");
    private final EventLog log = new EventLog(store, clock);
    private final UserLog users = new UserLog(store, clock);
    private final Sweeper sweeper =
        new Sweeper(store, () -> List.of(PORTAL), EventKeep.SERVER, clock);

    Contract(Database database) {
      super(database);
    }

    private void readsAlong(PortalId portal, int events) {
      for (int i = 0; i < events; i++) {
        store.write(portal, tx -> append(tx));
        clock.forward(Duration.ofMillis(1));
      }
    }

    private int append(Tx tx) {
      users.append(tx, READER, "ONIMV2MESSAGEADD", "{}");
      return 1;
    }

    private int read(PortalId portal) {
      return store
          .reads(portal)
          .list("SELECT id FROM user_events WHERE portal_id = :portal", row -> row.number(1))
          .size();
    }

    @Test
    void what_users_read_along_goes_after_a_day_a_page_at_a_time() {
      readsAlong(PORTAL, 700);
      readsAlong(OTHER, 1);
      clock.forward(Duration.ofHours(20));
      readsAlong(PORTAL, 3);
      clock.forward(Duration.ofHours(5));
      assertThat(sweeper.sweep()).isEqualTo(500);
      assertThat(sweeper.sweep()).isEqualTo(200);
      assertThat(sweeper.sweep()).isZero();
      assertThat(read(PORTAL)).isEqualTo(3);
      assertThat(read(OTHER)).isEqualTo(1);
    }

    private List<Event> appended(int count) {
      var first =
          store.write(
              PORTAL,
              tx -> {
                EventId id = null;
                for (int i = 0; i < count; i++) {
                  var news =
                      new NewEvent(
                          "bot7/1",
                          "ONIMBOTMESSAGEADD",
                          new UserId(7),
                          new AppId(7),
                          new HandlerId(7),
                          null,
                          null,
                          "{}");
                  var appended = log.append(tx, news);
                  id = id == null ? appended : id;
                }
                return id;
              });
      return log.waiting(PORTAL, new EventId(first.value() - 1), count);
    }

    private long bytes(String texts, String table) {
      var sum = "SELECT SUM(" + texts + ") FROM " + table + " WHERE portal_id = :portal";
      return store.reads(PORTAL).list(sum, row -> row.number(1)).getFirst();
    }

    @Test
    void what_handlers_answered_counts_to_what_the_log_may_hold() {
      var keep = new EventKeep(Duration.ofDays(7), 1024 * 1024);
      var answer = "ж".repeat(Attempt.ANSWER_LENGTH_MAX); // two bytes each
      for (var event : appended(200)) {
        var attempt = new Attempt(clock.instant(), Duration.ZERO, "", 500, "500", "A: b", answer);
        log.postpone(event, clock.instant(), attempt);
        var after = requireNonNull(log.find(store.reads(PORTAL), event.id()));
        Acknowledged.now(log, after, attempt);
      }
      appended(200); // they wait, and have no attempts yet
      var bounded = new Sweeper(store, () -> List.of(PORTAL), keep, clock);
      while (bounded.sweep() > 0) {
        clock.forward(Duration.ofMillis(1));
      }
      assertThat(bytes("OCTET_LENGTH(answer_body)", "attempts")).isLessThan(1024 * 1024);
      assertThat(log.waiting(PORTAL, new EventId(0), 1_000)).hasSize(200);
      assertThat(EventAudit.lines(store.reads(PORTAL)).getFirst().balanced()).isTrue();
    }

    @Test
    void misses_count_to_what_the_log_may_hold() {
      var keep = new EventKeep(Duration.ofDays(7), 1024 * 1024);
      store.write(
          PORTAL,
          tx -> {
            for (int i = 1; i <= 20_000; i++) {
              log.miss(tx, new MessageId(10 + i / 2), new UserId(i % 2), Miss.Reason.NOT_MENTIONED);
            }
            return true;
          });
      var bounded = new Sweeper(store, () -> List.of(PORTAL), keep, clock);
      while (bounded.sweep() > 0) {
        clock.forward(Duration.ofMillis(1));
      }
      assertThat(bytes("1", "misses")).isBetween(8_000L, 9_000L);
      assertThat(log.misses(store.reads(PORTAL), new MessageId(10_009))).hasSize(2);
      assertThat(log.misses(store.reads(PORTAL), new MessageId(12))).isEmpty();
    }

    @Test
    void misses_do_not_pay_for_what_waits_until_none_is_left() {
      var keep = new EventKeep(Duration.ofDays(7), 1024 * 1024);
      appended(3_000); // they wait, and are twice as large as the log may be
      store.write(
          PORTAL,
          tx -> {
            for (int i = 1; i <= 20_000; i++) {
              log.miss(tx, new MessageId(10 + i / 2), new UserId(i % 2), Miss.Reason.NOT_MENTIONED);
            }
            return true;
          });
      var bounded = new Sweeper(store, () -> List.of(PORTAL), keep, clock);
      sweepAll(bounded);
      assertThat(bytes("1", "misses")).as("one pass").isBetween(4_000L, 5_000L);
      for (int pass = 0; pass < 10; pass++) {
        sweepAll(bounded);
      }
      assertThat(bytes("1", "misses")).as("a tenth of the log").isBetween(800L, 1_000L);
    }

    private void sweepAll(Sweeper bounded) {
      while (bounded.sweep() > 0) {
        clock.forward(Duration.ofMillis(1));
      }
    }

    @Test
    void what_was_edited_counts_to_what_the_log_may_hold() {
      var desk = new EventDesk(log, clock);
      var attempt = new Attempt(clock.instant(), Duration.ZERO, "", 200, "200", null, null);
      var large = "{\"A\":\"" + "a".repeat(20_000) + "\"}";
      for (var event : appended(100)) {
        store.write(PORTAL, tx -> desk.edit(tx, event.with(large), "{}"));
        Acknowledged.now(log, event, attempt);
      }
      var keep = new EventKeep(Duration.ofDays(7), 1024 * 1024);
      sweepAll(new Sweeper(store, () -> List.of(PORTAL), keep, clock));
      assertThat(bytes("OCTET_LENGTH(data)", "event_edits")).isLessThan(1024 * 1024);
    }

    @Test
    void those_that_wait_between_settled_ones_make_no_page_longer() {
      var events = appended(Sweeper.SPAN_MAX + 10);
      var attempt = new Attempt(clock.instant(), Duration.ZERO, "", 200, "200", null, null);
      Acknowledged.now(log, events.getFirst(), attempt);
      Acknowledged.now(log, events.getLast(), attempt);
      clock.forward(Duration.ofDays(8));
      assertThat(sweeper.sweep()).isEqualTo(1);
      assertThat(sweeper.sweep()).isEqualTo(1);
      assertThat(sweeper.sweep()).isZero();
      Acknowledged.now(log, events.get(1), attempt);
      clock.forward(Duration.ofDays(8));
      assertThat(sweeper.sweep()).as("it begins anew").isEqualTo(1);
      assertThat(EventAudit.lines(store.reads(PORTAL)).getFirst().balanced()).isTrue();
    }
  }
}
