package dev.confab.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.EncodedForm;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Stage;
import dev.confab.bots.rest.v2.BotSetup;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.delivery.Agreements;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.UserEvent;
import dev.confab.eventlog.UserLog;
import dev.confab.sql.Counter;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FetchTest {
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
    private static final UserId READER = new UserId(7);
    private static final int ROUNDS = 150;
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private final Stage stage = new Stage(store);
    private final Bot bot = registered();
    private final Pickup pickup =
        new Pickup(
            store,
            stage.bots,
            stage.log,
            new Agreements(store),
            (event, now) -> EncodedForm.of(""),
            clock);
    private final UserLog users = new UserLog(store, clock);
    private final Fetch fetch = new Fetch(store, pickup, stage.log, users);

    Contract(Database database) {
      super(database);
    }

    private Bot registered() {
      var setup =
          new BotSetup(
              "echo",
              "token",
              SecondBots.profile("Echo", null, null, null, null),
              null,
              null,
              "fetch",
              null,
              null,
              null,
              null,
              null);
      return store.write(Stage.PORTAL, tx -> stage.second.register(tx, stage.webhook(), setup));
    }

    private long happens() {
      var news = new NewEvent("b/1", "E", bot.id(), bot.app(), new HandlerId(5), null, null, "{}");
      return store.write(Stage.PORTAL, tx -> stage.log.append(tx, news)).value();
    }

    private long seen() {
      return store.write(
          Stage.PORTAL,
          tx -> {
            users.append(tx, READER, "U", "{}");
            return Counter.EVENT.reached(tx) + 1;
          });
    }

    private Fetch.Handful both(long offset, int limit) {
      return fetch.both(Stage.PORTAL, bot, READER, offset, limit, "webhook:3");
    }

    private static List<Long> ids(Fetch.Handful found) {
      return Stream.concat(
              found.events().stream().map(Event::id), found.along().stream().map(UserEvent::id))
          .map(EventId::value)
          .sorted()
          .toList();
    }

    private List<Long> get() {
      return fetch.get(Stage.PORTAL, bot, 0, 10, "webhook:3").events().stream()
          .map(Event::id)
          .map(id -> id.value())
          .toList();
    }

    private void rename(String from, String to) {
      store.write(Stage.PORTAL, tx -> tx.run("ALTER TABLE " + from + " RENAME TO " + to));
    }

    @Test
    void what_happens_after_an_empty_answer_is_handed_out() {
      assertThat(get()).isEmpty();
      long id = happens();
      assertThat(get()).containsExactly(id);
    }

    @Test
    void a_page_of_two_streams_takes_nothing_that_it_left() {
      var read = List.of(seen(), seen(), seen());
      long told = happens();
      fetch.get(Stage.PORTAL, bot, told + 1, 10, "webhook:3");
      var found = both(0, 2);
      assertThat(ids(found)).isEqualTo(read.subList(0, 2));
      assertThat(found.more()).isTrue();
      found = both(found.next().value(), 2);
      assertThat(ids(found)).containsExactly(read.getLast());
      assertThat(found.next().value()).as("the bot's events stay taken").isEqualTo(told + 1);
      assertThat(ids(both(found.next().value(), 2))).isEmpty();
    }

    @Test
    void an_offset_ahead_of_the_log_takes_nothing_that_is_still_to_come() {
      long told = happens();
      long next = fetch.get(Stage.PORTAL, bot, 1_000_000, 10, "webhook:3").next().value();
      assertThat(next).isEqualTo(told + 1);
      long read = fetch.along(Stage.PORTAL, READER, 1_000_000, 10).next().value();
      assertThat(read).isEqualTo(told + 1);
      assertThat(both(1_000_000, 10).next().value()).isEqualTo(told + 1);
      long seen = seen();
      long later = happens();
      assertThat(ids(both(next, 10))).containsExactly(seen, later);
    }

    @Test
    void what_happens_while_two_streams_are_looked_at_is_handed_out_once() throws Exception {
      var happened = new ArrayList<Long>();
      var writer =
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < ROUNDS; i++) {
                  happened.add(happens());
                  happened.add(seen());
                }
              });
      var found = new ArrayList<Long>();
      long offset = 0;
      boolean last = false;
      while (!last) {
        last = !writer.isAlive();
        var page = both(offset, 5);
        offset = page.next().value();
        found.addAll(ids(page));
        last &= !page.more();
      }
      writer.join();
      assertThat(found).isEqualTo(happened);
    }

    @Test
    void a_look_that_failed_does_not_make_a_bot_quiet() {
      long id = happens();
      rename("events", "hidden");
      assertThatThrownBy(this::get).isInstanceOf(RuntimeException.class);
      rename("hidden", "events");
      assertThat(get()).containsExactly(id);
    }
  }
}
