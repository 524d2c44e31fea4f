package dev.confab.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.CommandId;
import dev.confab.basics.Refusal;
import dev.confab.bots.Bot;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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

  abstract static class Contract extends PortalContract {
    private static final String URL = "http://bot.test/";

    Contract(Database database) {
      super(database);
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

    private Collection<Command> called(String text, Bot... inside) {
      return write(tx -> rooms.commands().called(tx, text, List.of(inside)));
    }

    private CommandId learns(Bot bot, String text, boolean common) {
      var titles = List.of(new Title("en", text, null));
      var draft = new CommandDraft(text, titles, common, false, false);
      return write(tx -> rooms.commands().register(tx, bot, URL, draft));
    }

    private Bot bot(String code) {
      var id = bot(code, "B");
      return Objects.requireNonNull(rooms.bots().find(store.reads(portal), id));
    }
  }
}
