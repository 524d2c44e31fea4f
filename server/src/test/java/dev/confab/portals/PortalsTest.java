package dev.confab.portals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.InDoubt;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PortalsTest {
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
    final Portals portals;

    Contract(Database database) {
      super(database);
      portals = new Portals(store, InstantSource.system());
    }

    @Test
    void a_portal_is_made_once_and_then_changed() {
      var made = portals.ensure(draft("one.example", Portal.State.OPEN));
      var changed = portals.ensure(draft("one.example", Portal.State.CLOSED));

      assertThat(made.id()).isEqualTo(new PortalId(1));
      assertThat(changed.id()).isEqualTo(made.id());
      assertThat(portals.get(made.id()).state()).isEqualTo(Portal.State.CLOSED);
      assertThat(portals.all()).containsExactly(changed);
    }

    @Test
    void the_same_draft_again_changes_nothing() {
      var made = portals.ensure(draft("one.example", Portal.State.OPEN));
      var flushed = store.calls();

      assertThat(portals.ensure(draft("ONE.example", Portal.State.OPEN))).isEqualTo(made);
      assertThat(store.calls()).isEqualTo(flushed);
    }

    @Test
    void a_single_portal_answers_to_every_name() {
      var made = portals.ensure(draft("one.example", Portal.State.OPEN));

      assertThat(portals.byHost("localhost:8080")).isEqualTo(made);
      assertThat(portals.byHost("")).isEqualTo(made);
    }

    @Test
    void of_several_each_answers_to_its_own_name_in_any_case_and_with_any_port() {
      var one = portals.ensure(draft("One.example", Portal.State.OPEN));
      var two = portals.ensure(draft("two.example:8080", Portal.State.OPEN));
      var six = portals.ensure(draft("[::1]", Portal.State.OPEN));

      assertThat(portals.byHost("ONE.example:443")).isEqualTo(one);
      assertThat(portals.byHost("two.example:8080")).isEqualTo(two);
      assertThat(portals.byHost("[::1]:8080")).isEqualTo(six);
      assertThat(portals.byHost("two.example")).isNull();
      assertThat(portals.byHost("three.example")).isNull();
      assertThat(portals.byHost("")).isNull();
    }

    @Test
    void portals_outlive_a_restart() {
      var one = portals.ensure(draft("one.example", Portal.State.OVERLOADED));
      var two = portals.ensure(draft("two.example", Portal.State.OPEN));

      var after = new Portals(database.reopened(), InstantSource.system());

      assertThat(after.all()).containsExactly(one, two);
      assertThat(after.byHost("two.example")).isEqualTo(two);
    }

    @Test
    void portals_are_looked_at_anew_when_nobody_knows_what_was_kept() {
      var one = portals.ensure(draft("one.example", Portal.State.OPEN));
      InDoubt.write(store, one.id(), "UPDATE portals SET plan = 'basic' WHERE portal_id = :portal");
      assertThat(portals.get(one.id()).plan()).isEqualTo("basic");
    }

    @Test
    void a_portal_that_is_not_there_cannot_be_got() {
      assertThatThrownBy(() -> portals.get(new PortalId(9)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("9");
      assertThat(portals.byHost("one.example")).isNull();
    }

    private static PortalDraft draft(String host, Portal.State state) {
      return new PortalDraft(
          host,
          "a223c6b3710f85df22e9377d6c4f7553",
          "en",
          ZoneId.of("Europe/Berlin"),
          "professional",
          state,
          false,
          Portal.LimitProfile.SELF_HOSTED);
    }
  }
}
