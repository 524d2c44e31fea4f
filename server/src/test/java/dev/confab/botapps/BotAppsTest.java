package dev.confab.botapps;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Refusal;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BotAppsTest {
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

    @Test
    void an_application_that_went_away_meanwhile_cannot_be_removed() {
      var app = registered();
      unregister(app);
      assertThat(found(app)).isNull();
      assertThatThrownBy(() -> unregister(app))
          .isInstanceOf(Refusal.class)
          .extracting(thrown -> ((Refusal) thrown).error())
          .isEqualTo(BotAppError.NOT_DELETED);
    }

    private BotApp registered() {
      var bot = bot("echo", "B");
      var text = new BotAppText("en", "Help", null, null);
      var draft =
          new BotAppDraft(
              "help",
              "SEND",
              "/help",
              null,
              null,
              null,
              null,
              null,
              List.of(text),
              null,
              null,
              null,
              null,
              null);
      return write(
          tx -> {
            var owner = requireNonNull(rooms.bots().find(tx, bot)).app();
            var caller = caller(requireNonNull(rooms.apps().find(tx, owner)));
            var id = rooms.botApps().register(tx, caller, null, bot, draft);
            return rooms.botApps().owned(tx, caller, null, id);
          });
    }

    private void unregister(BotApp app) {
      write(
          tx -> {
            rooms.botApps().unregister(tx, app);
            return app;
          });
    }

    private @Nullable BotApp found(BotApp app) {
      return BotAppsSql.find(store.reads(portal), app.id());
    }
  }
}
