package dev.confab.eventlog;

import static dev.confab.eventlog.Hindrance.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventDeskTest {
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

  abstract static class Contract extends DeskContract {
    Contract(Database database) {
      super(database);
    }

    private List<EventId> looked(EventFilter filter, List<EventId> ends) {
      var found = new ArrayList<EventId>();
      EventId before = null;
      do {
        var looked = desk.look(store.reads(PORTAL), filter, before, 2, 3);
        looked.entries().forEach(entry -> found.add(entry.event().id()));
        before = looked.next();
        ends.add(before);
      } while (before != null);
      return found;
    }

    @Test
    void a_look_passes_over_so_many_events_and_says_where_the_next_goes_on() {
      var one = append(7, "chat1", 11);
      for (int i = 0; i < 8; i++) {
        append(i % 2 == 0 ? 8 : 7, "chat2", 12);
      }
      var ten = append(7, "chat1", 13);
      var ends = new ArrayList<EventId>();
      assertThat(looked(inChat(99), ends)).isEmpty();
      assertThat(ends).containsExactly(new EventId(8), new EventId(5), new EventId(2), null);
      ends.clear();
      assertThat(looked(inChat(1), ends)).containsExactly(ten.id(), one.id());
      assertThat(ends).containsExactly(new EventId(8), new EventId(5), new EventId(2), null);
      ends.clear();
      var ofBot = new EventFilter(null, BOT, null, null, "bot7/chat1", null, null, null);
      assertThat(looked(ofBot, ends)).containsExactly(ten.id(), one.id());
      assertThat(ends).as("of six events").containsExactly(new EventId(7), new EventId(1), null);
      ends.clear();
      var dead = new EventFilter(null, null, State.DEAD, null, null, null, ten.created(), null);
      assertThat(looked(dead, ends)).isEmpty();
    }

    @Test
    void what_an_index_leads_to_is_found_in_one_look() {
      var one = append(7, "chat1", 11);
      for (int i = 0; i < 8; i++) {
        append(8, "chat2", 12);
      }
      var told = new EventFilter(null, null, null, null, null, new MessageId(11), null, null);
      for (var filter : List.of(told, EventFilter.of(BOT))) {
        var ends = new ArrayList<EventId>();
        assertThat(looked(filter, ends)).containsExactly(one.id());
        assertThat(ends).hasSize(1);
      }
    }

    @Test
    void what_was_withheld_never_waits_and_says_why() {
      var told = append(7, "chat1", 11);
      var fresh = new ArrayList<Event>();
      var changed = new ArrayList<PortalId>();
      log.onFresh(fresh::add);
      log.onChange(changed::add);
      var news =
          new NewEvent(
              "bot7/chat1",
              "ONIMBOTJOINCHAT",
              BOT,
              new AppId(7),
              new HandlerId(7),
              null,
              null,
              "{\"B\":2}");
      does(
          tx -> {
            log.withhold(tx, news);
            return true;
          });
      assertThat(fresh).isEmpty();
      assertThat(changed).containsExactly(PORTAL);
      assertThat(log.waiting(PORTAL)).isEqualTo(1);
      var filter =
          new EventFilter(
              null, null, null, Hindrance.NOT_INSTALLED, null, null, null, null, null, null);
      var entry = desk.list(store.reads(PORTAL), filter, null, 50).getFirst();
      assertThat(entry.state()).isEqualTo(State.WITHDRAWN);
      assertThat(entry.outcome()).startsWith("withheld: ");
      assertThat(entry.settled()).isEqualTo(clock.instant());
      assertThat(entry.event().data()).isEqualTo("{\"B\":2}");
      var asBot = new BotLog().from(store.reads(PORTAL), BOT, new EventId(0), 50);
      assertThat(asBot).extracting(Event::id).containsExactly(told.id());
      assertThat(log.counts(PORTAL).withdrawn()).isEqualTo(1);
      balanced();
      assertThat(does(tx -> desk.retryNow(tx, entry.event()))).isFalse();
      var again = store.write(PORTAL, tx -> desk.replay(tx, entry.event()));
      assertThat(log.find(store.reads(PORTAL), again)).isEqualTo(fresh.getFirst());
      assertThat(fresh.getFirst().replayOf()).isEqualTo(entry.event().id());
      balanced();
    }

    @Test
    void events_are_listed_newest_first_and_by_what_is_asked() {
      var one = append(7, "chat1", 11);
      clock.forward(Duration.ofHours(1));
      var two = append(7, "chat2", 12);
      clock.forward(Duration.ofHours(1));
      var three = append(8, "chat1", 12);
      Acknowledged.now(log, one, attempt("200"));
      assertThat(list(EventFilter.ANY)).containsExactly(three.id(), two.id(), one.id());
      assertThat(list(EventFilter.of(BOT))).containsExactly(two.id(), one.id());
      assertThat(
              list(
                  new EventFilter(
                      new AppId(7),
                      BOT,
                      State.WAITING,
                      "ONIMBOTMESSAGEADD",
                      null,
                      null,
                      null,
                      null)))
          .containsExactly(two.id());
      assertThat(list(new EventFilter(null, null, null, null, null, new MessageId(12), null, null)))
          .containsExactly(three.id(), two.id());
      assertThat(
              list(
                  new EventFilter(
                      null, null, null, null, "bot7/chat2", null, two.created(), two.created())))
          .containsExactly(two.id());
      assertThat(
              list(
                  new EventFilter(
                      null, null, null, null, null, null, three.created().plusSeconds(1), null)))
          .isEmpty();
      assertThat(list(inChat(1))).containsExactly(three.id(), one.id());
      assertThat(list(inChat(11))).isEmpty();
      assertThat(desk.list(store.reads(PORTAL), EventFilter.ANY, two.id(), 50))
          .extracting(found -> found.event().id())
          .containsExactly(one.id());
    }

    private Attempt refused() {
      return Attempt.unposted(clock.instant(), Duration.ZERO, "http://10.0.0.1/", "no", REFUSED);
    }

    @Test
    void an_event_is_hindered_as_its_last_attempt_was() {
      var due = clock.instant().plusSeconds(1);
      var waits = append(7, "chat1", 11);
      log.postpone(waits, due, refused());
      var dies = append(7, "chat2", 12);
      log.kill(dies, refused());
      var taken = append(7, "chat3", 13);
      log.postpone(taken, due, refused());
      Acknowledged.now(log, taken, attempt("200"));
      var past = append(7, "chat4", 14);
      log.postpone(past, due, refused());
      log.kill(past, attempt("500"));
      var filter = new EventFilter(null, null, null, REFUSED, null, null, null, null, null, null);
      assertThat(list(filter)).containsExactly(dies.id(), waits.id());
      assertThat(entry(dies).hindrance()).isEqualTo(REFUSED);
      assertThat(entry(taken).hindrance()).isNull();
      assertThat(entry(past).hindrance()).isNull();
      log.postpone(waits, due, attempt("500"));
      assertThat(list(filter)).containsExactly(dies.id());
    }

    @Test
    void an_event_is_shown_with_its_attempts() {
      var event = append(7, "chat1", 11);
      log.postpone(event, clock.instant().plusSeconds(60), attempt("500"));
      var entry = entry(event);
      assertThat(entry.state()).isEqualTo(State.WAITING);
      assertThat(entry.outcome()).isEqualTo("500");
      assertThat(entry.settled()).isNull();
      assertThat(desk.attempts(store.reads(PORTAL), event.id()))
          .containsExactly(new NumberedAttempt(1, attempt("500")));
    }

    @Test
    void a_withdrawn_event_stays_withdrawn_whatever_its_handler_says() {
      var event = append(7, "chat1", 11);
      assertThat(does(tx -> desk.withdraw(tx, event, "cancelled by user 1"))).isTrue();
      Acknowledged.now(log, event, attempt("200"));
      log.postpone(event, clock.instant().plusSeconds(60), attempt("500"));
      assertThat(entry(event).state()).isEqualTo(State.WITHDRAWN);
      assertThat(entry(event).outcome()).isEqualTo("cancelled by user 1");
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1, 0, 0, 0, 0, 1));
      assertThat(touched).containsExactly(new EventLog.Touched(PORTAL, "bot7/chat1", null));
      balanced();
    }

    @Test
    void what_is_settled_is_neither_withdrawn_nor_edited_nor_retried() {
      var event = append(7, "chat1", 11);
      Acknowledged.now(log, event, attempt("200"));
      assertThat(does(tx -> desk.withdraw(tx, event, "x"))).isFalse();
      assertThat(does(tx -> desk.edit(tx, event, "{}"))).isFalse();
      assertThat(does(tx -> desk.retryNow(tx, event))).isFalse();
      assertThat(touched).isEmpty();
      assertThat(entry(event).event().data()).isEqualTo("{\"A\":1}");
      balanced();
    }

    @Test
    void an_event_that_is_cancelled_and_taken_in_the_same_moment_ends_in_one_state() {
      var all = new ArrayList<Event>();
      for (int i = 0; i < 100; i++) {
        all.add(append(7, "chat" + i, 11));
      }
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var event : all) {
          threads.execute(() -> Acknowledged.now(log, event, attempt("200")));
          threads.execute(() -> store.write(PORTAL, tx -> desk.withdraw(tx, event, "cancelled")));
        }
      }
      var counts = log.counts(PORTAL);
      assertThat(counts.waiting()).isZero();
      assertThat(counts.acknowledged() + counts.withdrawn()).isEqualTo(100);
      balanced();
    }

    @Test
    void whoever_settles_an_event_first_stands_and_the_ledger_says_so() {
      var all = new ArrayList<Event>();
      for (int i = 0; i < 100; i++) {
        all.add(append(7, "chat" + i, 11));
      }
      var reader = new BotLog();
      var taken = attempt("fetched");
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var event : all) {
          threads.execute(() -> Acknowledged.now(log, event, attempt("200")));
          threads.execute(() -> log.kill(event, attempt("500")));
          threads.execute(() -> log.expire(event, "its life is over"));
          threads.execute(() -> store.write(PORTAL, tx -> desk.withdraw(tx, event, "cancelled")));
          threads.execute(() -> take(reader, event, taken));
        }
        threads.execute(() -> store.write(PORTAL, tx -> log.withdraw(tx, BOT)));
      }
      var counts = log.counts(PORTAL);
      assertThat(counts.created()).isEqualTo(100);
      assertThat(counts.waiting()).isZero();
      for (var state : State.values()) {
        var filter = new EventFilter(null, BOT, state, null, null, null, null, null);
        assertThat(desk.list(store.reads(PORTAL), filter, null, 200))
            .as("rows that are %s", state)
            .hasSize((int) of(counts, state));
      }
      balanced();
    }

    private void take(BotLog reader, Event event, Attempt taken) {
      store.write(
          PORTAL,
          tx -> {
            reader.acknowledge(tx, event, taken, clock.instant());
            return true;
          });
    }

    private static long of(Ledger counts, State state) {
      return switch (state) {
        case WAITING -> counts.waiting();
        case ACKNOWLEDGED -> counts.acknowledged();
        case DEAD -> counts.dead();
        case EXPIRED -> counts.expired();
        case WITHDRAWN -> counts.withdrawn();
      };
    }

    @Test
    void a_waiting_event_gets_other_data_and_another_time() {
      var event = append(7, "chat1", 11);
      log.postpone(event, clock.instant().plusSeconds(600), attempt("500"));
      clock.forward(Duration.ofSeconds(3));
      store.write(PORTAL, tx -> desk.edit(tx, event, "{\"B\":2}"));
      store.write(PORTAL, tx -> desk.retryNow(tx, entry(event).event()));
      assertThat(entry(event).event().data()).isEqualTo("{\"B\":2}");
      assertThat(entry(event).event().due()).isEqualTo(clock.instant());
    }

    private void edit(Event event, String data) {
      store.write(PORTAL, tx -> desk.edit(tx, entry(event).event(), data));
    }

    private void fails(Event event, Instant started) {
      var attempt =
          new Attempt(started, Duration.ofMillis(5), "http://bot/", 500, "500", null, null);
      log.postpone(entry(event).event(), clock.instant().plusSeconds(60), attempt);
    }

    @Test
    void an_attempt_is_shown_with_the_data_it_carried_whatever_was_edited_since() {
      var event = append(7, "chat1", 11);
      fails(event, clock.instant());
      clock.forward(Duration.ofSeconds(3));
      edit(event, "{\"B\":2}");
      clock.forward(Duration.ofSeconds(3));
      fails(event, clock.instant());
      var underWay = clock.instant();
      clock.forward(Duration.ofSeconds(3));
      edit(event, "{\"C\":3}");
      edit(event, "{\"D\":4}");
      fails(event, underWay);
      fails(event, clock.instant());
      var edits = desk.edits(store.reads(PORTAL), event.id());
      var now = entry(event).event().data();
      assertThat(desk.attempts(store.reads(PORTAL), event.id()))
          .extracting(attempt -> Edit.carried(edits, attempt, now))
          .containsExactly("{\"A\":1}", "{\"B\":2}", "{\"B\":2}", "{\"D\":4}");
    }

    @Test
    void what_was_replaced_goes_with_its_event() {
      var event = append(7, "chat1", 11);
      var waits = append(7, "chat2", 12);
      edit(event, "{}");
      edit(waits, "{}");
      Acknowledged.now(log, event, attempt("200"));
      clock.forward(Duration.ofDays(9));
      var portals = List.of(PORTAL);
      try (var sweeper = new Sweeper(store, () -> portals, EventKeep.SERVER, clock)) {
        assertThat(sweeper.sweep()).isEqualTo(1);
      }
      assertThat(desk.edits(store.reads(PORTAL), event.id())).isEmpty();
      assertThat(desk.edits(store.reads(PORTAL), waits.id())).hasSize(1);
    }

    @Test
    void only_the_first_that_waits_is_the_head_of_its_lane() {
      var one = append(7, "chat1", 11);
      var two = append(7, "chat1", 12);
      assertThat(desk.isHead(store.reads(PORTAL), one)).isTrue();
      assertThat(desk.isHead(store.reads(PORTAL), two)).isFalse();
      store.write(PORTAL, tx -> desk.withdraw(tx, one, "x"));
      assertThat(desk.isHead(store.reads(PORTAL), two)).isTrue();
    }

    @Test
    void a_replay_is_a_new_event_that_names_the_first_of_its_line() {
      var event = append(7, "chat1", 11);
      Acknowledged.now(log, event, attempt("200"));
      var again = replay(event);
      assertThat(again.replayOf()).isEqualTo(event.id());
      assertThat(again.id().value()).isGreaterThan(event.id().value());
      assertThat(again.data()).isEqualTo(event.data());
      assertThat(again.lane()).isEqualTo(event.lane());
      Acknowledged.now(log, again, attempt("200"));
      assertThat(replay(again).replayOf()).isEqualTo(event.id());
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(3, 1, 2, 0, 0, 0));
      assertThat(desk.settled(store.reads(PORTAL), BOT, new EventId(0), new EventId(99), null, 10))
          .extracting(Event::id)
          .containsExactly(event.id());
      balanced();
    }

    Event replay(Event event) {
      var id = store.write(PORTAL, tx -> desk.replay(tx, event));
      return Objects.requireNonNull(log.find(store.reads(PORTAL), id));
    }

    @Test
    void who_was_not_told_of_a_message_is_on_record() {
      store.write(
          PORTAL,
          tx -> {
            log.miss(tx, new MessageId(11), BOT, Miss.Reason.NOT_MENTIONED);
            log.miss(tx, new MessageId(12), BOT, Miss.Reason.NO_HANDLER);
            return 0;
          });
      var first = new Miss(new MessageId(11), BOT, Miss.Reason.NOT_MENTIONED, clock.instant());
      assertThat(log.misses(store.reads(PORTAL), new MessageId(11))).containsExactly(first);
      assertThat(log.misses(store.reads(PORTAL), BOT, 10))
          .extracting(Miss::message)
          .containsExactly(new MessageId(12), new MessageId(11));
    }

    @Test
    void the_oldest_that_waits_is_known() {
      assertThat(log.oldestWaiting(PORTAL)).isNull();
      var one = append(7, "chat2", 11);
      clock.forward(Duration.ofHours(1));
      var two = append(7, "chat1", 12);
      assertThat(log.oldestWaiting(PORTAL)).isEqualTo(one.created());
      Acknowledged.now(log, one, attempt("200"));
      assertThat(log.oldestWaiting(PORTAL)).isEqualTo(two.created());
    }

    @Test
    void an_audit_finds_a_row_that_vanished() {
      append(7, "chat1", 11);
      store.write(PORTAL, tx -> tx.run("DELETE FROM events WHERE portal_id = :portal"));
      assertThat(EventAudit.lines(store.reads(PORTAL))).noneMatch(AuditLine::balanced);
      assertThat(EventAudit.portals(store.reads(PORTAL))).containsExactly(PORTAL);
    }

    @Test
    void the_time_of_what_was_settled_is_kept() {
      var event = append(7, "chat1", 11);
      clock.forward(Duration.ofSeconds(5));
      log.kill(event, attempt("500"));
      assertThat(entry(event).settled()).isEqualTo(Instant.parse("2026-02-26T00:00:05Z"));
    }
  }
}
