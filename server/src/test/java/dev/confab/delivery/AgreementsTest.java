package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AgreementsTest {
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
    static final UserId BOT = new UserId(7);
    static final UserId OTHER = new UserId(8);

    final Agreements agreements = new Agreements(store);
    final AppId app;

    Contract(Database database) {
      super(database);
      var apps = new Apps(store, () -> Instant.EPOCH);
      this.app = store.write(PORTAL, tx -> apps.ofWebhookCaller(tx, "echo", Set.of()).id());
    }

    void agree(@Nullable UserId bot, TermsChange change) {
      store.write(
          PORTAL,
          tx -> {
            agreements.change(tx, app, bot, change);
            return true;
          });
    }

    static TermsChange profile(String profile) {
      return TermsChange.of(profile, null, null, null, null, null);
    }

    static TermsChange life(long seconds) {
      return TermsChange.of(null, null, null, null, seconds, null);
    }

    @Test
    void where_nothing_was_agreed_on_the_terms_of_the_server_hold() {
      assertThat(agreements.of(PORTAL, app, BOT)).isEqualTo(Terms.SERVER);
    }

    @Test
    void a_bot_takes_what_it_has_no_word_for_from_its_application() {
      assertThat(agreements.of(PORTAL, app, BOT)).isEqualTo(Terms.SERVER);
      agree(null, profile("faithful"));
      agree(BOT, life(60));
      var terms = agreements.of(PORTAL, app, BOT);
      assertThat(terms.profile()).isEqualTo(Terms.Profile.FAITHFUL);
      assertThat(terms.life()).isEqualTo(Duration.ofMinutes(1));
      assertThat(agreements.of(PORTAL, app, OTHER).life()).isEqualTo(Terms.SERVER.life());
      assertThat(agreements.of(PORTAL, app)).isEqualTo(agreements.of(PORTAL, app, OTHER));
    }

    @Test
    void a_second_agreement_keeps_what_it_does_not_name() {
      agree(BOT, TermsChange.of("faithful", "fetch", 3L, 5L, 60L, true));
      agree(BOT, profile("durable"));
      var wanted =
          new Terms(Terms.Profile.DURABLE, Terms.Receive.FETCH, 3, 5, Duration.ofMinutes(1), true);
      assertThat(agreements.of(PORTAL, app, BOT)).isEqualTo(wanted);
      assertThat(new Agreements(store).of(PORTAL, app, BOT)).isEqualTo(wanted);
    }
  }

  @Test
  void what_cannot_be_kept_is_refused_with_what_is_possible() {
    assertThatThrownBy(() -> TermsChange.of("fair", null, null, null, null, null))
        .hasMessage("profile must be durable or faithful, not 'fair'");
    assertThatThrownBy(() -> TermsChange.of(null, null, 0L, null, null, null))
        .hasMessage("inFlightMax must be from 1 to 1000, not 0");
    assertThatThrownBy(() -> TermsChange.of(null, null, null, null, Long.MAX_VALUE, null))
        .hasMessageStartingWith("life must be from 1 to 2592000 seconds");
  }
}
