package dev.confab.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.access.AppDraft;
import dev.confab.basics.Caller;
import dev.confab.basics.CommandId;
import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotDraft;
import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import dev.confab.house.Rooms;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandsTest {
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
    private static final String URL = "http://bot.test/";

    private final Rooms rooms;
    private final PortalId portal;
    private final UserId anna;

    Contract(Database database) {
      super(database);
      rooms = Rooms.over(store, new byte[32], new HandClock("2026-02-26T10:00:00Z"));
      portal =
          rooms
              .portals()
              .ensure(
                  new PortalDraft(
                      "chat.test",
                      "m",
                      "en",
                      ZoneId.of("UTC"),
                      "professional",
                      Portal.State.OPEN,
                      false,
                      Portal.LimitProfile.SELF_HOSTED))
              .id();
      anna = write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Anna", "B")));
    }

    @Test
    void a_word_that_many_bots_know_is_heard_by_the_one_that_is_there() {
      Bot last = null;
      for (int i = 0; i <= CommandsSql.OF_TEXT_MAX; i++) {
        last = bot("bot" + i);
        learns(last, "help", false);
      }
      var bot = Objects.requireNonNull(last);
      var again = learns(bot, "help", true);
      assertThat(called("HELP", bot)).extracting(Command::id).containsExactly(again);
      assertThat(called("help", bot)).extracting(Command::common).containsExactly(true);
      assertThat(called("help"))
          .as("where no bot is, common commands are heard")
          .extracting(Command::bot)
          .containsExactly(bot.id());
    }

    @Test
    void a_command_that_is_gone_or_has_another_text_is_heard_no_more() {
      var bot = bot("bot");
      var id = learns(bot, "old", false);
      var known = write(tx -> rooms.commands().ofBot(tx, bot.id(), "old"));
      assertThat(known).isNotNull();
      write(
          tx -> {
            var change = new CommandChange("new", null, null, null, null);
            rooms.commands().update(tx, Objects.requireNonNull(known), change);
            return id;
          });
      assertThat(called("old", bot)).isEmpty();
      assertThat(called("new", bot)).extracting(Command::id).containsExactly(id);
      write(
          tx -> {
            rooms.commands().unregister(tx, rooms.commands().owned(tx, bot.app(), id, null));
            return id;
          });
      assertThat(called("new", bot)).isEmpty();
    }

    @Test
    void a_bot_has_no_more_commands_than_are_listed() {
      var bot = bot("bot");
      for (int i = 0; i < CommandsSql.OF_BOT_MAX; i++) {
        learns(bot, "word" + i, false);
      }
      assertThatThrownBy(() -> learns(bot, "more", false))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.error()).isEqualTo(CommandError.NOT_CREATED));
      var draft = new CommandDraft("more", List.of(), false, true, false);
      assertThatThrownBy(() -> write(tx -> rooms.commands().add(tx, bot, draft)))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.error()).isEqualTo(CommandV2Error.NOT_REGISTERED));
      assertThat(learns(bot, "WORD7", false)).as("known ones change").isNotNull();
    }

    private <T> T write(Function<Tx, T> work) {
      return store.write(portal, work);
    }

    private Collection<Command> called(String text, Bot... inside) {
      return write(tx -> rooms.commands().called(tx, text, List.of(inside)));
    }

    private CommandId learns(Bot bot, String text, boolean common) {
      var titles = List.of(new Title("en", text, null));
      var draft = new CommandDraft(text, titles, common, false, false);
      return write(tx -> rooms.commands().register(tx, bot, URL, draft));
    }

    private Bot bot(String code) {
      var app =
          new AppDraft(
              "local." + code,
              "secret",
              "App",
              Set.of("imbot"),
              "",
              "",
              null,
              1,
              "L",
              null,
              true,
              true,
              false,
              Set.of(),
              List.of());
      var profile = new BotProfile(code, null, null, null, null, null, null, null, null);
      var draft = new BotDraft(code, "B", false, HandlerUrls.of(URL), profile);
      return write(
          tx -> {
            var owner = rooms.apps().ensure(tx, app);
            var caller =
                new Caller(
                    portal,
                    anna,
                    Caller.Auth.APPLICATION,
                    owner.scopes(),
                    owner.id(),
                    owner.clientId(),
                    "app:1");
            var id = rooms.bots().register(tx, caller, null, draft);
            return Objects.requireNonNull(rooms.bots().find(tx, id));
          });
    }
  }
}
