package dev.confab.signing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.people.People;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.InDoubt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SigningsTest {
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
    static final AppId APP = new AppId(7);

    Instant now = Instant.parse("2026-02-26T00:01:26Z");
    final InstantSource clock = () -> now;
    final Signings signings =
        new Signings(store, new People(store, clock), new Apps(store, clock), new byte[32], clock);

    Contract(Database database) {
      super(database);
    }

    @Nullable String sign() {
      return signings.sign(PORTAL, APP, "1-1", "1614265330", EncodedForm.of("a=b"));
    }

    SigningCard rotate(@Nullable Mode mode, Duration keep) {
      return store.write(PORTAL, tx -> signings.rotate(tx, APP, mode, keep));
    }

    void ensure(@Nullable Mode mode) {
      store.write(
          PORTAL,
          tx -> {
            signings.ensure(tx, APP, mode);
            return true;
          });
    }

    @Test
    void nothing_is_signed_for_who_did_not_ask() {
      assertThat(sign()).isNull();
      assertThat(signings.card(store.reads(PORTAL), APP).mode()).isEqualTo("off");
    }

    @Test
    void the_old_secret_signs_beside_the_new_one_for_a_while() {
      rotate(Mode.HMAC, Duration.ZERO);
      var first = requireNonNull(sign());
      assertThat(first).startsWith("v1,").doesNotContain(" ");
      rotate(null, Duration.ofHours(1));
      var both = requireNonNull(sign());
      assertThat(both).endsWith(" " + first).hasSize(2 * first.length() + 1);
      now = now.plus(Duration.ofHours(1));
      assertThat(both).startsWith(requireNonNull(sign()) + " ");
    }

    @Test
    void the_secret_is_looked_up_anew_when_nobody_knows_what_was_kept() {
      rotate(Mode.HMAC, Duration.ZERO);
      var first = sign();
      InDoubt.write(store, PORTAL, "UPDATE signings SET generation = 9 WHERE portal_id = :portal");
      assertThat(sign()).isNotEqualTo(first);
    }

    @Test
    void both_kinds_sign_one_after_the_other() {
      rotate(Mode.BOTH, Duration.ZERO);
      assertThat(sign()).matches("v1,\\S{44} v1a,\\S{88}");
      rotate(Mode.ED25519, Duration.ZERO);
      assertThat(sign()).matches("v1a,\\S{88}");
    }

    @Test
    void by_way_of_both_kinds_the_old_secret_still_fits() {
      rotate(Mode.HMAC, Duration.ZERO);
      var first = requireNonNull(sign());
      rotate(Mode.BOTH, Duration.ofHours(1));
      assertThat(sign()).contains(" " + first + " ");
      var generation = requireNonNull(sign()).split(" ")[1];
      rotate(Mode.ED25519, Duration.ofHours(1));
      assertThat(sign()).endsWith(" " + generation).doesNotContain("v1,");
    }

    @Test
    void a_portal_file_turns_signatures_on_and_off_and_keeps_the_secret() {
      ensure(Mode.HMAC);
      var secret = signings.card(store.reads(PORTAL), APP).secret();
      ensure(Mode.HMAC);
      ensure(null);
      assertThat(sign()).isNull();
      ensure(Mode.BOTH);
      var card = signings.card(store.reads(PORTAL), APP);
      assertThat(Optional.ofNullable(card.secret())).contains(requireNonNull(secret));
      assertThat(card.toString()).doesNotContain(secret);
    }

    @Test
    void an_old_secret_lives_a_week_at_most() {
      assertThatThrownBy(() -> rotate(null, Duration.ofDays(8))).isInstanceOf(Refusal.class);
    }
  }
}
