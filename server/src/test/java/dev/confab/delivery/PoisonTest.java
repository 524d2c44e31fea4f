package dev.confab.delivery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.eventlog.EventDesk;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Handlers that refuse much and are there, that want to be spared, and that move.
class PoisonTest {
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
    static final Outcome BROKEN = Outcome.refused(500, "500", null, null);
    static final String OLD = "https://old.example.com/";

    final Set<EventId> poison = new HashSet<>();
    final Map<EventId, Instant> taken = new HashMap<>();

    Contract(Database database) {
      super(database);
    }

    /// A handler that takes all but the poison, and dialogs in which it has taken something.
    void greeted(int dialogs) {
      handler =
          event -> {
            if (poison.contains(event.id())) {
              return BROKEN;
            }
            taken.putIfAbsent(event.id(), clock.instant());
            return WELL;
          };
      for (int i = 0; i < dialogs; i++) {
        append("chat" + i);
      }
      settle();
    }

    void poisoned(int first, int count) {
      for (int i = first; i < first + count; i++) {
        poison.add(append("chat" + i));
        settle();
      }
    }

    /// How long each of 40 messages in ten healthy dialogs waits, one a second.
    List<Duration> healthy(int first) {
      var sent = new HashMap<EventId, Instant>();
      for (int i = 0; i < 40; i++) {
        sent.put(append("chat" + (first + i % 10)), clock.instant());
        pass(Duration.ofSeconds(1));
      }
      pass(Duration.ofSeconds(10));
      var waits = new ArrayList<Duration>();
      sent.forEach(
          (id, at) -> waits.add(Duration.between(at, taken.getOrDefault(id, Instant.MAX))));
      return waits;
    }

    void nobodyElseWaits(int poisoned) {
      greeted(poisoned + 10);
      poisoned(0, poisoned);
      assertThat(healthy(poisoned))
          .hasSize(40)
          .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(3)));
    }

    @Test
    void twenty_poisoned_dialogs_hold_up_no_other() {
      nobodyElseWaits(20);
    }

    @Test
    void two_hundred_poisoned_dialogs_hold_up_no_other() {
      nobodyElseWaits(200);
    }

    @Test
    void poison_that_came_long_ago_holds_up_nobody_who_comes_now() {
      greeted(210);
      poisoned(0, 200);
      pass(Duration.ofMinutes(50));
      assertThat(healthy(200))
          .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(3)));
    }

    @Test
    void poison_that_nobody_could_attempt_within_five_minutes_holds_up_nobody_who_comes_now() {
      greeted(410);
      poisoned(0, 400);
      pass(Duration.ofMinutes(10));
      assertThat(healthy(400))
          .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(3)));
    }

    @Test
    void a_message_amid_poison_after_a_quiet_night_waits_a_second_for_each_that_came_after_it() {
      greeted(101);
      clock.move(Duration.ofHours(9));
      poisoned(0, 50);
      var id = append("chat100");
      var then = clock.instant();
      poisoned(50, 50);
      pass(Duration.ofMinutes(2));
      assertThat(Duration.between(then, taken.get(id))).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void poison_that_keeps_coming_does_not_keep_back_what_is_stuck() {
      greeted(1);
      poisoned(0, 6);
      pass(Duration.ofMinutes(20));
      poison.clear(); // the handler was mended
      for (int i = 0; i < 6; i++) {
        poisoned(10 + i, 1);
        pass(Duration.ofSeconds(25));
      }
      assertThat(taken).hasSizeGreaterThan(1);
    }

    @Test
    void poison_that_comes_each_second_keeps_back_neither_what_is_stuck_nor_what_came_before_it() {
      greeted(1);
      poisoned(0, 6);
      pass(Duration.ofSeconds(30));
      var stuck = Set.copyOf(poison);
      poison.clear(); // the handler was mended
      var before = new ArrayList<EventId>();
      for (int i = 0; i < 3; i++) {
        poisoned(10 + i, 1);
        before.add(append("old" + i));
        poisoned(20 + i, 1);
      }
      for (int second = 0; second < 150; second++) {
        poisoned(100 + 2 * second, 2);
        pass(Duration.ofSeconds(1));
      }
      assertThat(taken).as("what is stuck").containsKeys(stuck.toArray(EventId[]::new));
      assertThat(taken).as("what came before").containsKeys(before.toArray(EventId[]::new));
    }

    @Test
    void poison_that_hangs_and_keeps_coming_does_not_keep_back_what_is_stuck() {
      greeted(1);
      poisoned(0, 6);
      pass(Duration.ofMinutes(20));
      handler =
          event -> {
            if (poison.contains(event.id())) {
              clock.move(Duration.ofSeconds(30));
              return BROKEN;
            }
            taken.putIfAbsent(event.id(), clock.instant());
            return WELL;
          };
      poison.clear();
      for (int i = 0; i < 40; i++) {
        poison.add(append("chat" + (10 + i)));
      }
      for (int i = 0; i < 8; i++) {
        settle();
        clock.move(Duration.ofSeconds(1));
      }
      assertThat(taken).hasSizeGreaterThan(1);
    }

    @Test
    void a_restarted_server_is_held_up_by_no_poison_either() {
      greeted(101);
      poisoned(0, 100);
      clock.move(Duration.ofHours(2)); // all of it is due
      var id = append("last");
      restart(3, Duration.ofSeconds(1));
      assertThat(taken).containsKey(id);
    }

    @Test
    void a_handler_that_is_down_is_probed_each_second_for_five_minutes_and_then_each_minute() {
      greeted(1);
      handler = event -> BROKEN;
      for (int i = 0; i < 2_000; i++) {
        append("chat" + i);
      }
      settle();
      int first = posted.size();
      assertThat(first).as("as many as are under way at once").isLessThan(50);
      pass(Duration.ofMinutes(5));
      assertThat(posted.size() - first).isBetween(290, 310);
      int then = posted.size();
      pass(Duration.ofHours(1));
      assertThat(posted.size() - then).isBetween(55, 65);
    }

    @Test
    void a_probe_that_hangs_of_a_dialog_that_is_stuck_is_waited_for_by_no_other() {
      greeted(30);
      poisoned(0, 5);
      var stuck = new ArrayList<Runnable>();
      clock.move(Duration.ofSeconds(2));
      var _ = courier.look();
      stuck.addAll(tasks); // under way, and without an answer
      tasks.clear();
      assertThat(stuck).hasSize(1);
      var id = append("chat20");
      settle();
      assertThat(taken).containsKey(id);
      stuck.forEach(Runnable::run);
    }

    @Test
    void an_old_probe_that_is_answered_ends_no_later_opening() {
      greeted(30);
      poisoned(0, 5);
      clock.move(Duration.ofSeconds(2));
      var _ = courier.look();
      var old = List.copyOf(tasks);
      tasks.clear();
      assertThat(old).hasSize(1);
      handler = event -> WELL;
      append("chat20");
      settle(); // the handler is there again
      assertThat(courier.openCircuits()).isZero();
      handler = event -> BROKEN;
      for (int i = 21; i < 24; i++) {
        append("chat" + i);
        settle();
      }
      assertThat(courier.openCircuits()).isEqualTo(1);
      handler = event -> WELL;
      old.forEach(Runnable::run);
      assertThat(courier.openCircuits()).isEqualTo(1);
      pass(Duration.ofSeconds(2));
      assertThat(courier.openCircuits()).isZero();
    }

    @Test
    void dialogs_that_hang_again_and_again_leave_half_of_the_places_to_others() {
      greeted(100);
      poison(80);
      var hanging = List.copyOf(tasks);
      tasks.clear();
      assertThat(hanging).hasSize(Terms.SERVER.inFlightMax() / 2);
    }

    /// Each fails alone, another dialog being told something meanwhile, and all are due again.
    void poison(int dialogs) {
      for (int i = 0; i < dialogs; i++) {
        poisoned(i, 1);
        append("chat99");
        settle();
      }
      clock.move(Duration.ofSeconds(2));
      var _ = courier.look();
    }

    @Test
    void an_operator_who_wishes_it_has_a_probe_made_at_once() {
      probedWhenWished(() -> {});
    }

    @Test
    void nor_does_it_matter_that_where_everything_goes_is_asked_anew() {
      probedWhenWished(() -> courier.reconsider(PORTAL));
    }

    void probedWhenWished(Runnable meanwhile) {
      greeted(8);
      handler = event -> Outcome.refused(503, "503", Duration.ofHours(1), null);
      var id = append("chat0");
      settle();
      append("chat1");
      settle();
      meanwhile.run();
      settle();
      handler = event -> WELL;
      var desk = new EventDesk(log, clock);
      store.write(PORTAL, tx -> desk.retryNow(tx, requireNonNull(log.find(tx, id))));
      settle();
      settle(); // a lane that pauses is looked at anew
      assertThat(posted.getLast()).isNotEqualTo(id);
      assertThat(log.counts(PORTAL).waiting()).isZero();
    }

    int dialogsTold(Outcome answer, Duration time) {
      greeted(12);
      posted.clear();
      handler = event -> answer;
      for (int i = 0; i < 12; i++) {
        append("chat" + i);
        settle();
      }
      pass(time);
      return posted.size();
    }

    @Test
    void a_handler_that_asks_for_a_pause_is_called_by_no_dialog_before_it_is_over() {
      var answer = Outcome.refused(503, "503", Duration.ofMinutes(40), null);
      assertThat(dialogsTold(answer, Duration.ofMinutes(39))).isEqualTo(1);
      var health = requireNonNull(courier.health(PORTAL, app, OLD));
      assertThat(health.circuit()).isEqualTo("open");
      assertThat(health.nextProbe()).isEqualTo(clock.instant().plusSeconds(60));
      handler = event -> WELL;
      pass(Duration.ofMinutes(10));
      assertThat(log.counts(PORTAL).waiting()).isZero();
    }

    @Test
    void a_handler_that_asks_for_no_time_at_all_is_spared_as_one_that_says_nothing() {
      var answer = Outcome.refused(503, "503", Duration.ZERO, null);
      assertThat(dialogsTold(answer, Duration.ZERO)).isEqualTo(Circuit.FAILING_MAX);
    }

    @Test
    void a_handler_that_asks_for_a_second_again_and_again_is_called_less_and_less_often() {
      greeted(300);
      posted.clear();
      handler = event -> Outcome.refused(503, "503", Duration.ofSeconds(1), null);
      for (int i = 0; i < 300; i++) {
        append("chat" + i);
      }
      settle();
      pass(Circuit.HOPE.plusSeconds(1));
      posted.clear();
      pass(Duration.ofMinutes(10));
      assertThat(posted).hasSizeLessThan(30);
    }

    @Test
    void a_handler_with_too_much_to_do_is_spared_as_well_and_for_an_hour_at_most() {
      var answer = Outcome.refused(429, "429", Duration.ofDays(1), null);
      assertThat(dialogsTold(answer, Duration.ofMinutes(59))).isEqualTo(1);
      handler = event -> WELL;
      pass(Duration.ofMinutes(2));
      assertThat(posted).hasSizeGreaterThan(10);
    }

    @Test
    void what_was_under_way_when_a_handler_asked_for_a_pause_does_not_end_it() {
      greeted(4);
      posted.clear();
      handler =
          event ->
              posted.size() == 1 ? Outcome.refused(503, "503", Duration.ofMinutes(5), null) : WELL;
      append("chat0");
      append("chat1");
      settle();
      append("chat2");
      pass(Duration.ofMinutes(4));
      assertThat(posted).hasSize(2);
    }

    @Test
    void an_event_that_is_refused_with_a_pause_pauses_alone() {
      var answer = Outcome.refused(403, "403", Duration.ofMinutes(40), null);
      assertThat(dialogsTold(answer, Duration.ofMinutes(39))).isEqualTo(12);
    }

    @Test
    void a_handler_with_too_much_to_do_that_names_no_pause_has_its_circuit_opened() {
      var answer = Outcome.refused(429, "429", null, null);
      assertThat(dialogsTold(answer, Duration.ofMillis(900))).isEqualTo(5);
      assertThat(courier.openCircuits()).isEqualTo(1);
    }

    @Test
    void a_faithful_handler_is_called_whatever_it_asks_for() {
      agree("faithful", null, null);
      var answer = Outcome.refused(503, "503", Duration.ofMinutes(40), null);
      assertThat(dialogsTold(answer, Duration.ofSeconds(1))).isEqualTo(12);
      assertThat(log.counts(PORTAL).dead()).isEqualTo(12);
    }

    @Test
    void a_handler_that_moved_is_called_at_once_whatever_the_old_one_asked_for() {
      handler = event -> Outcome.refused(503, "503", Duration.ofHours(1), null);
      append("chat0");
      append("chat1");
      settle();
      handler = event -> WELL;
      addresses.put(new HandlerId(1), "https://new.example.com/");
      courier.reconsider(PORTAL);
      settle();
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(2);
    }

    @Test
    void a_handler_that_moved_while_it_was_called_is_called_at_once() {
      handler =
          event -> {
            addresses.put(new HandlerId(1), "https://new.example.com/");
            courier.reconsider(PORTAL);
            handler = again -> WELL;
            return Outcome.refused(503, "503", Duration.ofHours(1), null);
          };
      append("chat0");
      settle();
      settle(); // a lane that pauses is looked at anew
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(1);
    }

    @Test
    void since_when_an_attempt_is_under_way_is_known() {
      var since = clock.instant();
      handler =
          event -> {
            clock.move(Duration.ofSeconds(5));
            assertThat(requireNonNull(courier.health(PORTAL, app, OLD)).oldest()).isEqualTo(since);
            assertThat(courier.underWay(PORTAL, "bot7/chat0")).isEqualTo(since);
            assertThat(courier.underWay(PORTAL, "bot7/chat1")).isNull();
            return WELL;
          };
      append("chat0");
      settle();
      assertThat(log.counts(PORTAL).acknowledged()).isEqualTo(1);
      assertThat(courier.underWay(PORTAL, "bot7/chat0")).isNull();
    }

    @Test
    void a_handler_that_stays_is_not_called_sooner_because_something_else_changed() {
      handler = event -> Outcome.refused(503, "503", Duration.ofHours(1), null);
      append("chat0");
      settle();
      courier.reconsider(PORTAL);
      settle();
      assertThat(posted).hasSize(1);
    }
  }
}
