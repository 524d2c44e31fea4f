package dev.confab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotProfile;
import dev.confab.bots.Handler;
import dev.confab.bots.HandlerUrls;
import dev.confab.bots.rest.v1.BotDraft;
import dev.confab.commands.CommandDraft;
import dev.confab.commands.Title;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.NewEvent;
import dev.confab.house.PortalContract;
import dev.confab.sql.Among;
import dev.confab.sql.AskedReads;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BotFilesTest {
  private static final Lookout.Sight ALL = new Lookout.Sight(null);
  private static final Doctor.Care CARE =
      new Doctor.Care() {
        @Override
        public Terms terms(PortalId portal, Bot bot) {
          return Terms.SERVER;
        }

        @Override
        public boolean fetches(PortalId portal, Bot bot) {
          return false;
        }

        @Override
        public HandlerNote note(PortalId portal, Bot bot, String address) {
          return new HandlerNote(null, null);
        }

        @Override
        public Instant now() {
          return Instant.EPOCH;
        }

        @Override
        public @Nullable Health health(PortalId portal, Bot bot, String address) {
          return null;
        }

        @Override
        public List<Doctor.Refusal> refusals(Reads reads, Bot bot) {
          return List.of();
        }
      };

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

  abstract static class Contract extends PortalContract {
    private final BotFiles files =
        new BotFiles(
            rooms.people(), rooms.apps(), rooms.bots(), rooms.commands(), rooms.log(), CARE);

    Contract(Database database) {
      super(database);
    }

    private UserId bot(int number) {
      var name = "bot" + number;
      var app = write(tx -> rooms.apps().ofWebhookCaller(tx, name, Set.of("imbot")).id());
      var named = new BotProfile(name, null, null, null, null, null, null, null, null);
      var draft =
          new BotDraft(name, "B", false, HandlerUrls.of("http://" + name + ".test/"), named);
      var caller =
          new Caller(portal, anna, Caller.Auth.WEBHOOK, Set.of("imbot"), null, null, "webhook:1");
      var id = write(tx -> rooms.registration().register(tx, caller, name, draft));
      told(app, id, number);
      return id;
    }

    /// As many events as its number, and a command if that is even.
    private void told(AppId app, UserId id, int number) {
      var handler = rooms.bots().handlers(store.reads(portal), app).getFirst();
      for (int i = 0; i < number; i++) {
        var event =
            new NewEvent("bot" + id + "/chat1", "ONX", id, app, handler.id(), null, null, "{}");
        write(tx -> rooms.log().append(tx, event));
      }
      if (number % 2 == 0) {
        var command =
            new CommandDraft(
                "say" + number, List.of(new Title("en", "Says", "")), false, false, false);
        write(
            tx -> {
              var bot = rooms.bots().find(tx, id);
              return rooms.commands().add(tx, bot, command);
            });
      }
    }

    private List<String> asked(int limit) {
      var statements = new ArrayList<String>();
      var asked = new AskedReads(store.reads(portal), statements);
      assertThat(files.after(asked, ALL, new UserId(0), null, limit)).hasSize(limit);
      return statements;
    }

    @Test
    void however_many_bots_there_are_no_more_is_asked() {
      for (int number = 0; number < 12; number++) {
        bot(number);
      }
      assertThat(asked(12)).hasSameSizeAs(asked(2)).hasSizeLessThan(10);
    }

    @Test
    void each_bot_has_what_is_its_own() {
      for (int number = 0; number < 5; number++) {
        bot(number);
      }
      var all = files.after(store.reads(portal), ALL, new UserId(0), null, 10);
      assertThat(all).hasSize(5);
      for (int number = 0; number < 5; number++) {
        var file = all.get(number);
        assertThat(file.bot().code()).isEqualTo("bot" + number);
        assertThat(file.person().fullName()).isEqualTo("bot" + number);
        assertThat(file.app().id()).isEqualTo(file.bot().app());
        assertThat(file.handlers())
            .extracting(Handler::url)
            .containsOnly("http://bot" + number + ".test/");
        assertThat(file.places()).hasSize(1);
        assertThat(file.ledger().created()).isEqualTo(number);
        assertThat(file.ledger().waiting()).isEqualTo(number);
        assertThat(file.commands()).hasSize(number % 2 == 0 ? 1 : 0);
        assertThat(files.of(store.reads(portal), ALL, file.bot().id())).isEqualTo(file);
      }
    }

    @Test
    void ids_beyond_one_statement_are_asked_for_by_another() {
      var ids = new ArrayList<UserId>();
      for (int i = 0; i <= Among.MAX; i++) {
        ids.add(new UserId(1_000 + i));
      }
      ids.set(Among.MAX, bot(3));
      assertThat(rooms.log().counts(store.reads(portal), ids).get(ids.getLast()).created())
          .isEqualTo(3);
      assertThat(Among.parts(ids)).hasSize(2);
      assertThat(Among.parts(List.<UserId>of())).isEmpty();
    }
  }
}
