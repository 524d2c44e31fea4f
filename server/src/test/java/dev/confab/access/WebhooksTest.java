package dev.confab.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WebhooksTest {
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
    final World world;

    Contract(Database database) {
      super(database);
      world = new World(store);
    }

    @Test
    void a_webhook_is_made_once_and_then_changed() {
      var ends = world.clock.instant();
      var made = world.webhook(World.BORIS, "code", Set.of("im"), null);
      var same = world.webhook(World.BORIS, "code", Set.of("im"), null);
      var changed = world.webhook(World.BORIS, "code", Set.of("im", "imbot"), ends);

      assertThat(same).isEqualTo(made);
      assertThat(changed.id()).isEqualTo(made.id());
      assertThat(world.webhooks.find(store.reads(world.portal.id()), World.BORIS, "code"))
          .isEqualTo(changed);
    }

    @Test
    void two_users_may_have_the_same_code() {
      var annas = world.webhook(World.ANNA, "code", Set.of("im"), null);
      var boriss = world.webhook(World.BORIS, "code", Set.of("imbot"), null);

      assertThat(annas.id()).isNotEqualTo(boriss.id());
    }

    @Test
    void the_code_is_kept_as_a_hash() {
      var kept =
          store
              .reads(world.portal.id())
              .first(
                  "SELECT code_hash FROM webhooks WHERE portal_id = :portal", row -> row.text(1));

      assertThat(kept).isEqualTo(Sha256.hex(World.CODE));
    }
  }
}
