package dev.confab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.bots.BotEvent;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Reach;
import dev.confab.delivery.TermsChange;
import dev.confab.eventlog.Acknowledged;
import dev.confab.hooks.HookEvent;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Why a bot is silent: a case for each reason that lies where it hears.
class DoctorHandlerTest {
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

  abstract static class Contract extends DoctorGround {
    Contract(Database database) {
      super(database);
    }

    @Test
    void nobody_listens() {
      unbound();
      assertThat(causes().getFirst())
          .isEqualTo("No handler is bound for ONIMBOTMESSAGEADD: nobody is told of messages.");
    }

    private void unbound() {
      write(tx -> tx.run("UPDATE bot_handlers SET url = '' WHERE portal_id = :portal"));
    }

    private void bind(boolean offline) {
      var events = List.of(HookEvent.ONIMBOTMESSAGEADD);
      does(
          tx -> {
            rooms.hooks().tellOnly(tx, bot().app(), events, "http://hook.test/");
            if (offline) {
              tx.run("UPDATE hooks SET url = '', offline = 1 WHERE portal_id = :portal");
            }
          });
    }

    private EventId heard() {
      does(
          tx ->
              rooms
                  .bots()
                  .tell(
                      tx,
                      bot(),
                      BotEvent.MESSAGE_ADD,
                      "chat1",
                      anna,
                      null,
                      Json.mapper().createObjectNode()));
      return new EventId(1);
    }

    @Test
    void what_is_bound_with_event_bind_is_a_handler_too() {
      unbound();
      bind(false);
      handshake = address -> address.contains("hook") ? "nothing listens there" : null;
      assertThat(findings())
          .contains("ONIMBOTMESSAGEADD goes to http://hook.test/, bound with event.bind.");
      assertThat(causes())
          .contains("The handler http://hook.test/ cannot be reached: nothing listens there.")
          .noneMatch(cause -> cause.startsWith("No handler"));
      rooms.log().postpone(event(heard()), clock().instant().plusSeconds(60), attempt("HTTP 500"));
      assertThat(causes())
          .contains(
              "What http://hook.test/ is told hangs on event 1, ONIMBOTMESSAGEADD of"
                  + " 2026-02-26T10:00:00Z: attempted 1 times, last HTTP 500, due again at"
                  + " 2026-02-26T10:01:00Z. What is behind it waits until it is taken: skip, edit"
                  + " or retry it.");
    }

    @Test
    void what_its_application_lets_be_queued_is_fetched_by_nobody() {
      unbound();
      bind(true);
      assertThat(findings())
          .contains(
              "ONIMBOTMESSAGEADD is queued until its application takes it with event.offline.get.");
      assertThat(causes())
          .noneMatch(cause -> cause.startsWith("No handler"))
          .noneMatch(cause -> cause.contains("queued"));
      heard();
      assertThat(causes().getFirst())
          .isEqualTo(
              "Its application lets events be queued, and 1 waits: see that it runs and takes them"
                  + " with event.offline.get.");
    }

    @Test
    void the_server_does_not_post() {
      care.note = new HandlerNote(clock().instant(), null);
      assertThat(causes().getFirst())
          .startsWith("Nothing is posted to http://bot.test/: the handler answered 410 at ");
    }

    @Test
    void its_handler_is_spared() {
      var since = clock().instant();
      care.health = new Health("open", since, since.plusSeconds(60), 0, 0, null);
      assertThat(causes().getFirst())
          .startsWith(
              "The handler http://bot.test/ failed so often that it is spared (circuit open")
          .endsWith("the next attempt is made at 2026-02-26T10:01:00Z.");
      care.health = new Health("half_open", since, null, 1, 0, null);
      assertThat(causes().getFirst())
          .endsWith("an attempt is under way that shows whether it is back.");
    }

    @Test
    void its_handler_takes_connections_and_does_not_answer() {
      told("chat1");
      told("chat2");
      var since = clock().instant();
      care.health = new Health("closed", null, null, 1, 0, since);
      clock().forward(Duration.ofSeconds(2));
      assertThat(causes()).noneMatch(cause -> cause.contains("no answer"));
      clock().forward(Duration.ofSeconds(3));
      assertThat(causes().getFirst())
          .isEqualTo(
              "The handler http://bot.test/ gives no answer: 1 attempt is under way there, the"
                  + " longest since 2026-02-26T10:00:00Z (5 s), and 2 events wait of this bot.");
    }

    @Test
    void its_handler_cannot_be_reached() {
      handshake = address -> "its host name is not known";
      assertThat(causes().getFirst())
          .isEqualTo("The handler http://bot.test/ cannot be reached: its host name is not known.");
    }

    @Test
    void its_address_is_refused_by_a_setting() {
      write(
          tx ->
              tx.run("UPDATE bot_handlers SET url = 'http://10.0.0.8/' WHERE portal_id = :portal"));
      handshake = new Reach(AddressGuard.of(List.of(), false))::sentence;
      assertThat(causes().getFirst())
          .startsWith("The handler http://10.0.0.8/ cannot be reached: ")
          .contains("10.0.0.8", "allow");
    }

    @Test
    void its_handler_was_warned_of() {
      care.note = new HandlerNote(null, "the address is private");
      assertThat(findings())
          .contains(
              "When it was registered, http://bot.test/ was warned of: the address is private");
    }

    @Test
    void one_dialog_hangs_and_much_is_behind_it() {
      var poison = told("chat7");
      var due = clock().instant().plusSeconds(600);
      rooms.log().postpone(poison, due, attempt("HTTP 500"));
      for (int i = 0; i < 11; i++) {
        told("chat7");
      }
      var expected =
          "Dialog bot%s/chat7 hangs on event %s, ONIMBOTMESSAGEADD of 2026-02-26T10:00:00Z:"
              + " attempted 1 times, last HTTP 500, due again at 2026-02-26T10:10:00Z. What is"
              + " behind it waits until it is taken: skip, edit or retry it.";
      assertThat(causes()).containsExactly(expected.formatted(echo, poison.id()));
      // another dialog goes on meanwhile
      Acknowledged.now(rooms.log(), told("chat8"), attempt("200"));
      assertThat(causes().getFirst()).isEqualTo(expected.formatted(echo, poison.id()));
      var second = told("chat9");
      rooms.log().postpone(second, due, attempt("HTTP 503"));
      assertThat(causes().getFirst()).endsWith("retry it. So do 1 more dialogs.");
      assertThat(findings())
          .anyMatch(line -> line.startsWith("Dialog bot" + echo + "/chat9 hangs on event "));
    }

    @Test
    void its_handler_takes_no_events() {
      rooms.log().kill(told("chat1"), attempt("HTTP 500"));
      assertThat(causes())
          .containsExactly("Its handler does not take events. The last answer was: HTTP 500.");
      rooms.log().expire(told("chat2"), "nobody could take it in time");
      assertThat(causes())
          .containsExactly(
              "Its handler does not take events. The last answer was: nobody could take it in"
                  + " time.");
    }

    @Test
    void its_handler_takes_events_again() {
      var poison = told("chat1");
      rooms.log().kill(poison, attempt("HTTP 500"));
      assertThat(examined("echo").isHealthy()).isFalse();
      Acknowledged.now(rooms.log(), told("chat2"), attempt("200"));
      var causes = examined("echo").causes();
      assertThat(causes.stream().map(Finding::weight))
          .containsExactly(Finding.Weight.WARNING, Finding.Weight.NOTE);
      assertThat(causes.getFirst().sentence())
          .isEqualTo(
              "Event "
                  + poison.id()
                  + ", ONIMBOTMESSAGEADD of 2026-02-26T10:00:00Z, was given up; newer ones were"
                  + " taken. The last answer to it was: HTTP 500.");
    }

    @Test
    void its_handler_took_the_newest_event() {
      Acknowledged.now(rooms.log(), told("chat1"), attempt("200"));
      assertThat(examined("echo").isHealthy()).isTrue();
      assertThat(causes())
          .containsExactly(
              "Its handler took the newest event (ONIMBOTMESSAGEADD, 2026-02-26T10:00:00Z). If the"
                  + " bot said nothing then, look into the log of the bot itself.");
    }

    @Test
    void it_is_to_fetch_what_waits() {
      told("chat1");
      var fetch = TermsChange.of(null, "fetch", null, null, null, null);
      does(tx -> rooms.agreements().change(tx, bot().app(), echo, fetch));
      handshake = address -> "nobody asks";
      assertThat(causes())
          .containsExactly(
              "The bot fetches its events (receive: fetch), and 1 waits for its cursor main: see"
                  + " that it runs and takes them with confab.events.get or the stream.");
    }
  }
}
