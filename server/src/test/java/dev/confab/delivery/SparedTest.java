package dev.confab.delivery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Handlers that asked to be spared, and what ends that.
class SparedTest {
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
    static final String OLD = "https://old.example.com/";
    static final UserId OTHER = new UserId(8);

    final Outcome busy = Outcome.refused(503, "503", Duration.ofMinutes(40), null);
    final EventDesk desk = new EventDesk(log, clock);

    Contract(Database database) {
      super(database);
    }

    EventId append(UserId bot, AppId of, String dialog) {
      var lane = "bot" + bot + "/" + dialog;
      var news = new NewEvent(lane, "X", bot, of, HANDLER, null, null, "{}");
      return store.write(PORTAL, tx -> log.append(tx, news));
    }

    /// A handler that asked for 40 minutes at the first of three dialogs; returns until when.
    Instant spared() {
      append("greeting");
      settle();
      handler = event -> busy;
      for (int i = 0; i < 3; i++) {
        append("chat" + i);
        settle();
      }
      posted.clear();
      handler = event -> WELL;
      return isSpared(app);
    }

    Instant isSpared(AppId of) {
      var health = requireNonNull(courier.health(PORTAL, of, OLD));
      assertThat(health.circuit()).isEqualTo("open");
      return requireNonNull(health.nextProbe());
    }

    void change(String lane, BiConsumer<Tx, Event> wish) {
      ask(lane, wish);
      settle();
    }

    void ask(String lane, BiConsumer<Tx, Event> wish) {
      store.write(
          PORTAL,
          tx -> {
            var event = log.nextOfLane(PORTAL, "bot7/" + lane, new EventId(0), 1).getFirst();
            wish.accept(tx, event);
            return true;
          });
    }

    /// Whatever was done, nothing is posted before its time, and all of it then.
    void staysSpared(Instant until) {
      settle();
      assertThat(isSpared(app)).isEqualTo(until);
      pass(Duration.ofMinutes(39));
      assertThat(posted).isEmpty();
      pass(Duration.ofMinutes(12));
      assertThat(posted).isNotEmpty();
      assertThat(log.counts(PORTAL).waiting()).isZero();
    }

    @Test
    void an_event_that_is_dropped_does_not_end_the_pause_its_handler_asked_for() {
      var until = spared();
      append("chat1");
      change("chat1", (tx, event) -> desk.withdraw(tx, event, "somebody wished it"));
      change("chat0", (tx, event) -> desk.withdraw(tx, event, "somebody wished it"));
      staysSpared(until);
    }

    @Test
    void other_data_of_an_event_do_not_end_it() {
      var until = spared();
      change("chat1", (tx, event) -> desk.edit(tx, event, "{\"a\":1}"));
      change("chat0", (tx, event) -> desk.edit(tx, event, "{\"a\":1}"));
      staysSpared(until);
    }

    @Test
    void nor_does_a_lane_that_is_told_nothing_any_more() {
      var until = spared();
      store.write(PORTAL, tx -> log.withdrawLane(tx, "bot7/chat1", "it was unbound"));
      staysSpared(until);
    }

    @Test
    void a_bot_that_becomes_another_applications_ends_the_pause_of_neither() {
      var until = spared();
      var apps = new Apps(store, clock);
      var other = store.write(PORTAL, tx -> apps.ofWebhookCaller(tx, "other", Set.of()).id());
      handler = event -> busy;
      append(OTHER, other, "chat0");
      settle();
      handler = event -> WELL;
      posted.clear();
      store.write(
          PORTAL,
          tx -> {
            log.readdress(tx, BOT, other);
            return true;
          });
      settle();
      isSpared(other);
      staysSpared(until);
    }

    @Test
    void a_wish_to_retry_ends_it_for_all() {
      spared();
      change("chat1", desk::retryNow);
      settle();
      assertThat(posted).isNotEmpty();
      assertThat(log.counts(PORTAL).waiting()).as("the one that was refused waits").isEqualTo(1);
    }

    @Test
    void a_wish_while_a_probe_is_under_way_is_the_next_probe() {
      spared();
      clock.move(Duration.ofMinutes(41));
      handler = event -> busy;
      var _ = courier.look();
      var probe = List.copyOf(tasks);
      tasks.clear();
      assertThat(probe).hasSize(1);
      change("chat1", desk::retryNow);
      change("chat2", desk::retryNow);
      assertThat(posted).isEmpty();
      probe.forEach(Runnable::run);
      handler = event -> WELL;
      settle();
      settle();
      assertThat(log.counts(PORTAL).waiting()).as("the one that was refused").isEqualTo(1);
    }

    @Test
    void a_wish_while_its_event_is_attempted_is_followed_whatever_the_handler_asks_for() {
      append("greeting");
      settle();
      handler =
          event -> {
            store.write(PORTAL, tx -> desk.retryNow(tx, requireNonNull(log.find(tx, event.id()))));
            handler = again -> WELL;
            return busy;
          };
      append("chat0");
      settle();
      settle();
      assertThat(log.counts(PORTAL).waiting()).isZero();
      assertThat(posted).hasSize(3);
    }

    void limit(UserId bot, long inFlightMax) {
      store.write(
          PORTAL,
          tx -> {
            agreements.change(
                tx, app, bot, TermsChange.of(null, null, inFlightMax, null, null, null));
            return true;
          });
    }

    @Test
    void other_limits_do_not_end_it() {
      var until = spared();
      limit(BOT, 5);
      settle();
      limit(BOT, 6);
      staysSpared(until);
    }

    @Test
    void limits_that_change_while_a_handler_asks_for_a_pause_do_not_forget_it() {
      append("greeting");
      settle();
      handler =
          event -> {
            limit(BOT, 5);
            return busy;
          };
      append("chat0");
      settle();
      handler = event -> WELL;
      posted.clear();
      append("chat1");
      staysSpared(isSpared(app));
    }

    @Test
    void a_restart_forgets_it() {
      spared();
      append("chat9");
      restart(3, Duration.ofSeconds(1));
      assertThat(posted).isNotEmpty();
    }

    @Test
    void another_bot_with_limits_of_its_own_at_the_same_address_is_spared_too() {
      limit(OTHER, 7);
      append(OTHER, app, "greeting");
      settle();
      var until = spared();
      append(OTHER, app, "chat0");
      settle();
      assertThat(posted).isEmpty();
      assertThat(courier.openCircuits()).isEqualTo(1);
      staysSpared(until);
    }

    @Test
    void a_wish_ends_it_under_other_limits_too() {
      limit(OTHER, 7);
      spared();
      append(OTHER, app, "chat0");
      settle();
      change("chat1", desk::retryNow);
      settle();
      assertThat(log.counts(PORTAL).waiting()).as("the one that was refused waits").isEqualTo(1);
    }

    @Test
    void a_wish_ends_it_where_memory_has_no_place_for_the_dialog() {
      var work = new ArrayList<Runnable>();
      try (var small = courier(work, new Bounds(16, 16, 2, 4, 1_000))) {
        handler = event -> busy;
        append("chat0");
        settle(small, work);
        handler = event -> WELL;
        posted.clear();
        var waiting = List.of(append("chat1"), append("chat2"), append("chat3"));
        settle(small, work);
        assertThat(posted).as("the handler asked for a pause").isEmpty();
        ask("chat3", desk::retryNow);
        for (int look = 0; look < 3; look++) {
          settle(small, work);
          clock.move(Duration.ofSeconds(2)); // the store is searched again
        }
        assertThat(posted).containsExactlyInAnyOrderElementsOf(waiting);
      }
    }

    @Test
    void a_wish_ends_it_where_memory_has_forgotten_the_dialog() {
      var work = new ArrayList<Runnable>();
      var elsewhere = new HandlerId(2);
      addresses.put(elsewhere, "https://elsewhere.example.com/");
      try (var small = courier(work, new Bounds(16, 16, 1, 4, 1_000))) {
        handler = event -> busy;
        var refused = append("chat0");
        settle(small, work);
        handler = event -> DOWN;
        var news = new NewEvent("bot8/chat0", "X", OTHER, app, elsewhere, null, null, "{}");
        store.write(PORTAL, tx -> log.append(tx, news));
        settle(small, work);
        handler = event -> WELL;
        posted.clear();
        ask("chat0", desk::retryNow);
        settle(small, work);
        assertThat(posted).containsExactly(refused);
      }
    }
  }
}
