package dev.confab.eventlog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventLogTest {
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
    static final PortalId PORTAL = new PortalId(1);
    static final PortalId OTHER_PORTAL = new PortalId(2);
    static final Instant NOW = Instant.parse("2026-02-26T00:01:26.123Z");

    final EventLog log = new EventLog(store, InstantSource.fixed(NOW));
    final List<Event> fresh = new ArrayList<>();

    Contract(Database database) {
      super(database);
      log.onFresh(fresh::add);
    }

    static NewEvent news(long bot, String lane) {
      return new NewEvent(
          lane,
          "ONIMBOTMESSAGEADD",
          new UserId(bot),
          new AppId(4),
          new HandlerId(5),
          new UserId(6),
          new MessageId(9),
          "{\"PARAMS\":{\"MESSAGE\":\"Привет 🤖\"}}");
    }

    static Attempt attempt(String outcome) {
      return new Attempt(
          NOW, Duration.ofMillis(12), "http://bot.example.com/", 200, outcome, "A: b\n", "");
    }

    Event append(PortalId portal, long bot, String lane) {
      var id = store.write(portal, tx -> log.append(tx, news(bot, lane)));
      return requireNonNull(log.find(store.reads(portal), id));
    }

    @Test
    void an_appended_event_is_handed_on_exactly_as_it_is_stored() {
      var stored = append(PORTAL, 7, "bot7/chat1");
      assertThat(fresh).containsExactly(stored);
      assertThat(stored.created()).isEqualTo(NOW);
      assertThat(stored.due()).isEqualTo(NOW);
      assertThat(stored.attempts()).isZero();
    }

    @Test
    void a_listener_that_fails_keeps_nobody_else_from_hearing() {
      log.onFresh(
          event -> {
            throw new IllegalStateException("this listener has a fault");
          });
      log.onFresh(
          event -> {
            throw new StackOverflowError("and so has this one");
          });
      var last = new ArrayList<Event>();
      log.onFresh(last::add);
      var stored = append(PORTAL, 7, "bot7/chat1");
      assertThat(last).containsExactly(stored);
    }

    @Test
    void an_event_nobody_caused_has_no_actor() {
      var quiet =
          new NewEvent(
              "bot7",
              "ONIMBOTDELETE",
              new UserId(7),
              new AppId(4),
              new HandlerId(5),
              null,
              null,
              "{}");
      var id = store.write(PORTAL, tx -> log.append(tx, quiet));
      assertThat(fresh.getFirst().actor()).isNull();
      assertThat(log.find(store.reads(PORTAL), id)).isEqualTo(fresh.getFirst());
    }

    @Test
    void an_event_may_be_due_later_than_it_happened() {
      var later = NOW.plusSeconds(5);
      var id = store.write(PORTAL, tx -> log.append(tx, news(0, "hook1"), later));
      assertThat(log.find(store.reads(PORTAL), id)).isEqualTo(fresh.getFirst());
      assertThat(fresh.getFirst().created()).isEqualTo(NOW);
      assertThat(fresh.getFirst().due()).isEqualTo(later);
      assertThat(fresh.getFirst().isForBot()).isFalse();
    }

    @Test
    void a_lane_of_an_application_is_dropped_whole_and_the_ledger_stays_balanced() {
      var touched = new ArrayList<EventLog.Touched>();
      log.onTouched(touched::add);
      Acknowledged.now(log, append(PORTAL, 0, "hook1"), attempt("200"));
      append(PORTAL, 0, "hook1");
      var other = append(PORTAL, 0, "hook10");
      var elsewhere = append(OTHER_PORTAL, 0, "hook1");
      int dropped = store.write(PORTAL, tx -> log.withdrawLane(tx, "hook1", "unbound"));
      assertThat(dropped).isOne();
      assertThat(touched).containsExactly(new EventLog.Touched(PORTAL, "hook1", null));
      assertThat(log.waiting(PORTAL, new EventId(0), 9)).containsExactly(other);
      assertThat(log.waiting(OTHER_PORTAL, new EventId(0), 9)).containsExactly(elsewhere);
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(3, 1, 1, 0, 0, 1));
    }

    @Test
    void an_event_of_a_refused_call_never_was() {
      assertThatThrownBy(
              () ->
                  store.write(
                      PORTAL,
                      tx -> {
                        log.append(tx, news(7, "a"));
                        throw new IllegalStateException("refused");
                      }))
          .hasMessage("refused");
      assertThat(fresh).isEmpty();
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(0, 0, 0, 0, 0, 0));
    }

    @Test
    void what_waits_is_read_page_by_page_in_order() {
      var all = IntStream.range(0, 5).mapToObj(i -> append(PORTAL, 7, "a")).toList();
      append(OTHER_PORTAL, 7, "a");
      var first = log.waiting(PORTAL, new EventId(0), 3);
      assertThat(first).containsExactlyElementsOf(all.subList(0, 3));
      assertThat(log.waiting(PORTAL, first.getLast().id(), 3))
          .containsExactlyElementsOf(all.subList(3, 5));
    }

    @Test
    void a_lane_shows_only_its_own_events() {
      var one = append(PORTAL, 7, "a");
      append(PORTAL, 7, "b");
      var two = append(PORTAL, 7, "a");
      assertThat(log.nextOfLane(PORTAL, "a", new EventId(0), 10)).containsExactly(one, two);
      assertThat(log.nextOfLane(PORTAL, "a", one.id(), 10)).containsExactly(two);
    }

    @Test
    void lanes_are_found_by_their_oldest_waiting_event() {
      var settled = append(PORTAL, 7, "a");
      var second = append(PORTAL, 7, "a");
      append(PORTAL, 7, "a");
      var other = append(PORTAL, 7, "b");
      Acknowledged.now(log, settled, attempt("200"));
      var heads = log.lanes(PORTAL, "", 10);
      assertThat(heads)
          .containsExactly(
              new LaneHead(
                  "a", second.id(), new UserId(7), new AppId(4), second.handler(), NOW, NOW, 0),
              new LaneHead(
                  "b", other.id(), new UserId(7), new AppId(4), other.handler(), NOW, NOW, 0));
      assertThat(log.lanes(PORTAL, "", 1)).containsExactly(heads.getFirst());
      assertThat(log.lanes(PORTAL, "a", 1)).containsExactly(heads.getLast());
    }

    @Test
    void a_postponed_event_waits_with_its_new_due_time_and_one_attempt_more() {
      var event = append(PORTAL, 7, "a");
      log.postpone(event, NOW.plusSeconds(5), attempt("503"));
      var waiting = log.nextOfLane(PORTAL, "a", new EventId(0), 10).getFirst();
      assertThat(waiting.due()).isEqualTo(NOW.plusSeconds(5));
      assertThat(waiting.attempts()).isEqualTo(1);
      assertThat(log.waiting(PORTAL)).isEqualTo(1);
    }

    @Test
    void an_event_is_settled_once_and_for_ever() {
      var event = append(PORTAL, 7, "a");
      Acknowledged.now(log, event, attempt("200"));
      log.kill(event, attempt("too late"));
      log.postpone(event, NOW.plusSeconds(5), attempt("too late"));
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1, 0, 1, 0, 0, 0));
    }

    @Test
    void the_events_of_a_removed_bot_are_withdrawn_but_not_the_news_of_its_removal() {
      var dropped = new ArrayList<EventLog.Withdrawn>();
      log.onWithdrawn(dropped::add);
      append(PORTAL, 7, "bot7/chat1");
      append(PORTAL, 8, "bot8/chat1");
      int count =
          store.write(
              PORTAL,
              tx -> {
                int withdrawn = log.withdraw(tx, new UserId(7));
                log.append(tx, news(7, "bot7"));
                return withdrawn;
              });
      assertThat(count).isEqualTo(1);
      assertThat(dropped).containsExactly(new EventLog.Withdrawn(PORTAL, new UserId(7)));
      assertThat(log.counts(PORTAL, new UserId(7))).isEqualTo(new Ledger(2, 1, 0, 0, 0, 1));
      assertThat(log.counts(PORTAL, new UserId(8))).isEqualTo(new Ledger(1, 1, 0, 0, 0, 0));
    }

    @Test
    void the_ledger_balances_whatever_became_of_the_events() {
      Acknowledged.now(log, append(PORTAL, 7, "a"), attempt("200"));
      log.kill(append(PORTAL, 7, "a"), attempt("410"));
      log.postpone(append(PORTAL, 7, "a"), NOW.plusSeconds(1), attempt("500"));
      append(PORTAL, 8, "b");
      store.write(PORTAL, tx -> log.withdraw(tx, new UserId(8)));
      var ledger = log.counts(PORTAL);
      assertThat(ledger).isEqualTo(new Ledger(4, 1, 1, 1, 0, 1));
      assertThat(ledger.balanced()).isTrue();
    }

    @Test
    void an_event_whose_life_ended_is_expired_without_an_attempt() {
      var event = append(PORTAL, 7, "a");
      log.expire(event, "nobody asked for it");
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1, 0, 0, 0, 1, 0));
    }

    @Test
    void an_event_withdrawn_while_it_was_attempted_is_counted_once() {
      var event = append(PORTAL, 7, "a");
      store.write(PORTAL, tx -> log.withdraw(tx, new UserId(7)));
      Acknowledged.now(log, event, attempt("200"));
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1, 0, 0, 0, 0, 1));
    }

    @Test
    void a_very_long_outcome_is_cut_rather_than_refused() {
      log.kill(append(PORTAL, 7, "a"), attempt("x".repeat(5_000)));
      assertThat(log.counts(PORTAL).dead()).isEqualTo(1);
    }

    @Test
    void words_that_a_database_would_not_keep_settle_nothing_less() {
      var event = append(PORTAL, 7, "a");
      var words = "bad\0words";
      Acknowledged.now(
          log,
          event,
          new Attempt(NOW, Duration.ZERO, "http://bot/" + words, 200, words, words, words));
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(1);
    }

    @Test
    void settlements_of_many_threads_share_few_calls_to_the_store() {
      var events = IntStream.range(0, 300).mapToObj(i -> append(PORTAL, 7, "a")).toList();
      long before = store.calls();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        events.forEach(
            event -> threads.execute(() -> Acknowledged.now(log, event, attempt("200"))));
      }
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(300);
      assertThat(store.calls() - before).isLessThan(300);
    }
  }
}
