package dev.confab.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.rpc.Origin;
import dev.confab.rpc.Request;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.InDoubt;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessGateTest {
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
    static final Request.Credential NOTHING = new Request.Nothing();

    final World world;

    Contract(Database database) {
      super(database);
      world = new World(store);
    }

    @Test
    void a_webhook_a_token_and_a_browser_are_let_in() {
      var session = store.write(world.portal.id(), tx -> world.signsIn(tx, World.BORIS));

      assertThat(world.call("imbot.probe", World.ANNAS_WEBHOOK)).hasToString("200");
      assertThat(world.call("imbot.probe", token())).hasToString("200");
      assertThat(world.call("imbot.probe", new Request.SessionCookie(session))).hasToString("200");
    }

    @Test
    void who_shows_nothing_or_something_unknown_is_not_known() {
      var unknown = "401 NO_AUTH_FOUND";
      assertThat(world.call("scope", NOTHING)).hasToString(unknown);
      assertThat(world.call("scope", World.token("no such token"))).hasToString(unknown);
      assertThat(world.call("scope", new Request.WebhookCode("1", "wrong"))).hasToString(unknown);
      assertThat(world.call("scope", new Request.WebhookCode("2", World.CODE)))
          .hasToString(unknown);
      assertThat(world.call("scope", new Request.WebhookCode("anna", World.CODE)))
          .hasToString(unknown);
      assertThat(world.call("scope", new Request.SessionCookie("x"))).hasToString(unknown);
      assertThat(world.call("scope", NOTHING).body().get("error_description").asString())
          .isEqualTo("Wrong authorization data");
    }

    @Test
    void only_an_access_token_calls_methods() {
      var issued = world.issue(World.ANNA);
      var code = world.tokens.code(world.portal.id(), world.app, World.ANNA);

      assertThat(world.call("scope", World.token(issued.refreshToken())))
          .hasToString("401 NO_AUTH_FOUND");
      assertThat(world.call("scope", World.token(code))).hasToString("401 NO_AUTH_FOUND");
    }

    @Test
    void a_token_is_good_for_an_hour_even_when_it_is_in_use() {
      var token = token();
      assertThat(world.call("scope", token)).hasToString("200");

      world.clock.forward(Duration.ofMinutes(60).minusMillis(1));
      assertThat(world.call("scope", token)).hasToString("200");

      world.clock.forward(Duration.ofMillis(1));
      assertThat(world.call("scope", token)).hasToString("401 expired_token");
    }

    @Test
    void who_was_let_in_is_looked_up_anew_when_nobody_knows_what_was_kept() {
      assertThat(world.call("scope", World.ANNAS_WEBHOOK)).hasToString("200");
      InDoubt.write(store, world.portal.id(), "DELETE FROM webhooks WHERE portal_id = :portal");
      assertThat(world.call("scope", World.ANNAS_WEBHOOK)).hasToString("401 NO_AUTH_FOUND");
    }

    @Test
    void a_webhook_past_its_date_is_no_webhook() {
      var ends = world.clock.instant().plusSeconds(10);
      world.webhook(World.BORIS, "short", Set.of("im"), ends);
      var webhook = new Request.WebhookCode("2", "short");
      assertThat(world.call("scope", webhook)).hasToString("200");

      world.clock.forward(Duration.ofSeconds(10));

      assertThat(world.call("scope", webhook)).hasToString("401 NO_AUTH_FOUND");
    }

    @Test
    void a_browser_is_signed_in_until_it_signs_out_or_time_is_up() {
      var first = store.write(world.portal.id(), tx -> world.signsIn(tx, World.BORIS));
      var second = store.write(world.portal.id(), tx -> world.signsIn(tx, World.BORIS));
      assertThat(world.call("scope", new Request.SessionCookie(first))).hasToString("200");
      assertThat(world.call("scope", new Request.SessionCookie(second))).hasToString("200");

      store.write(
          world.portal.id(),
          tx -> {
            world.sessions.close(tx, requireNonNull(world.sessions.find(tx, first)));
            return true;
          });
      assertThat(world.call("scope", new Request.SessionCookie(first)))
          .hasToString("401 NO_AUTH_FOUND");

      world.clock.forward(Sessions.LIFETIME);
      assertThat(world.call("scope", new Request.SessionCookie(second)))
          .hasToString("401 NO_AUTH_FOUND");
    }

    @Test
    void a_user_who_left_cannot_call_by_any_credential() {
      var token = token();
      var session = store.write(world.portal.id(), tx -> world.signsIn(tx, World.ANNA));
      var cookie = new Request.SessionCookie(session);
      assertThat(world.call("scope", token)).hasToString("200");
      assertThat(world.call("scope", cookie)).hasToString("200");
      assertThat(world.call("scope", World.ANNAS_WEBHOOK)).hasToString("200");

      store.write(
          world.portal.id(),
          tx -> {
            world.people.deactivate(tx, World.ANNA);
            return true;
          });

      var left = "403 INVALID_CREDENTIALS";
      assertThat(world.call("scope", token)).hasToString(left);
      assertThat(world.call("scope", cookie)).hasToString(left);
      assertThat(world.call("scope", World.ANNAS_WEBHOOK)).hasToString(left);
    }

    @Test
    void a_missing_scope_is_insufficient() {
      world.webhook(World.BORIS, "onlyim", Set.of("im"), null);
      var webhook = new Request.WebhookCode("2", "onlyim");

      assertThat(world.call("imbot.probe", webhook)).hasToString("403 insufficient_scope");
      assertThat(world.call("scope", webhook)).hasToString("200");

      world.webhook(World.BORIS, "onlyim", Set.of("im", "imbot"), null);
      assertThat(world.call("imbot.probe", webhook)).hasToString("200");
    }

    @Test
    void a_blocked_application_hears_of_overload() {
      var token = token();
      assertThat(world.call("scope", token)).hasToString("200");

      world.ensure(World.draft().blocked().build());

      assertThat(world.call("scope", token)).hasToString("503 OVERLOAD_LIMIT");
      assertThat(world.call("scope", World.ANNAS_WEBHOOK)).hasToString("200");
    }

    @Test
    void an_application_for_some_is_closed_to_others() {
      world.ensure(World.draft().onlyFor(World.BORIS).build());

      assertThat(world.call("scope", token())).hasToString("403 user_access_error");
      assertThat(world.call("scope", World.token(world.issue(World.BORIS).accessToken())))
          .hasToString("200");
    }

    @Test
    void an_unfinished_installation_is_for_administrators() {
      var fresh = world.ensure(World.draft().clientId("local.new").notInstalled().build());
      var annas = world.tokens.issue(world.portal.id(), fresh, World.ANNA).accessToken();
      var boriss = world.tokens.issue(world.portal.id(), fresh, World.BORIS).accessToken();

      assertThat(world.call("scope", World.token(annas))).hasToString("200");
      assertThat(world.call("scope", World.token(boriss))).hasToString("403 user_access_error");
    }

    @Test
    void a_closed_portal_is_gone_for_everybody() {
      portal(Portal.State.CLOSED, false, "professional");

      var gone = world.call("scope", World.ANNAS_WEBHOOK);
      assertThat(gone).hasToString("500 PORTAL_DELETED");
      assertThat(gone.body().get("error_description").asString()).isEqualTo("Portal was deleted");
    }

    @Test
    void an_overloaded_portal_says_so() {
      portal(Portal.State.OVERLOADED, false, "professional");

      assertThat(world.call("scope", World.ANNAS_WEBHOOK)).hasToString("503 OVERLOAD_LIMIT");
    }

    @Test
    void a_portal_that_wants_https_gets_nothing_else() {
      portal(Portal.State.OPEN, true, "professional");

      assertThat(world.call("scope", World.ANNAS_WEBHOOK, Map.of(), false, "portal.example"))
          .hasToString("400 INVALID_REQUEST");
      assertThat(world.call("scope", World.ANNAS_WEBHOOK)).hasToString("200");
    }

    @Test
    void the_free_plan_has_no_rest_but_a_messenger() {
      portal(Portal.State.OPEN, false, "free");
      var session = store.write(world.portal.id(), tx -> world.signsIn(tx, World.BORIS));

      assertThat(world.call("scope", World.ANNAS_WEBHOOK)).hasToString("403 ACCESS_DENIED");
      assertThat(world.call("scope", new Request.SessionCookie(session))).hasToString("200");
    }

    @Test
    void refusals_come_in_the_order_of_the_original() {
      world.ensure(World.draft().blocked().onlyFor(World.BORIS).build());
      assertThat(world.call("scope", token())).hasToString("503 OVERLOAD_LIMIT");
      assertThat(world.call("no.such.method", NOTHING)).hasToString("404 ERROR_METHOD_NOT_FOUND");
      portal(Portal.State.OPEN, true, "free");
      assertThat(world.call("no.such.method", NOTHING)).hasToString("403 ACCESS_DENIED");
      assertThat(world.call("scope", NOTHING, Map.of(), false, "x"))
          .hasToString("400 INVALID_REQUEST");
      portal(Portal.State.OVERLOADED, true, "free");
      assertThat(world.call("scope", NOTHING, Map.of(), false, "x"))
          .hasToString("503 OVERLOAD_LIMIT");
      portal(Portal.State.CLOSED, true, "free");
      assertThat(world.call("scope", NOTHING, Map.of(), false, "x"))
          .hasToString("500 PORTAL_DELETED");
    }

    @Test
    void one_portal_s_credentials_are_nothing_in_another() {
      var other = world.portalDraft(Portal.State.OPEN, false, "professional");
      world.portals.ensure(
          new PortalDraft(
              "other.example",
              "0f85df22e9377d6c4f7553a223c6b371",
              "en",
              other.timezone(),
              other.plan(),
              other.state(),
              other.httpsOnly(),
              other.limits()));
      var token = token();

      assertThat(world.call("scope", token)).hasToString("200");
      assertThat(world.call("scope", token, Map.of(), true, "other.example"))
          .hasToString("401 NO_AUTH_FOUND");
      assertThat(world.call("scope", World.ANNAS_WEBHOOK, Map.of(), true, "other.example"))
          .hasToString("401 NO_AUTH_FOUND");
      assertThat(world.call("scope", token, Map.of(), true, "nobody.example"))
          .hasToString("500 PORTAL_DELETED");
    }

    @Test
    void a_new_secret_kills_the_tokens_got_with_the_old_one() {
      var token = token();
      assertThat(world.call("scope", token)).hasToString("200");

      world.clock.forward(Duration.ofSeconds(1));
      world.ensure(World.draft().secret("another secret").build());

      assertThat(world.call("scope", token)).hasToString("401 NO_AUTH_FOUND");
      assertThat(world.call("scope", token())).hasToString("200");
    }

    @Test
    void the_caller_is_who_the_credential_says() {
      var token = world.issue(World.BORIS);
      var request = request(World.token(token.accessToken()));

      var caller = world.gate.identify(request);

      assertThat(caller.user()).isEqualTo(World.BORIS);
      assertThat(caller.app()).isEqualTo(world.app.id());
      assertThat(caller.clientId()).isEqualTo(world.app.clientId());
      assertThat(caller.credential()).isEqualTo("app:" + world.app.id());
      assertThat(caller.expires()).isEqualTo(token.expires());
      assertThat(world.gate.identify(request)).isSameAs(caller);
    }

    private Request.Credential token() {
      return World.token(world.issue(World.ANNA).accessToken());
    }

    private static Request request(Request.Credential credential) {
      return new Request(
          "scope",
          Request.Format.JSON,
          Json.mapper().createObjectNode(),
          credential,
          "portal.example:8443",
          new Origin("127.0.0.1", World.BASE, true, "r1"));
    }

    private void portal(Portal.State state, boolean httpsOnly, String plan) {
      world.portals.ensure(world.portalDraft(state, httpsOnly, plan));
    }
  }
}
