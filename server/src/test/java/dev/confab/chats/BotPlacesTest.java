package dev.confab.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.UserId;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Store;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BotPlacesTest {
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
    Contract(Database database) {
      super(database);
    }

    private Chat group(UserId author, UserId... users) {
      var draft =
          new ChatDraft(ChatType.GROUP, "T", "", null, null, author, null, "", "", List.of(users));
      return write(tx -> rooms.chats().create(tx, draft));
    }

    private String places(Store store, UserId bot) {
      return store
          .reads(portal)
          .list(
              "SELECT joined, opened FROM bot_counts WHERE portal_id = :portal AND bot_id = ?",
              row -> row.number(1) + " groups, " + row.number(2) + " dialogs",
              bot)
          .getFirst();
    }

    private void execute(String sql) {
      store.write(portal, tx -> tx.run(sql));
    }

    @Test
    void places_are_counted_as_they_come_and_go() {
      var bot = bot("echo", "B");
      group(bot, anna);
      var team = group(anna, bot, boris);
      write(tx -> rooms.chats().privateWith(tx, bot, anna));
      write(tx -> rooms.chats().privateWith(tx, boris, bot));
      assertThat(places(store, bot)).isEqualTo("2 groups, 2 dialogs");
      write(
          tx -> {
            rooms.chats().strike(tx, team, bot);
            return team;
          });
      assertThat(places(store, bot)).isEqualTo("1 groups, 2 dialogs");
    }

    @Test
    void what_was_counted_otherwise_is_made_good() {
      var bot = bot("echo", "B");
      var idle = bot("idle", "B");
      group(anna, bot, boris);
      write(tx -> rooms.chats().privateWith(tx, bot, anna));
      execute("DELETE FROM bot_counts");
      execute(
          "INSERT INTO bot_counts (portal_id, bot_id, told, joined, opened) VALUES (%s, %s, 7, 9, 9)"
              .formatted(portal, idle));
      execute("DELETE FROM schema_versions WHERE name LIKE '0141%'");
      var reopened = database.reopened();
      assertThat(places(reopened, bot)).isEqualTo("1 groups, 1 dialogs");
      assertThat(places(reopened, idle)).isEqualTo("0 groups, 0 dialogs");
    }
  }
}
