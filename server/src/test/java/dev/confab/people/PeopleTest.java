package dev.confab.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.FileId;
import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final UserId ANNA = new UserId(1);
  private static final UserId BORIS = new UserId(2);

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
    private static final PortalId PORTAL = new PortalId(1);

    private final HandClock clock = new HandClock("2026-03-02T08:30:00Z");
    private final People people = new People(store, clock);

    Contract(Database database) {
      super(database);
    }

    private Reads reads() {
      return store.reads(PORTAL);
    }

    private <T extends @Nullable Object> T write(Function<Tx, T> work) {
      return store.write(PORTAL, work);
    }

    private Person person(UserId id) {
      var person = people.find(reads(), id);
      if (person == null) {
        throw new AssertionError("there is no user " + id);
      }
      return person;
    }

    private static PersonDraft draft(UserId id, @Nullable String login, Profile profile) {
      return new PersonDraft(id, login, null, true, true, false, profile);
    }

    private Person ensure(PersonDraft draft) {
      return write(tx -> people.ensure(tx, draft));
    }

    private static PersonDraft withPassword(String password) {
      return new PersonDraft(
          ANNA, "anna", password, true, true, false, Profile.named("Anna", "Berger"));
    }

    @Test
    void a_user_gets_the_next_number_and_is_found_by_it() {
      var profile =
          new Profile(
              "Эхо 🤖",
              "Bot",
              "Parrot",
              "M",
              "echo@example.com",
              "2018-07-14",
              "example.com",
              "AQUA",
              new FileId(3));
      var id = write(tx -> people.create(tx, Person.Kind.BOT, profile));
      assertThat(id).isEqualTo(ANNA);
      var bot = person(id);
      assertThat(bot.profile()).isEqualTo(profile);
      assertThat(bot.isBot()).isTrue();
      assertThat(bot.active()).isTrue();
      assertThat(bot.admin()).isFalse();
      assertThat(bot.login()).isNull();
      assertThat(bot.fullName()).isEqualTo("Эхо 🤖 Bot");
      assertThat(bot.created()).isEqualTo(clock.instant());
      assertThat(bot.lastActivity()).isNull();
      assertThat(people.find(store.reads(new PortalId(2)), id)).isNull();
    }

    @Test
    void users_of_an_older_store_are_found_once_they_are_indexed() {
      var anna = ensure(draft(ANNA, "anna", Profile.named("Anna", "Berger")));
      write(
          tx -> {
            tx.run("UPDATE users SET indexed = 0 WHERE portal_id = :portal");
            return tx.run("DELETE FROM user_words WHERE portal_id = :portal");
          });
      assertThat(people.search(reads(), "berg")).isEmpty();
      people.indexOld(store, PORTAL);
      assertThat(people.search(reads(), "berg an")).containsExactly(anna);
      assertThat(people.search(reads(), "berg x")).isEmpty();
      assertThat(people.search(reads(), " … ")).isEmpty();
      assertThat(people.search(store.reads(new PortalId(2)), "berg")).isEmpty();
    }

    @Test
    void who_is_inactive_works_nowhere_until_brought_back() {
      var sales = new Department(new DepartmentId(7), "Sales", 1, Department.COMPANY, null);
      write(
          tx -> {
            people.ensure(tx, sales);
            return true;
          });
      var boris = new UserId(2);
      for (var active : List.of(true, false, true)) {
        ensure(
            new PersonDraft(
                boris,
                "boris",
                null,
                active,
                false,
                false,
                List.of(sales.id(), Department.COMPANY),
                Profile.named("Boris", "")));
        assertThat(people.departments().employees(reads(), sales))
            .isEqualTo(active ? List.of(boris) : List.of());
      }
      assertThat(person(boris).departments()).containsExactly(sales.id(), Department.COMPANY);
    }

    @Test
    void readers_see_what_was_committed_last_alone_and_among_others() {
      ensure(draft(ANNA, "anna", Profile.named("Anna", "Berger")));
      ensure(draft(BORIS, "boris", Profile.named("Boris", "")));
      assertThat(people.find(reads(), List.of(BORIS, ANNA, new UserId(9))))
          .containsExactly(person(ANNA), person(BORIS));
      change(tx -> people.change(tx, ANNA, Profile.named("Anne", "Berger")));
      assertThat(person(ANNA).name()).isEqualTo("Anne");
      change(tx -> people.say(tx, ANNA, Status.DND));
      assertThat(person(ANNA).presence().status()).isEqualTo(Status.DND);
      change(tx -> people.touch(tx, ANNA));
      assertThat(person(ANNA).lastActivity()).isEqualTo(clock.instant());
      change(tx -> people.deactivate(tx, BORIS));
      assertThat(people.find(reads(), List.of(ANNA, BORIS)))
          .containsExactly(person(ANNA), person(BORIS))
          .extracting(Person::active)
          .containsExactly(true, false);
      assertThat(person(ANNA)).isEqualTo(new People(store, clock).find(reads(), ANNA));
    }

    private void change(Consumer<Tx> work) {
      write(
          tx -> {
            work.accept(tx);
            return 0;
          });
    }

    @Test
    void a_user_without_a_colour_has_the_colour_of_the_id() {
      var id = write(tx -> people.create(tx, Person.Kind.USER, Profile.named("Anna", "")));
      assertThat(person(id).color()).isEqualTo(Color.of(id).hex());
    }

    @Test
    void what_the_file_took_is_not_handed_out() {
      ensure(draft(new UserId(40), "anna", Profile.named("Anna", "")));
      ensure(draft(new UserId(7), "boris", Profile.named("Boris", "")));
      var next = write(tx -> people.create(tx, Person.Kind.BOT, Profile.named("Echo", "")));
      assertThat(next).isEqualTo(new UserId(41));
    }

    @Test
    void the_file_applied_again_changes_only_what_it_says_otherwise() {
      var first = ensure(draft(ANNA, "anna", Profile.named("Anna", "Berger")));
      clock.forward(Duration.ofDays(1));
      assertThat(ensure(draft(ANNA, "anna", Profile.named("Anna", "Berger")))).isEqualTo(first);
      ensure(draft(ANNA, "anna.b", Profile.named("Anna", "Weber")));
      assertThat(person(ANNA).lastName()).isEqualTo("Weber");
      assertThat(person(ANNA).created()).isEqualTo(first.created());
      assertThat(people.byLogin(reads(), "anna")).isNull();
      assertThat(people.byLogin(reads(), "anna.b")).isEqualTo(person(ANNA));
    }

    @Test
    void a_picture_outlives_the_file_that_knows_none() {
      ensure(draft(ANNA, "anna", Profile.named("Anna", "")));
      var pictured = Profile.named("Anna", "").withAvatar(new FileId(5));
      write(
          tx -> {
            people.change(tx, ANNA, pictured);
            return true;
          });
      assertThat(ensure(draft(ANNA, "anna", Profile.named("Anna", ""))).avatar())
          .isEqualTo(new FileId(5));
    }

    @Test
    void a_login_of_somebody_else_is_refused() {
      ensure(draft(ANNA, "anna", Profile.named("Anna", "")));
      assertThatThrownBy(() -> ensure(draft(BORIS, "anna", Profile.named("Boris", ""))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("login anna belongs to user 1");
    }

    @Test
    void an_id_of_a_bot_is_refused() {
      write(tx -> people.create(tx, Person.Kind.BOT, Profile.named("Echo", "")));
      assertThatThrownBy(() -> ensure(draft(ANNA, "anna", Profile.named("Anna", ""))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("user 1 is a bot");
    }

    @Test
    void two_users_without_a_login_do_not_meet() {
      ensure(draft(ANNA, null, Profile.named("Anna", "")));
      ensure(draft(BORIS, null, Profile.named("Boris", "")));
      assertThat(people.find(reads(), List.of(ANNA, BORIS))).hasSize(2);
    }

    @Test
    void a_deactivated_user_stays_and_is_out_of_service() {
      ensure(draft(ANNA, "anna", Profile.named("Anna", "")));
      var seen =
          write(
              tx -> {
                people.find(tx, ANNA);
                people.deactivate(tx, ANNA);
                return people.find(tx, ANNA);
              });
      assertThat(seen).isNotNull().isEqualTo(person(ANNA));
      assertThat(person(ANNA).active()).isFalse();
    }

    @Test
    void a_transaction_sees_its_own_change_and_an_undone_one_leaves_no_trace() {
      ensure(draft(ANNA, "anna", Profile.named("Anna", "")));
      assertThatThrownBy(
              () ->
                  write(
                      tx -> {
                        people.change(tx, ANNA, Profile.named("Anja", ""));
                        assertThat(people.find(tx, List.of(ANNA)).getFirst().name())
                            .isEqualTo("Anja");
                        throw new IllegalStateException("never mind");
                      }))
          .hasMessage("never mind");
      assertThat(person(ANNA).name()).isEqualTo("Anna");
      var known = write(tx -> people.find(tx, List.of(ANNA, BORIS)));
      assertThat(known).containsExactly(person(ANNA));
    }

    @Test
    void a_change_of_nobody_does_nothing() {
      write(
          tx -> {
            people.change(tx, BORIS, Profile.named("Boris", ""));
            people.touch(tx, BORIS);
            return true;
          });
      assertThat(people.find(reads(), BORIS)).isNull();
    }

    @Test
    void many_are_found_at_once_in_the_order_of_their_ids() {
      write(
          tx -> {
            for (int i = 0; i < 300; i++) {
              people.create(tx, Person.Kind.USER, Profile.named("User " + i, ""));
            }
            return true;
          });
      for (int count : new int[] {0, 1, 2, 3, 256, 257, 300}) {
        var ids = LongStream.rangeClosed(1, count).mapToObj(UserId::new).toList().reversed();
        assertThat(people.find(reads(), ids)).extracting(Person::id).isEqualTo(ids.reversed());
      }
      assertThat(people.find(reads(), List.of(BORIS, ANNA, BORIS, new UserId(999)))).hasSize(2);
    }

    @Test
    void persons_are_listed_from_either_end_without_bots() {
      ensure(draft(ANNA, "anna", Profile.named("Anna", "")));
      write(tx -> people.create(tx, Person.Kind.BOT, Profile.named("Echo", "")));
      ensure(draft(new UserId(3), "carla", Profile.named("Carla", "")));
      assertThat(people.ascending(reads(), 0, Long.MAX_VALUE, 10))
          .extracting(Person::name)
          .containsExactly("Anna", "Carla");
      assertThat(people.descending(reads(), 0, Long.MAX_VALUE, 1))
          .extracting(Person::name)
          .containsExactly("Carla");
      assertThat(people.ascending(reads(), 2, 2, 10)).isEmpty();
    }

    @Test
    void activity_is_written_once_a_minute() {
      ensure(draft(ANNA, "anna", Profile.named("Anna", "")));
      touch();
      var first = person(ANNA).lastActivity();
      assertThat(first).isEqualTo(clock.instant());
      clock.forward(Duration.ofSeconds(50));
      touch();
      assertThat(person(ANNA).lastActivity()).isEqualTo(first);
      clock.forward(Duration.ofSeconds(11));
      touch();
      assertThat(person(ANNA).lastActivity()).isEqualTo(clock.instant());
    }

    private void touch() {
      write(
          tx -> {
            people.touch(tx, ANNA);
            return true;
          });
    }

    @Test
    void the_password_of_the_file_counts_at_once_and_after_a_restart() {
      ensure(withPassword("anna-secret"));
      assertThat(people.passwordIs(reads(), ANNA, "anna-secret")).isTrue();
      assertThat(people.passwordIs(reads(), ANNA, "other")).isFalse();
      people.settlePasswords();
      assertThat(people.passwordIs(reads(), ANNA, "anna-secret")).isTrue();
      var later = new People(database.reopened(), clock);
      var again = database.store().reads(PORTAL);
      assertThat(later.passwordIs(again, ANNA, "anna-secret")).isTrue();
      assertThat(later.passwordIs(again, ANNA, "other")).isFalse();
    }

    @Test
    void an_unchanged_password_is_not_written_again_and_a_changed_one_is() {
      ensure(withPassword("anna-secret"));
      people.settlePasswords();
      var stored = PeopleSql.passwordHash(reads(), ANNA);
      ensure(withPassword("anna-secret"));
      people.settlePasswords();
      assertThat(PeopleSql.passwordHash(reads(), ANNA)).isEqualTo(stored);
      ensure(withPassword("changed"));
      people.settlePasswords();
      assertThat(people.passwordIs(reads(), ANNA, "changed")).isTrue();
      assertThat(people.passwordIs(reads(), ANNA, "anna-secret")).isFalse();
    }

    @Test
    void nobody_signs_in_without_a_password() {
      ensure(draft(ANNA, "anna", Profile.named("Anna", "")));
      assertThat(people.passwordIs(reads(), ANNA, "")).isFalse();
      assertThat(people.passwordIs(reads(), BORIS, "")).isFalse();
    }

    @Test
    void only_an_active_user_with_the_right_password_signs_in() {
      ensure(withPassword("anna-secret"));
      assertThat(people.signedIn(reads(), "anna", "anna-secret")).isEqualTo(person(ANNA));
      assertThat(people.signedIn(reads(), "anna", "wrong")).isNull();
      assertThat(people.signedIn(reads(), "nobody", "anna-secret")).isNull();
      write(
          tx -> {
            people.deactivate(tx, ANNA);
            return true;
          });
      assertThat(people.signedIn(reads(), "anna", "anna-secret")).isNull();
    }
  }
}
