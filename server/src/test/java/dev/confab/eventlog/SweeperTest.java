package dev.confab.eventlog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.LogEar;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.util.ArrayList;
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

  /// None of the events of a portal can be removed.
  private static int hold(Tx tx) {
    tx.run(
        """
        CREATE TABLE holds (portal_id BIGINT NOT NULL, id BIGINT NOT NULL,
          FOREIGN KEY (portal_id, id) REFERENCES events (portal_id, id))\
        """);
    return tx.run("INSERT INTO holds SELECT portal_id, id FROM events WHERE portal_id = :portal");
  }

  /// What a sweeper tells the log meanwhile.
  private static List<String> told(Runnable steps) {
    try (var ear = new LogEar(Sweeper.class)) {
      steps.run();
      return ear.told();
    }
  }

  abstract static class Contract extends DeskContract {
    private static final PortalId OTHER = new PortalId(2);
    private static final UserId READER = new UserId(1);

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

    @Test
    void what_fails_in_one_portal_costs_the_others_nothing_and_is_told_once() {
      for (var portal : List.of(PORTAL, OTHER)) {
        settles(portal, 3);
      }
      store.write(PORTAL, SweeperTest::hold);
      clock.forward(Duration.ofDays(8));
      var fails = new boolean[] {true};
      var along = new ArrayList<PortalId>();
      var both = new Sweeper(store, () -> List.of(PORTAL, OTHER), EventKeep.SERVER, clock);
      both.along(
          portal -> {
            if (fails[0] && portal.equals(PORTAL)) {
              throw new IllegalStateException("no such thing");
            }
            return 0;
          });
      both.along(
          portal -> {
            along.add(portal);
            return 0;
          });
      var told =
          told(
              () -> {
                assertThat(both.sweep()).isEqualTo(3);
                assertThat(both.sweep()).isZero();
                assertThat(kept(PORTAL)).hasSize(3);
                assertThat(kept(OTHER)).isEmpty();
                assertThat(along).containsExactly(PORTAL, OTHER, PORTAL, OTHER);
              });
      assertThat(told).hasSize(1);
      assertThat(told.getFirst()).contains("portal 1 failed");
      store.write(PORTAL, tx -> tx.run("DROP TABLE holds"));
      fails[0] = false;
      assertThat(both.sweep()).as("it is tried again").isEqualTo(3);
      fails[0] = true;
      assertThat(told(both::sweep)).as("it begins anew").hasSize(1);
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

    private Sweeper sweeper(long bytes) {
      return new Sweeper(
          store, () -> List.of(PORTAL), new EventKeep(Duration.ofDays(7), bytes), clock);
    }

    @Test
    void old_settled_events_go_and_the_ledger_stays_balanced() {
      var settled = append(7, "chat1", 11);
      var waiting = append(7, "chat1", 12);
      Acknowledged.now(log, settled, attempt("200"));
      store.write(
          PORTAL,
          tx -> {
            log.miss(tx, new MessageId(11), BOT, Miss.Reason.NOT_MENTIONED);
            return 0;
          });
      clock.forward(Duration.ofDays(6));
      var late = append(7, "chat3", 13);
      log.kill(late, attempt("500"));
      sweepAll(sweeper(1 << 30));
      assertThat(list(EventFilter.ANY)).hasSize(3);
      clock.forward(Duration.ofDays(2));
      sweepAll(sweeper(1 << 30));
      assertThat(list(EventFilter.ANY)).containsExactly(late.id(), waiting.id());
      assertThat(desk.attempts(store.reads(PORTAL), settled.id())).isEmpty();
      assertThat(desk.attempts(store.reads(PORTAL), late.id())).hasSize(1);
      assertThat(log.misses(store.reads(PORTAL), BOT, 10)).isEmpty();
      var line = EventAudit.lines(store.reads(PORTAL)).getFirst();
      assertThat(line.removed()).isEqualTo(1);
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(3, 1, 1, 1, 0, 0));
      balanced();
    }

    @Test
    void a_log_that_is_too_large_loses_its_oldest_settled_events_and_none_that_waits() {
      var waiting = append(7, "chat1", 1);
      for (int i = 0; i < 40; i++) {
        Acknowledged.now(log, append(8, "chat1", 2 + i), attempt("200"));
      }
      sweepAll(sweeper(20 * 907));
      var left = list(EventFilter.ANY);
      assertThat(left).contains(waiting.id());
      assertThat(left).hasSizeBetween(2, 35);
      assertThat(left.getFirst()).isEqualTo(new EventId(41));
      balanced();
    }

    private void settles(PortalId portal, int count) {
      var first =
          store.write(
              portal,
              tx -> {
                var ids = new ArrayList<EventId>();
                for (int i = 0; i < count; i++) {
                  ids.add(log.append(tx, news()));
                }
                return ids.getFirst();
              });
      var attempt = new Attempt(clock.instant(), Duration.ZERO, "", 200, "200", null, null);
      log.waiting(portal, new EventId(first.value() - 1), count)
          .forEach(event -> Acknowledged.now(log, event, attempt));
    }

    private List<Long> kept(PortalId portal) {
      return store
          .reads(portal)
          .list("SELECT id FROM events WHERE portal_id = :portal", row -> row.number(1));
    }

    @Test
    void who_has_little_gives_nothing_because_much_waits_elsewhere() {
      settles(PORTAL, 500);
      appended(3_000); // they wait, and are twice as large as the log may be
      settles(OTHER, 200);
      var keep = new EventKeep(Duration.ofDays(7), 1024 * 1024);
      var bounded = new Sweeper(store, () -> List.of(PORTAL, OTHER), keep, clock);
      for (int pass = 0; pass < 10; pass++) {
        sweepAll(bounded);
      }
      assertThat(kept(OTHER)).hasSize(200);
      assertThat(kept(PORTAL)).as("all that wait").hasSize(3_000);
    }

    @Test
    void one_that_waits_for_long_does_not_make_the_log_seem_full() {
      appended(1);
      settles(PORTAL, 3_000);
      var bounded = sweeper(1024 * 1024);
      for (int pass = 0; pass < 10; pass++) {
        sweepAll(bounded);
      }
      int first = kept(PORTAL).size();
      assertThat(first).isGreaterThan(600);
      settles(PORTAL, 100);
      sweepAll(bounded);
      assertThat(kept(PORTAL)).hasSizeBetween(first - 100, 1_400);
    }

    @Test
    void a_bot_that_reads_its_log_learns_up_to_where_it_was_removed() {
      var read = new BotLog();
      assertThat(read.removedTo(store.reads(PORTAL), BOT)).isEqualTo(new EventId(0));
      Acknowledged.now(log, append(7, "chat1", 11), attempt("200"));
      var waiting = append(7, "chat1", 12);
      var last = append(7, "chat2", 13);
      log.kill(last, attempt("500"));
      var other = append(8, "chat1", 14);
      Acknowledged.now(log, other, attempt("200"));
      clock.forward(Duration.ofDays(8));
      var late = append(7, "chat1", 15);
      sweepAll(sweeper(1 << 30));
      assertThat(read.removedTo(store.reads(PORTAL), BOT)).isEqualTo(last.id());
      assertThat(read.removedTo(store.reads(PORTAL), new UserId(8))).isEqualTo(other.id());
      Acknowledged.now(log, waiting, attempt("200"));
      clock.forward(Duration.ofDays(8));
      sweepAll(sweeper(1 << 30));
      assertThat(read.removedTo(store.reads(PORTAL), BOT)).as("never back").isEqualTo(last.id());
      assertThat(read.from(store.reads(PORTAL), BOT, new EventId(0), 10))
          .extracting(Event::id)
          .containsExactly(late.id());
      balanced();
    }

    @Test
    void what_was_withheld_is_removed_without_a_word_to_readers() {
      var read = new BotLog();
      withheld();
      var told = append(7, "chat1", 11);
      Acknowledged.now(log, told, attempt("200"));
      withheld();
      clock.forward(Duration.ofDays(8));
      sweepAll(sweeper(1 << 30));
      assertThat(kept(PORTAL)).isEmpty();
      assertThat(read.removedTo(store.reads(PORTAL), BOT)).isEqualTo(told.id());
      balanced();
      withheld();
      clock.forward(Duration.ofDays(8));
      sweepAll(sweeper(1 << 30));
      assertThat(kept(PORTAL)).isEmpty();
      assertThat(read.removedTo(store.reads(PORTAL), BOT)).isEqualTo(told.id());
      balanced();
    }

    private void withheld() {
      store.write(
          PORTAL,
          tx -> {
            log.withhold(tx, news());
            return true;
          });
    }

    private static NewEvent news() {
      return new NewEvent(
          "bot7/1",
          "ONIMBOTMESSAGEADD",
          new UserId(7),
          new AppId(7),
          new HandlerId(7),
          null,
          null,
          "{}");
    }

    private List<Event> appended(int count) {
      var first =
          store.write(
              PORTAL,
              tx -> {
                EventId id = null;
                for (int i = 0; i < count; i++) {
                  var appended = log.append(tx, news());
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
      var answer = "ж".repeat(Attempt.ANSWER_LENGTH_MAX); // two bytes each
      for (var event : appended(200)) {
        var attempt = new Attempt(clock.instant(), Duration.ZERO, "", 500, "500", "A: b", answer);
        log.postpone(event, clock.instant(), attempt);
        var after = requireNonNull(log.find(store.reads(PORTAL), event.id()));
        Acknowledged.now(log, after, attempt);
      }
      appended(200); // they wait, and have no attempts yet
      var bounded = sweeper(1024 * 1024);
      sweepAll(bounded);
      assertThat(bytes("OCTET_LENGTH(answer_body)", "attempts")).isLessThan(1024 * 1024);
      assertThat(log.waiting(PORTAL, new EventId(0), 1_000)).hasSize(200);
      assertThat(EventAudit.lines(store.reads(PORTAL)).getFirst().balanced()).isTrue();
    }

    @Test
    void misses_count_to_what_the_log_may_hold() {
      store.write(
          PORTAL,
          tx -> {
            for (int i = 1; i <= 20_000; i++) {
              log.miss(tx, new MessageId(10 + i / 2), new UserId(i % 2), Miss.Reason.NOT_MENTIONED);
            }
            return true;
          });
      var bounded = sweeper(1024 * 1024);
      sweepAll(bounded);
      assertThat(bytes("1", "misses")).isBetween(8_000L, 9_000L);
      assertThat(log.misses(store.reads(PORTAL), new MessageId(10_009))).hasSize(2);
      assertThat(log.misses(store.reads(PORTAL), new MessageId(12))).isEmpty();
    }

    @Test
    void misses_do_not_pay_for_what_waits_until_none_is_left() {
      appended(3_000); // they wait, and are twice as large as the log may be
      store.write(
          PORTAL,
          tx -> {
            for (int i = 1; i <= 20_000; i++) {
              log.miss(tx, new MessageId(10 + i / 2), new UserId(i % 2), Miss.Reason.NOT_MENTIONED);
            }
            return true;
          });
      var bounded = sweeper(1024 * 1024);
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
      var attempt = new Attempt(clock.instant(), Duration.ZERO, "", 200, "200", null, null);
      var large = "{\"A\":\"" + "a".repeat(20_000) + "\"}";
      for (var event : appended(100)) {
        store.write(PORTAL, tx -> desk.edit(tx, event.with(large), "{}"));
        Acknowledged.now(log, event, attempt);
      }
      sweepAll(sweeper(1024 * 1024));
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
