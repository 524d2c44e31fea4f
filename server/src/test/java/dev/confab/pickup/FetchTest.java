package dev.confab.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.EncodedForm;
import dev.confab.basics.HandlerId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotSetup;
import dev.confab.bots.SecondBots;
import dev.confab.bots.Stage;
import dev.confab.delivery.Agreements;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.UserLog;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    private final Fetch fetch = new Fetch(store, pickup, stage.log, new UserLog(store, clock));

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
      return store.write(
          Stage.PORTAL, tx -> stage.bots.second().register(tx, stage.webhook(), setup));
    }

    private long happens() {
      var news = new NewEvent("b/1", "E", bot.id(), bot.app(), new HandlerId(5), null, null, "{}");
      return store.write(Stage.PORTAL, tx -> stage.log.append(tx, news)).value();
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
    void a_look_that_failed_does_not_make_a_bot_quiet() {
      long id = happens();
      rename("events", "hidden");
      assertThatThrownBy(this::get).isInstanceOf(RuntimeException.class);
      rename("hidden", "events");
      assertThat(get()).containsExactly(id);
    }
  }
}
