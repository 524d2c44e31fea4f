package dev.confab.delivery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.EventId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.InDoubt;
import dev.confab.sql.Reads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The sentences of docs/delivery.md, one courier, a clock moved by hand and no threads.
class DeliveryContractTest {
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
    Contract(Database database) {
      super(database);
    }

    void suspended() {
      handler = event -> Outcome.refused(410, "410", null, null);
      append("chat1");
      settle();
      handler = event -> WELL;
      posted.clear();
      append("chat2");
      pass(Duration.ofHours(5));
      assertThat(posted).isEmpty();
    }

    @Test
    void a_faithful_event_is_attempted_once_and_lost() {
      agree("faithful", null, null);
      handler = event -> DOWN;
      append("chat1");
      pass(Duration.ofDays(4));
      assertThat(posted).hasSize(1);
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1, 0, 0, 1, 0, 0));
    }

    @Test
    void an_attempt_that_could_not_be_made_says_so_and_opens_no_circuit() {
      handler = event -> Outcome.unmade("too many host names are looked up");
      for (int dialog = 0; dialog < 2 * Circuit.FAILING_MAX; dialog++) {
        append("chat" + dialog);
      }
      var first = append("chat0");
      settle();
      assertThat(courier.openCircuits()).isZero();
      assertThat(posted).hasSize(2 * Circuit.FAILING_MAX).doesNotContain(first);
      assertThat(new EventDesk(log, clock).attempts(store.reads(PORTAL), posted.getFirst()))
          .extracting(tried -> tried.attempt().outcome())
          .containsExactly("too many host names are looked up");
      handler = event -> WELL;
      pass(Duration.ofSeconds(2));
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(2 * Circuit.FAILING_MAX + 1);
    }

    @Test
    void where_attempts_cannot_be_made_no_more_than_a_round_of_places_fails_in_a_second() {
      var many = new ArrayList<Runnable>();
      try (var few = courier(many, new Bounds(100, 5, 1_000, 10, 100_000))) {
        handler = event -> Outcome.unmade("too many host names are looked up");
        for (int dialog = 0; dialog < 100; dialog++) {
          append("chat" + dialog);
        }
        tasks.clear();
        settle(few, many);
        assertThat(posted).hasSize(5);
        clock.move(Duration.ofSeconds(1));
        settle(few, many);
        assertThat(posted).hasSizeBetween(6, 10);
      }
    }

    @Test
    void a_slow_faithful_handler_is_called_less_often() {
      agree("faithful", null, null);
      handler =
          event -> {
            clock.move(Duration.ofSeconds(20));
            return WELL;
          };
      append("chat1");
      append("chat1");
      settle();
      assertThat(posted).hasSize(1);
      pass(Duration.ofSeconds(20));
      assertThat(posted).hasSize(2);
    }

    @Test
    void an_event_that_a_bot_does_not_fetch_is_never_posted_and_expires() {
      agree(null, "fetch", null);
      append("chat1");
      pass(Duration.ofDays(2));
      assertThat(log.counts(PORTAL).waiting()).isEqualTo(1);
      pass(Duration.ofDays(2));
      assertThat(posted).isEmpty();
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1, 0, 0, 0, 1, 0));
    }

    @Test
    void a_change_of_profile_or_of_the_way_to_receive_takes_along_what_waits() {
      agree(null, "fetch", null);
      append("chat1");
      settle();
      agree("faithful", "webhook", null);
      settle();
      assertThat(posted).hasSize(1);
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(1);
    }

    @Test
    void a_change_of_which_nobody_knows_whether_it_was_kept_takes_along_what_waits() {
      agree(null, "fetch", null);
      append("chat1");
      settle();
      InDoubt.write(
          store, PORTAL, "UPDATE delivery_terms SET receive = 'WEBHOOK' WHERE portal_id = :portal");
      settle();
      assertThat(posted).hasSize(1);
      suspended();
      InDoubt.write(store, PORTAL, "DELETE FROM handler_notes WHERE portal_id = :portal");
      settle();
      assertThat(posted).hasSize(2);
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(3);
    }

    @Test
    void a_handler_that_answers_410_is_left_alone_until_an_operator_says_so() {
      suspended();
      store.write(
          PORTAL,
          tx -> {
            notes.open(tx, app);
            return true;
          });
      settle();
      assertThat(posted).hasSize(2);
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(2);
    }

    @Test
    void a_suspension_outlives_the_server() {
      suspended();
      var note = new HandlerNotes(store).of(PORTAL, app, "https://old.example.com/");
      assertThat(note.closedSentence()).contains("410").contains("confab.delivery.resume");
    }

    @Test
    void a_changed_address_takes_along_what_waited_for_a_suspended_one() {
      suspended();
      addresses.put(HANDLER, "https://new.example.com/");
      courier.reconsider(PORTAL);
      settle();
      assertThat(posted).hasSize(2);
      assertThat(called).endsWith("https://new.example.com/");
    }

    @Test
    void a_suspended_event_that_was_attempted_dies_and_one_that_was_not_expires() {
      suspended();
      pass(Duration.ofDays(4));
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(2, 0, 0, 1, 1, 0));
    }

    @Test
    void an_event_is_given_up_when_its_agreed_life_is_over() {
      agree(null, null, 60L);
      handler = event -> DOWN;
      append("chat1");
      pass(Duration.ofSeconds(59));
      assertThat(log.counts(PORTAL).waiting()).isEqualTo(1);
      pass(Duration.ofSeconds(2));
      assertThat(log.counts(PORTAL).dead()).isEqualTo(1);
      assertThat(posted).hasSize(5);
    }

    @Test
    void what_waits_for_a_handler_that_is_spared_ends_with_its_life() {
      agree(null, null, 7_200L);
      handler = event -> DOWN;
      dialogs(0, 150);
      pass(Duration.ofMinutes(60));
      dialogs(150, 150);
      pass(Duration.ofMinutes(58));
      assertThat(log.counts(PORTAL).waiting()).isEqualTo(300);
      pass(Duration.ofMinutes(4));
      assertThat(log.counts(PORTAL).waiting()).isEqualTo(150);
      int before = posted.size();
      pass(Duration.ofMinutes(60));
      assertThat(log.counts(PORTAL).waiting()).isZero();
      assertThat(posted.size() - before).as("probes").isLessThan(70);
    }

    @Test
    void what_waits_for_a_handler_that_is_spared_ends_with_its_life_after_a_start_too() {
      agree(null, null, 7_200L);
      handler = event -> DOWN;
      dialogs(100, 60);
      pass(Duration.ofMinutes(80));
      dialogs(0, 60);
      pass(Duration.ofMinutes(36));
      restart(20);
      assertThat(log.counts(PORTAL).waiting()).isEqualTo(60);
    }

    void dialogs(int first, int count) {
      for (int i = first; i < first + count; i++) {
        append("chat" + i);
      }
    }

    @Test
    void an_operator_may_wish_for_an_attempt_when_the_life_of_what_waits_is_over() {
      agree(null, null, 3_600L);
      handler = event -> DOWN;
      dialogs(0, 8);
      pass(Duration.ofMinutes(59));
      var waiting = log.waiting(PORTAL, new EventId(0), 8).getLast();
      posted.clear();
      handler = event -> WELL;
      clock.move(Duration.ofSeconds(60));
      var desk = new EventDesk(log, clock);
      store.write(PORTAL, tx -> desk.retryNow(tx, waiting));
      settle();
      settle(); // a lane that pauses is looked at anew
      assertThat(posted).contains(waiting.id());
    }

    @Test
    void what_is_over_for_longer_than_any_pause_is_not_attempted_any_more() {
      handler = event -> DOWN;
      append("chat1");
      settle();
      clock.move(Duration.ofDays(3).plusMinutes(70));
      restart(1);
      assertThat(posted).as("the last attempt, a little late").hasSize(2);
      append("chat2");
      settle();
      posted.clear();
      clock.move(Duration.ofDays(3).plusMinutes(80));
      restart(1);
      assertThat(posted).isEmpty();
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(2, 0, 0, 2, 0, 0));
    }

    @Test
    void one_poisoned_event_holds_up_its_own_dialog_only() {
      var poison = append("chat0");
      handler = event -> event.id().equals(poison) ? DOWN : WELL;
      append("chat0");
      pass(Duration.ofHours(1));
      for (int i = 1; i <= 20; i++) {
        append("chat" + i);
      }
      settle();
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(22, 2, 20, 0, 0, 0));
      assertThat(courier.openCircuits()).isZero();
    }

    @Test
    void a_handler_that_was_absent_under_other_terms_is_seen_as_it_does_now() {
      handler = event -> DOWN;
      for (int i = 0; i < 5; i++) {
        append("chat" + i);
      }
      settle();
      assertThat(courier.openCircuits()).isEqualTo(1);
      store.write(
          PORTAL,
          tx -> {
            agreements.change(tx, app, null, TermsChange.of(null, null, 3L, null, null, null));
            return true;
          });
      handler = event -> WELL;
      pass(Duration.ofHours(2));
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(5);
      var health = courier.health(PORTAL, app, "https://old.example.com/");
      assertThat(health == null ? "closed" : health.circuit()).isEqualTo("closed");
      assertThat(courier.openCircuits()).isZero();
    }

    @Test
    void a_clock_that_is_set_back_lengthens_no_pause() {
      handler = event -> posted.size() == 1 ? DOWN : WELL;
      append("chat1");
      append("chat1");
      settle();
      assertThat(posted).hasSize(1);
      clock.move(Duration.ofHours(-5));
      settle();
      assertThat(posted).as("nothing before its time").hasSize(1);
      pass(Duration.ofMillis(1_200));
      assertThat(log.counts(PORTAL).acknowledged()).as("the one behind it too").isEqualTo(2);
    }

    @Test
    void an_absent_handler_is_looked_for_as_often_when_the_clock_is_set_back() {
      handler = event -> DOWN;
      for (int i = 0; i < 5; i++) {
        append("chat" + i);
      }
      settle();
      clock.move(Duration.ofHours(-5));
      handler = event -> WELL;
      var health = requireNonNull(courier.health(PORTAL, app, "https://old.example.com/"));
      assertThat(health.nextProbe()).isBetween(clock.instant(), clock.instant().plusSeconds(1));
      pass(Duration.ofSeconds(2));
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(5);
    }

    @Test
    void what_was_to_wait_when_the_server_ended_waits_no_longer_than_any_pause() {
      handler = event -> DOWN;
      append("chat1");
      append("chat1");
      settle();
      clock.move(Duration.ofDays(-2));
      handler = event -> WELL;
      restart(75);
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(2);
    }

    void restart(int minutes) {
      restart(minutes, Duration.ofMinutes(1));
    }

    @Test
    void what_nobody_attempted_is_attempted_after_a_start_whatever_the_clock_shows() {
      append("chat1");
      clock.move(Duration.ofMinutes(-50));
      restart(2); // a lane that pauses is looked at anew
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(1);
    }

    @Test
    void what_was_to_come_later_waits_for_that_after_a_start_and_no_longer() {
      var news = new NewEvent("bot7/chat1", "X", BOT, app, HANDLER, null, null, "{}");
      var delay = Duration.ofMinutes(10);
      store.write(PORTAL, tx -> log.append(tx, news, clock.instant().plus(delay)));
      clock.move(Duration.ofMinutes(4));
      restart(6);
      assertThat(posted).as("nothing before its time").isEmpty();
      restart(1);
      assertThat(posted).hasSize(1);
      store.write(PORTAL, tx -> log.append(tx, news, clock.instant().plus(delay)));
      clock.move(Duration.ofMinutes(-50));
      restart(10);
      assertThat(posted).as("nothing sooner than it was meant").hasSize(1);
      restart(11);
      assertThat(posted).hasSize(2);
    }

    @Test
    void an_event_that_is_retried_while_it_is_attempted_is_attempted_again_at_once() {
      var desk = new EventDesk(log, clock);
      handler =
          event -> {
            if (posted.size() > 1) {
              return WELL;
            }
            for (int wish = 0; wish < 2; wish++) {
              store.write(PORTAL, tx -> desk.retryNow(tx, waiting(tx, event.id())));
            }
            return DOWN;
          };
      var id = append("chat1");
      settle();
      settle(); // a lane that pauses is looked at anew
      assertThat(posted).containsExactly(id, id);
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(1);
    }

    @Test
    void a_wish_to_retry_makes_no_attempt_after_the_last() {
      var desk = new EventDesk(log, clock);
      agree(null, null, 60L);
      handler =
          event -> {
            boolean last = !clock.instant().isBefore(event.created().plusSeconds(60));
            if (last || event.lane().endsWith("faithful")) {
              store.write(PORTAL, tx -> desk.retryNow(tx, waiting(tx, event.id())));
            }
            return DOWN;
          };
      append("chat1");
      pass(Duration.ofMinutes(2));
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1, 0, 0, 1, 0, 0));
      agree("faithful", null, null);
      append("faithful");
      settle();
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(2, 0, 0, 2, 0, 0));
    }

    Event waiting(Reads reads, EventId id) {
      return requireNonNull(log.find(reads, id));
    }

    @Test
    void an_attempt_that_ends_with_an_error_of_the_machine_is_made_again() {
      handler =
          event -> {
            throw new StackOverflowError("made up");
          };
      append("chat1");
      settle();
      assertThat(courier.inFlight()).isZero();
      handler = event -> WELL;
      pass(Duration.ofMinutes(1));
      assertThat(posted).hasSize(2);
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1, 0, 1, 0, 0, 0));
    }

    @Test
    void ten_hours_without_a_handler_cost_few_attempts_and_end_slowly_and_in_order() {
      handler = event -> DOWN;
      var ofDialog = new ArrayList<EventId>();
      for (int hour = 0; hour < 10; hour++) {
        for (int i = 0; i < 50; i++) {
          ofDialog.add(append("chat0"));
          append("chat" + (1 + hour * 50 + i));
        }
        pass(Duration.ofHours(1));
      }
      var health = requireNonNull(courier.health(PORTAL, app, "https://old.example.com/"));
      assertThat(health.circuit()).isEqualTo("open");
      assertThat(health.nextProbe()).isAfter(clock.instant());
      assertThat(posted.size())
          .as("a probe a minute, and one for each dialog that came")
          .isLessThan(600 + 500 + 50);

      handler = event -> WELL;
      posted.clear();
      clock.move(Duration.ofMinutes(1));
      assertThat(settle()).startsWith(1, 2, 4, 8, 16);
      pass(Duration.ofHours(2));
      assertThat(log.counts(PORTAL)).isEqualTo(new Ledger(1_000, 0, 1_000, 0, 0, 0));
      assertThat(posted.stream().filter(new HashSet<>(ofDialog)::contains).toList())
          .isEqualTo(ofDialog);
    }
  }
}
