package dev.confab.pickup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.access.Apps;
import dev.confab.basics.Caller;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.blobs.Blobs;
import dev.confab.bots.Bot;
import dev.confab.bots.BotProfile;
import dev.confab.bots.Bots;
import dev.confab.bots.HandlerUrls;
import dev.confab.bots.Namings;
import dev.confab.bots.rest.v1.BotDraft;
import dev.confab.bots.rest.v1.Registration;
import dev.confab.delivery.Agreements;
import dev.confab.delivery.BadData;
import dev.confab.delivery.TermsChange;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PickupTest {
  /// What an event is called of whose data no form can be composed.
  private static final String BAD = "BAD";

  private static EncodedForm form(Event event, List<EncodedForm> composed) {
    if (event.event().equals(BAD)) {
      throw new BadData(null);
    }
    var form = EncodedForm.of("event=" + event.event());
    composed.add(form);
    return form;
  }

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
    static final UserId OTHER = new UserId(8);

    Instant now = Instant.parse("2026-02-26T00:01:26Z");

    /// How often the pickup still asks for the time before it dies.
    int ticks = Integer.MAX_VALUE;

    final InstantSource clock = () -> now;
    final List<EncodedForm> composed = new ArrayList<>();
    final EventLog log = new EventLog(store, clock);
    final Agreements agreements = new Agreements(store);
    final People people = new People(store, clock);
    final Apps apps = new Apps(store, clock);
    final Files files = new Files(store, Blobs.inMemory(store, clock), clock);
    final Bots bots = new Bots(store, people, apps, log, files, Namings.BOTH, clock);
    final Bot bot = bot();
    final Pickup pickup = pickup();

    Contract(Database database) {
      super(database);
    }

    private Bot bot() {
      var shown = new BotProfile("Echo", null, null, null, null, null, null, null, null);
      var urls = HandlerUrls.of("http://127.0.0.1:9000/handler");
      var draft = new BotDraft("echo", "B", false, urls, shown);
      return store.write(
          PORTAL,
          tx -> {
            var anna = people.create(tx, Person.Kind.USER, Profile.named("Anna", "Berger"));
            var caller =
                new Caller(PORTAL, anna, Caller.Auth.WEBHOOK, Set.of(), null, null, "webhook:3");
            var registration = new Registration(bots, apps, files);
            return requireNonNull(bots.find(tx, registration.register(tx, caller, "mine", draft)));
          });
    }

    private Pickup pickup() {
      InstantSource mortal =
          () -> {
            if (ticks-- == 0) {
              throw new IllegalStateException("the server died");
            }
            return now;
          };
      return new Pickup(
          store, bots, log, agreements, (event, now) -> form(event, composed), mortal);
    }

    private EventId happens(UserId receiver) {
      return happens(receiver, "E");
    }

    private EventId happens(UserId receiver, String name) {
      var news =
          new NewEvent(
              "bot" + receiver + "/1",
              name,
              receiver,
              bot.app(),
              new HandlerId(5),
              null,
              null,
              "{}");
      return store.write(PORTAL, tx -> log.append(tx, news));
    }

    private void fetches() {
      var terms = TermsChange.of(null, "fetch", null, null, null, null);
      store.write(
          PORTAL,
          tx -> {
            agreements.change(tx, bot.app(), null, terms);
            return true;
          });
    }

    private Picked get(String cursor, @Nullable Long offset, @Nullable Instant since) {
      var from = offset == null ? null : new EventId(offset);
      var wish = new Wish(cursor, from, since, 100, Duration.ZERO);
      return pickup.get(PORTAL, bot, wish, "webhook:3", () -> bot);
    }

    @Test
    void an_event_whose_data_cannot_be_read_is_handed_out_with_the_others_of_its_page() {
      happens(bot.id());
      happens(bot.id(), BAD);
      happens(bot.id());
      var events = get("main", null, null).events();
      assertThat(events).hasSize(3);
      assertThat(events.get(1).toString())
          .isEqualTo(
              "{\"id\":2,\"attempt\":1,\"event\":\"BAD\","
                  + "\"error\":\"no form can be composed of the event's data\"}");
      assertThat(events.get(2).get("event").asString()).isEqualTo("E");
      assertThat(composed).as("forgotten").hasSize(2).allMatch(form -> form.toString().isEmpty());
    }

    private List<Long> ids(Picked picked) {
      return picked.events().stream().map(event -> event.get("id").asLong()).toList();
    }

    private Ledger ledger() {
      return log.counts(PORTAL, bot.id());
    }

    @Test
    void what_main_takes_is_acknowledged_and_says_who_fetched_it() {
      fetches();
      var first = happens(bot.id());
      happens(OTHER);
      var third = happens(bot.id());
      var picked = get("main", null, null);
      assertThat(ids(picked)).containsExactly(first.value(), third.value());
      assertThat(ledger().waiting()).isEqualTo(2);
      get("main", third.value(), null);
      assertThat(ledger().acknowledged()).isEqualTo(1);
      assertThat(ids(get("main", picked.next().value(), null))).isEmpty();
      assertThat(ledger().acknowledged()).isEqualTo(2);
      assertThat(ledger().waiting()).isZero();
      var attempts =
          store
              .reads(PORTAL)
              .list(
                  "SELECT outcome FROM attempts WHERE portal_id = :portal ORDER BY event_id",
                  row -> row.text(1));
      assertThat(attempts)
          .containsExactly(
              "fetched with the cursor main by webhook:3",
              "fetched with the cursor main by webhook:3");
      assertThat(log.counts(PORTAL, OTHER).waiting()).isEqualTo(1);
    }

    @Test
    void where_a_handler_is_called_cursors_only_read() {
      var first = happens(bot.id());
      get("main", first.value() + 1, null);
      assertThat(ledger().waiting()).isEqualTo(1);
      assertThat(ids(get("main", null, null))).isEmpty();
      assertThat(ids(get("other", null, null))).containsExactly(first.value());
      fetches();
      assertThat(ids(get("main", null, null))).containsExactly(first.value());
    }

    @Test
    void where_main_settles_it_takes_also_what_it_had_only_read() {
      var first = happens(bot.id());
      get("main", first.value() + 1, null);
      fetches();
      var picked = get("main", null, null);
      assertThat(ids(picked)).containsExactly(first.value());
      assertThat(ids(get("main", picked.next().value(), null))).isEmpty();
      assertThat(ledger().acknowledged()).isEqualTo(1);
    }

    @Test
    void readers_that_share_a_cursor_do_not_pull_each_other_back() {
      for (long to : new long[] {5, 3}) {
        store.write(
            PORTAL, tx -> pickup.cursors().advance(tx, bot.id(), "shared", new EventId(to), false));
      }
      var cursors = pickup.cursors().all(store.reads(PORTAL), bot.id());
      assertThat(cursors).extracting(Cursor::next).containsExactly(new EventId(5));
    }

    @Test
    void more_than_fit_into_one_call_are_acknowledged_together() {
      fetches();
      var last = new EventId(0);
      for (int i = 0; i < 1_001; i++) {
        last = happens(bot.id());
      }
      get("main", last.value(), null);
      assertThat(ledger().acknowledged()).isEqualTo(1_000);
      assertThat(ids(get("main", null, null))).containsExactly(last.value());
    }

    @Test
    void what_a_server_that_died_between_two_calls_had_not_acknowledged_is_given_again() {
      fetches();
      var last = new EventId(0);
      for (int i = 0; i < 1_201; i++) {
        last = happens(bot.id());
      }
      long end = last.value();
      ticks = 700; // in the middle of the second call, which is undone
      assertThatThrownBy(() -> get("main", end, null)).hasMessage("the server died");
      ticks = Integer.MAX_VALUE;
      assertThat(ledger().acknowledged()).isEqualTo(500);
      assertThat(ledger().balanced()).isTrue();
      var again = get("main", null, null);
      assertThat(ids(again)).hasSize(100).startsWith(501L);
      assertThat(ids(get("main", end, null))).containsExactly(end);
      assertThat(ledger().acknowledged()).isEqualTo(1_200);
      assertThat(
              store
                  .reads(PORTAL)
                  .list(
                      "SELECT COUNT(*) FROM attempts WHERE portal_id = :portal",
                      row -> row.number(1)))
          .containsExactly(1_200L);
    }

    @Test
    void a_time_finds_the_first_event_from_then_on() {
      assertThat(ids(get("main", null, now))).isEmpty();
      for (int i = 0; i < 20; i++) {
        happens(i % 3 == 0 ? bot.id() : OTHER);
        now = now.plusSeconds(60);
      }
      var start = now.minusSeconds(20 * 60);
      assertThat(ids(get("main", null, start.minusSeconds(1)))).hasSize(7).startsWith(1L);
      assertThat(ids(get("main", null, start))).hasSize(7);
      assertThat(ids(get("main", null, start.plusSeconds(1)))).startsWith(4L);
      assertThat(ids(get("main", null, start.plusSeconds(9 * 60)))).startsWith(10L);
      assertThat(ids(get("main", null, start.plusSeconds(18 * 60)))).containsExactly(19L);
      assertThat(ids(get("main", null, now))).isEmpty();
    }

    @Test
    void a_place_before_removed_events_is_refused_and_named() {
      for (int i = 0; i < 5; i++) {
        happens(bot.id());
      }
      get("slow", 2L, null);
      store.write(
          PORTAL,
          tx -> {
            tx.run("DELETE FROM events WHERE portal_id = :portal AND id <= 3");
            return tx.run("UPDATE event_ledger SET removed_to = 3 WHERE portal_id = :portal");
          });
      assertThatThrownBy(() -> get("slow", null, null))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("go on with OFFSET=4");
      assertThatThrownBy(() -> get("new", 1L, null)).isInstanceOf(Refusal.class);
      assertThat(ids(get("slow", 4L, null))).containsExactly(4L, 5L);
      assertThat(ids(get("new", null, null))).containsExactly(4L, 5L);
    }

    @Test
    void a_bot_has_20_cursors_at_most_and_none_ahead_of_the_log() {
      happens(bot.id());
      for (int i = 0; i < 20; i++) {
        get("c" + i, 2L, null);
      }
      assertThatThrownBy(() -> get("c20", 2L, null)).isInstanceOf(Refusal.class);
      assertThat(ids(get("c20", null, null))).containsExactly(1L);
      assertThatThrownBy(() -> get("c0", 3L, null)).isInstanceOf(Refusal.class);
    }
  }
}
