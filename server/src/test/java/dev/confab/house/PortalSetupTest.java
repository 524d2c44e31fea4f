package dev.confab.house;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.UserId;
import dev.confab.portals.Portal;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PortalSetupTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

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

  abstract static class Contract {
    private final Database database;
    private final Rooms rooms;
    private final PortalSetup setup;

    Contract(Database database) {
      this.database = database;
      this.rooms = Rooms.over(database.store(), new byte[32], InstantSource.fixed(NOW));
      this.setup = new PortalSetup(rooms);
    }

    @AfterEach
    void close() {
      database.close();
    }

    private Portal apply(String text) {
      return setup.apply(PortalFile.read("portal.yaml", text).getFirst(), "127.0.0.1:9999");
    }

    @Test
    void everything_declared_is_there() {
      var portal = apply(PortalFileTest.WHOLE);
      assertThat(portal.host()).isEqualTo("127.0.0.1:8080");
      assertThat(portal.memberId()).isEqualTo("a223c6b3710f85df22e9377d6c4f7553");
      var reads = rooms.store().reads(portal.id());
      var anna = rooms.people().byLogin(reads, "anna");
      assertThat(anna).isNotNull();
      assertThat(anna.id()).isEqualTo(new UserId(1));
      assertThat(anna.admin()).isTrue();
      assertThat(anna.workPosition()).isEqualTo("Director");
      assertThat(rooms.people().passwordIs(reads, anna.id(), "anna-secret")).isTrue();
      var webhook = rooms.webhooks().find(reads, anna.id(), "annaswebhookcode1");
      assertThat(webhook).isNotNull();
      assertThat(webhook.scopes()).contains("imbot", "im", "imopenlines", "user");
      var app = rooms.apps().byClientId(reads, "local.demo.00000001");
      assertThat(app).isNotNull();
      assertThat(app.applicationToken()).isEqualTo("51856fefc120afa4b628cc82d3935cce");
    }

    @Test
    void applying_it_again_changes_nothing() {
      var text = PortalFileTest.WHOLE.replaceAll("(?m)^ *applicationToken.*\n", "");
      var portal = apply(text);
      var reads = rooms.store().reads(portal.id());
      var before = rooms.apps().byClientId(reads, "local.demo.00000001");
      assertThat(apply(text)).isEqualTo(portal);
      assertThat(rooms.apps().byClientId(reads, "local.demo.00000001")).isEqualTo(before);
      assertThat(rooms.portals().all()).hasSize(1);
    }

    @Test
    void a_change_of_the_file_changes_the_portal() {
      apply(PortalFileTest.WHOLE);
      var changed =
          PortalFileTest.WHOLE
              .replace("plan: professional", "plan: free, state: closed")
              .replace("lastName: Weber", "lastName: Bauer, active: false");
      var portal = apply(changed);
      assertThat(portal.plan()).isEqualTo("free");
      assertThat(portal.state()).isEqualTo(Portal.State.CLOSED);
      var boris = rooms.people().find(rooms.store().reads(portal.id()), new UserId(2));
      assertThat(boris).isNotNull();
      assertThat(boris.lastName()).isEqualTo("Bauer");
      assertThat(boris.active()).isFalse();
    }

    @Test
    void an_application_asks_for_signatures_in_the_file() {
      var portal = apply(signing("ed25519"));
      var reads = rooms.store().reads(portal.id());
      var app = requireNonNull(rooms.apps().byClientId(reads, "local.demo.00000001")).id();
      var card = rooms.signings().card(reads, app);
      assertThat(card.mode()).isEqualTo("ed25519");
      assertThat(card.publicKey()).startsWith("whpk_");
      assertThat(card.secret()).isNull();
      apply(PortalFileTest.WHOLE);
      assertThat(rooms.signings().card(reads, app)).isEqualTo(card);
      apply(signing("off"));
      assertThat(rooms.signings().card(reads, app).mode()).isEqualTo("off");
      assertThatThrownBy(() -> apply(signing("rot13")))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("signing");
    }

    private static String signing(String word) {
      return PortalFileTest.WHOLE.replaceFirst(
          "( *)(applicationToken.*)", "$1$2\n$1signing: " + word);
    }

    @Test
    void a_portal_without_a_name_has_the_servers_address_and_a_steady_member_id() {
      var portal = apply("users: [{ id: 1 }]");
      assertThat(portal.host()).isEqualTo("127.0.0.1:9999");
      assertThat(portal.memberId()).matches("[0-9a-f]{32}");
      assertThat(apply("users: [{ id: 1 }]").memberId()).isEqualTo(portal.memberId());
    }

    @Test
    void an_expiry_counts_from_the_start() {
      var portal = apply("users: [{ id: 1 }]\nwebhooks: [{ user: 1, code: c, expiresIn: -60 }]\n");
      var reads = rooms.store().reads(portal.id());
      var webhook = rooms.webhooks().find(reads, new UserId(1), "c");
      assertThat(webhook).isNotNull();
      assertThat(webhook.expires()).isEqualTo(NOW.minus(Duration.ofMinutes(1)));
    }

    @Test
    void what_only_the_rooms_can_find_wrong_names_the_file_too() {
      apply("users: [{ id: 1, login: anna }]");
      assertThatThrownBy(() -> apply("users: [{ id: 2, login: anna }]"))
          .isInstanceOf(StartRefused.class)
          .hasMessage("portal.yaml:1: login anna belongs to user 1");
    }
  }
}
