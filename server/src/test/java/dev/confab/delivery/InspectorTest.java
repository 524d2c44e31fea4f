package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InspectorTest {
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

    final HandlerNotes notes = new HandlerNotes(store);
    final List<String> addresses = new ArrayList<>();
    final List<PortalId> changed = new ArrayList<>();
    final AppId app;
    final Inspector inspector =
        new Inspector(
            new AddressGuard(List.of(), false, AddressGuardTest.NAMES),
            notes,
            (portal, app) -> addresses);

    Contract(Database database) {
      super(database);
      var apps = new Apps(store, new HandClock());
      this.app = store.write(PORTAL, tx -> apps.ofWebhookCaller(tx, "echo", Set.of()).id());
      notes.onChange(changed::add);
    }

    @Nullable String warning(String address) {
      return notes.of(PORTAL, app, address).warning();
    }

    @Test
    void an_address_that_is_not_public_gets_a_warning_that_names_the_setting() {
      addresses.add("https://mixed.example.com/handler");
      addresses.add("https://bot.example.com/handler");
      addresses.add("internal:echo");
      inspector.inspect(PORTAL, app);
      assertThat(warning("https://mixed.example.com/handler")).contains("10.0.0.5", "allow");
      assertThat(warning("https://bot.example.com/handler")).isNull();
      assertThat(warning("internal:echo")).isNull();
      assertThat(new HandlerNotes(store).of(PORTAL, app, "https://mixed.example.com/handler"))
          .as("outlives the server")
          .isEqualTo(notes.of(PORTAL, app, "https://mixed.example.com/handler"));
    }

    @Test
    void a_warned_address_is_not_suspended_and_a_new_registration_forgets_the_warning() {
      addresses.add("http://10.0.0.5/");
      inspector.inspect(PORTAL, app);
      assertThat(notes.of(PORTAL, app, "http://10.0.0.5/").closedSentence()).isNull();
      assertThat(changed).containsExactly(PORTAL);
      store.write(
          PORTAL,
          tx -> {
            notes.open(tx, app);
            return true;
          });
      assertThat(warning("http://10.0.0.5/")).isNull();
    }

    @Test
    void a_warning_and_a_suspension_stand_beside_each_other() {
      addresses.add("http://10.0.0.5/");
      notes.close(PORTAL, app, "http://10.0.0.5/", new HandClock().instant());
      inspector.inspect(PORTAL, app);
      assertThat(notes.of(PORTAL, app, "http://10.0.0.5/").closedSentence()).contains("410");
      assertThat(warning("http://10.0.0.5/")).contains("10.0.0.5");
    }

    @Test
    void addresses_that_cannot_be_read_disturb_nobody() {
      var broken =
          new Inspector(
              new AddressGuard(List.of(), false, AddressGuardTest.NAMES),
              notes,
              (portal, app) -> {
                throw new IllegalStateException("the store is closed");
              });
      broken.inspect(PORTAL, app);
      assertThat(changed).isEmpty();
    }
  }
}
