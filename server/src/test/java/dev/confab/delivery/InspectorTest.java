package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
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
    final List<AppId> turned = new ArrayList<>();
    final AppId app;
    final Inspector inspector =
        new Inspector(
            new AddressGuard(List.of(), false, AddressGuardTest.NAMES),
            notes,
            (portal, app) -> addresses,
            Runnable::run);

    Contract(Database database) {
      super(database);
      var apps = new Apps(store, new HandClock());
      this.app = store.write(PORTAL, tx -> apps.ofWebhookCaller(tx, "echo", Set.of()).id());
      notes.onChange(changed::add);
      notes.onTurn((portal, of) -> turned.add(of));
    }

    @Nullable String warning(String address) {
      return notes.of(PORTAL, app, address).warning();
    }

    @Test
    void an_address_that_is_not_public_gets_a_warning_that_names_the_setting() {
      addresses.add("https://mixed.example.com/handler");
      addresses.add("https://bot.example.com/handler");
      addresses.add("internal:echo");
      inspector.inspectLater(PORTAL, app, addresses);
      assertThat(warning("https://mixed.example.com/handler")).contains("10.0.0.5", "allow");
      assertThat(warning("https://bot.example.com/handler")).isNull();
      assertThat(warning("internal:echo")).isNull();
      assertThat(new HandlerNotes(store).of(PORTAL, app, "https://mixed.example.com/handler"))
          .as("outlives the server")
          .isEqualTo(notes.of(PORTAL, app, "https://mixed.example.com/handler"));
    }

    @Test
    void a_warned_address_is_not_suspended_and_a_new_registration_looks_again() {
      addresses.add("http://10.0.0.5/");
      inspector.inspectLater(PORTAL, app, addresses);
      assertThat(notes.of(PORTAL, app, "http://10.0.0.5/").closedSentence()).isNull();
      assertThat(changed).containsExactly(PORTAL);
      inspector.inspectLater(PORTAL, app, List.of());
      assertThat(warning("http://10.0.0.5/")).contains("10.0.0.5");
      assertThat(changed).as("nothing new was found").containsExactly(PORTAL);
      addresses.clear();
      inspector.inspectLater(PORTAL, app, List.of());
      assertThat(warning("http://10.0.0.5/")).as("nobody is told there any more").isNull();
    }

    @Test
    void warnings_of_a_look_are_written_together_and_change_nothing_about_where_events_go() {
      for (int i = 0; i < Inspector.TURN_MAX; i++) {
        addresses.add("http://10.0.0.5/" + i);
      }
      inspector.inspectLater(PORTAL, app, addresses);
      assertThat(addresses).allSatisfy(address -> assertThat(warning(address)).isNotNull());
      assertThat(changed).containsExactly(PORTAL);
      assertThat(turned).isEmpty();
    }

    @Test
    void opening_keeps_a_warning_and_tells_only_where_something_was_closed() {
      addresses.add("http://10.0.0.5/");
      inspector.inspectLater(PORTAL, app, addresses);
      open();
      assertThat(turned).isEmpty();
      notes.close(PORTAL, app, "http://10.0.0.5/", new HandClock().instant());
      notes.close(PORTAL, app, "http://10.0.0.6/", new HandClock().instant());
      assertThat(turned).containsExactly(app, app);
      open();
      assertThat(turned).containsExactly(app, app, app);
      assertThat(notes.of(PORTAL, app, "http://10.0.0.5/").closed()).isNull();
      assertThat(notes.of(PORTAL, app, "http://10.0.0.6/").closed()).isNull();
      assertThat(warning("http://10.0.0.5/")).isNotNull();
    }

    private void open() {
      store.write(
          PORTAL,
          tx -> {
            notes.open(tx, app);
            return true;
          });
    }

    @Test
    void however_often_addresses_are_registered_few_look_at_them_and_at_each_once() {
      var looked = new ArrayList<String>();
      var threads = new ArrayList<Runnable>();
      Names names =
          host -> {
            looked.add(host);
            throw new UnknownHostException(host);
          };
      for (int i = 0; i < 3 * Inspector.TURN_MAX; i++) {
        addresses.add("https://host%d.example.com/".formatted(i));
      }
      var busy =
          new Inspector(
              new AddressGuard(List.of(), false, names),
              notes,
              (portal, of) -> addresses,
              threads::add);
      for (int i = 0; i < 1_000; i++) {
        busy.inspectLater(PORTAL, app, addresses);
        busy.inspectLater(PORTAL, new AppId(1_000 + i), List.of());
      }
      assertThat(threads).hasSize(Inspector.AT_ONCE_MAX);
      threads.forEach(Runnable::run);
      assertThat(looked.stream().distinct()).hasSize(addresses.size());
      assertThat(looked.size()).isLessThan(3 * addresses.size());
    }

    @Test
    void a_warning_and_a_suspension_stand_beside_each_other() {
      addresses.add("http://10.0.0.5/");
      notes.close(PORTAL, app, "http://10.0.0.5/", new HandClock().instant());
      inspector.inspectLater(PORTAL, app, addresses);
      assertThat(notes.of(PORTAL, app, "http://10.0.0.5/").closedSentence()).contains("410");
      assertThat(warning("http://10.0.0.5/")).contains("10.0.0.5");
    }

    @Test
    void a_host_nobody_was_asked_for_keeps_the_warning_it_had_and_gets_none() {
      var unasked = new boolean[1];
      Names names =
          host -> {
            if (unasked[0]) {
              throw new NameUnasked("too many host names are looked up");
            }
            return AddressGuardTest.NAMES.lookup(host);
          };
      var guard = new AddressGuard(List.of(), false, names);
      var busy = new Inspector(guard, notes, (portal, of) -> addresses, Runnable::run);
      addresses.add("https://mixed.example.com/");
      addresses.add("https://bot.example.com/");
      busy.inspectLater(PORTAL, app, addresses);
      unasked[0] = true;
      busy.inspectLater(PORTAL, app, addresses);
      assertThat(warning("https://mixed.example.com/")).contains("10.0.0.5");
      assertThat(warning("https://bot.example.com/")).isNull();
    }

    @Test
    void all_that_was_warned_of_is_looked_at_again_in_portions() {
      for (int i = 0; i < 3 * Inspector.TURN_MAX; i++) {
        addresses.add("http://10.0.0.5/" + i);
      }
      inspector.inspectLater(PORTAL, app, addresses);
      var warned = List.copyOf(addresses);
      assertThat(warned).allSatisfy(address -> assertThat(warning(address)).isNotNull());
      addresses.clear();
      inspector.inspectLater(PORTAL, app, List.of());
      assertThat(warned).allSatisfy(address -> assertThat(warning(address)).isNull());
    }

    @Test
    void where_there_was_no_thread_the_next_registration_looks_at_all() {
      var none = new boolean[] {true};
      var guard = new AddressGuard(List.of(), false, AddressGuardTest.NAMES);
      var poor =
          new Inspector(
              guard,
              notes,
              (portal, of) -> addresses,
              work -> {
                if (none[0]) {
                  throw new RejectedExecutionException("no thread");
                }
                work.run();
              });
      addresses.add("http://10.0.0.5/");
      for (int i = 0; i < Inspector.AT_ONCE_MAX; i++) {
        assertThatThrownBy(() -> poor.inspectLater(PORTAL, app, addresses))
            .isInstanceOf(RejectedExecutionException.class);
      }
      none[0] = false;
      poor.inspectLater(PORTAL, app, List.of());
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
              },
              Runnable::run);
      broken.inspectLater(PORTAL, app, List.of("http://10.0.0.5/"));
      assertThat(changed).isEmpty();
    }
  }
}
