package dev.confab.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.portals.Portal;
import dev.confab.rpc.Origin;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OAuthTest {
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
    static final String HOST = "portal.example:8443";
    static final String CLIENT = "local.demo.00000001";
    static final String SECRET = "demo-client-secret";

    final World world;

    Contract(Database database) {
      super(database);
      world = new World(store);
    }

    @Test
    void a_user_who_grants_access_returns_with_a_code() {
      world.ensure(World.draft().handlerUrl("http://app.example/handler?a=1").build());

      var back = world.oauth.authorize(HOST, World.ORIGIN, CLIENT, "a b&c", World.BORIS);

      assertThat(back.address())
          .isEqualTo(
              "http://app.example/handler?a=1&code="
                  + back.code()
                  + "&state=a+b%26c&domain=portal.example%3A8443"
                  + "&member_id=a223c6b3710f85df22e9377d6c4f7553&scope=imbot%2Cim"
                  + "&server_domain=portal.example%3A8443");
      assertThat(URI.create(Objects.requireNonNull(back.address()))).hasHost("app.example");
    }

    @Test
    void an_application_without_an_address_has_its_code_shown() {
      world.ensure(World.draft().handlerUrl("").build());

      var back = world.oauth.authorize(HOST, World.ORIGIN, CLIENT, null, World.BORIS);

      assertThat(back.address()).isNull();
      assertThat(code(back.code())).hasToString("200");
    }

    @Test
    void access_is_not_granted_where_it_cannot_be() {
      assertRefused("invalid_request", null, World.BORIS);
      assertRefused("invalid_client", "local.unknown", World.BORIS);
      assertRefused("user_access_error", CLIENT, new UserId(77));
      world.ensure(World.draft().onlyFor(World.ANNA).build());
      assertRefused("user_access_error", CLIENT, World.BORIS);
      world.ensure(World.draft().clientId("local.new").notInstalled().build());
      assertRefused("invalid_client", "local.new", World.BORIS);
    }

    private void assertRefused(String code, @Nullable String client, UserId user) {
      assertThatThrownBy(() -> world.oauth.authorize(HOST, World.ORIGIN, client, null, user))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.error().code()).isEqualTo(code));
    }

    @Test
    void a_code_buys_a_pair_of_tokens() {
      var bought = code(freshCode());

      assertThat(bought).hasToString("200");
      var body = bought.body();
      assertThat(body.propertyNames())
          .containsExactlyInAnyOrder(
              "access_token",
              "refresh_token",
              "expires",
              "expires_in",
              "client_endpoint",
              "server_endpoint",
              "domain",
              "member_id",
              "scope",
              "status",
              "user_id");
      assertThat(body.get("expires_in").asLong()).isEqualTo(3600);
      assertThat(body.get("expires").asLong())
          .isEqualTo(world.clock.instant().plusSeconds(3600).getEpochSecond());
      assertThat(body.get("client_endpoint").asString()).isEqualTo(World.BASE + "/rest/");
      assertThat(body.get("server_endpoint").asString()).isEqualTo(World.BASE + "/rest/");
      assertThat(body.get("domain").asString()).isEqualTo("portal.example:8443");
      assertThat(body.get("member_id").asString()).isEqualTo("a223c6b3710f85df22e9377d6c4f7553");
      assertThat(body.get("scope").asString()).isEqualTo("imbot,im");
      assertThat(body.get("status").asString()).isEqualTo("L");
      assertThat(body.get("user_id").asLong()).isEqualTo(2);
      var caller = World.token(body.get("access_token").asString());
      assertThat(world.call("imbot.probe", caller)).hasToString("200");
    }

    @Test
    void a_code_is_good_once_and_for_half_a_minute() {
      var first = freshCode();
      assertThat(code(first)).hasToString("200");
      assertThat(code(first)).hasToString("400 invalid_grant");

      var late = freshCode();
      world.clock.forward(Duration.ofSeconds(30));
      assertThat(code(late)).hasToString("400 invalid_grant");
    }

    @Test
    void a_refresh_token_is_replaced_on_each_use() {
      var first = refreshToken(code(freshCode()));

      var second = refreshToken(refresh(first));
      assertThat(second).isNotEqualTo(first);
      assertThat(refresh(first)).hasToString("400 invalid_grant");

      assertThat(refresh(second)).hasToString("200");
    }

    @Test
    void a_refresh_token_is_good_for_180_days() {
      var old = world.issue(World.BORIS).refreshToken();
      var young = world.issue(World.ANNA).refreshToken();

      world.clock.forward(Duration.ofDays(180).minusMillis(1));
      assertThat(refresh(young)).hasToString("200");
      world.clock.forward(Duration.ofMillis(1));
      assertThat(refresh(old)).hasToString("400 invalid_grant");
    }

    @Test
    void of_two_refreshes_at_once_one_wins() throws Exception {
      for (int round = 0; round < 20; round++) {
        var token = world.issue(World.ANNA).refreshToken();
        var calls = new ArrayList<Callable<String>>();
        for (int caller = 0; caller < 8; caller++) {
          calls.add(() -> refresh(token).toString());
        }
        var answers = new ArrayList<String>();
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
          for (var answer : together.invokeAll(calls)) {
            answers.add(answer.get());
          }
        }
        assertThat(answers).containsOnlyOnce("200");
        assertThat(answers).filteredOn(a -> a.equals("400 invalid_grant")).hasSize(7);
      }
    }

    @Test
    void used_tokens_are_remembered_over_a_restart_and_forgotten_when_they_would_have_expired() {
      var token = refreshToken(code(freshCode()));
      assertThat(refresh(token)).hasToString("200");

      var after = new World(database.reopened());
      assertThat(got(after, "refresh_token", null, token)).hasToString("400 invalid_grant");
      assertThat(spent(after)).isEqualTo(2);

      after.clock.forward(Duration.ofDays(181));
      var fresh = after.issue(World.ANNA).refreshToken();
      assertThat(got(after, "refresh_token", null, fresh)).hasToString("200");
      assertThat(spent(after)).isEqualTo(1);
    }

    @Test
    void a_fixed_refresh_token_is_good_once_even_when_its_file_is_applied_again() {
      var draft = World.draft().grant(World.ANNA, "demoaccess", "demorefresh", null).build();
      world.ensure(draft);

      assertThat(refresh("demorefresh")).hasToString("200");
      world.ensure(draft);

      assertThat(refresh("demorefresh")).hasToString("400 invalid_grant");
      assertThat(world.call("scope", World.token("demoaccess"))).hasToString("200");
    }

    @Test
    void an_expired_fixed_access_token_can_be_renewed() {
      var lasts = Duration.ofSeconds(-1);
      world.ensure(World.draft().grant(World.ANNA, "demoaccess", "demorefresh", lasts).build());

      assertThat(world.call("scope", World.token("demoaccess"))).hasToString("401 expired_token");
      var renewed = refresh("demorefresh").body().get("access_token").asString();
      assertThat(world.call("scope", World.token(renewed))).hasToString("200");
    }

    @Test
    void a_malformed_request_is_told_what_is_missing() {
      assertThat(ask(null, CLIENT, SECRET, "x", null)).hasToString("400 invalid_request");
      assertThat(ask("password", CLIENT, SECRET, "x", null)).hasToString("400 invalid_request");
      assertThat(ask("refresh_token", null, SECRET, "x", null)).hasToString("400 invalid_request");
      assertThat(ask("refresh_token", CLIENT, null, "x", null)).hasToString("400 invalid_request");
      var missing = ask("refresh_token", CLIENT, SECRET, null, null);
      assertThat(missing).hasToString("400 invalid_request");
      assertThat(missing.body().get("error_description").asString())
          .contains("refresh_token is missing");
    }

    @Test
    void a_wrong_client_is_not_served() {
      var token = world.issue(World.ANNA).refreshToken();

      assertThat(ask("refresh_token", "local.unknown", SECRET, token, null))
          .hasToString("401 invalid_client");
      assertThat(ask("refresh_token", CLIENT, "wrong", token, null))
          .hasToString("401 invalid_client");
      assertThat(refresh(token)).hasToString("200");
    }

    @Test
    void an_application_is_no_client_before_its_installation_is_finished() {
      var fresh = World.draft().clientId("local.new");
      var app = world.ensure(fresh.notInstalled().build());
      var token = world.tokens.issue(world.portal.id(), app, World.ANNA).refreshToken();
      assertThat(ask("refresh_token", "local.new", SECRET, token, null))
          .hasToString("401 invalid_client");
      world.ensure(World.draft().clientId("local.new").build());
      assertThat(ask("refresh_token", "local.new", SECRET, token, null)).hasToString("200");
      world.ensure(fresh.notInstalled().build());
      var next = world.tokens.issue(world.portal.id(), app, World.ANNA).refreshToken();
      assertThat(ask("refresh_token", "local.new", SECRET, next, null))
          .as("what was finished stays finished")
          .hasToString("200");
    }

    @Test
    void an_application_without_a_secret_cannot_prove_itself() {
      world.ensure(World.draft().secret(null).build());

      assertThat(ask("refresh_token", CLIENT, "", "x", null)).hasToString("400 invalid_request");
      assertThat(ask("refresh_token", CLIENT, "null", "x", null)).hasToString("401 invalid_client");
    }

    @Test
    void one_application_s_grant_is_nothing_to_another() {
      var token = world.issue(World.ANNA).refreshToken();
      world.ensure(World.draft().clientId("local.other").build());

      assertThat(ask("refresh_token", "local.other", SECRET, token, null))
          .hasToString("400 invalid_grant");
      assertThat(refresh(token)).hasToString("200");
    }

    @Test
    void a_grant_is_for_what_it_was_made_for() {
      var issued = world.issue(World.ANNA);

      assertThat(refresh(issued.accessToken())).hasToString("400 invalid_grant");
      assertThat(code(issued.refreshToken())).hasToString("400 invalid_grant");
      assertThat(refresh(freshCode())).hasToString("400 invalid_grant");
      assertThat(refresh("no such token")).hasToString("400 invalid_grant");
    }

    @Test
    void a_user_who_left_grants_nothing() {
      var token = world.issue(World.BORIS).refreshToken();
      world.person(World.BORIS, "Boris", false, false);

      assertThat(refresh(token)).hasToString("400 invalid_grant");
    }

    @Test
    void more_scopes_than_the_application_has_are_refused() {
      var token = world.issue(World.ANNA).refreshToken();

      assertThat(ask("refresh_token", CLIENT, SECRET, token, "im,crm"))
          .hasToString("400 insufficient_scope");
      assertThat(ask("refresh_token", CLIENT, SECRET, token, "im,nonsense"))
          .hasToString("400 invalid_scope");
      assertThat(ask("refresh_token", CLIENT, SECRET, token, "im imbot")).hasToString("200");
    }

    @Test
    void who_has_not_paid_gets_no_tokens() {
      var token = world.issue(World.ANNA).refreshToken();
      world.ensure(World.draft().paidUntil(world.clock.instant().plusSeconds(5)).build());
      world.clock.forward(Duration.ofSeconds(5));

      var refused = refresh(token);

      assertThat(refused).hasToString("400 PAYMENT_REQUIRED");
      assertThat(refused.body().get("error_description").asString()).isEqualTo("Payment required");
    }

    @Test
    void nothing_is_granted_where_a_call_would_not_come_in() {
      var token = world.issue(World.ANNA).refreshToken();
      world.portals.ensure(world.portalDraft(Portal.State.OPEN, true, "professional"));
      var bare = new Origin("127.0.0.1", "http://portal.example", false, "r1");
      var asked = new TokenRequest("refresh_token", CLIENT, SECRET, null, token, null);
      var refused = world.oauth.token(HOST, bare, asked);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body().get("error").asString()).isEqualTo("invalid_request");
      assertThatThrownBy(() -> world.oauth.applicant(HOST, bare, CLIENT))
          .hasMessageContaining("https");
      world.portals.ensure(world.portalDraft(Portal.State.CLOSED, false, "professional"));
      assertThat(refresh(token)).hasToString("500 PORTAL_DELETED");
      world.portals.ensure(world.portalDraft(Portal.State.OPEN, false, "professional"));
      assertThat(refresh(token)).hasToString("200");
    }

    private String freshCode() {
      return world.oauth.authorize(HOST, World.ORIGIN, CLIENT, "s", World.BORIS).code();
    }

    private World.Got code(String code) {
      return got(world, "authorization_code", code, null);
    }

    private World.Got refresh(String token) {
      return got(world, "refresh_token", null, token);
    }

    private static World.Got got(
        World world, String grantType, @Nullable String code, @Nullable String token) {
      var asked = new TokenRequest(grantType, CLIENT, SECRET, code, token, null);
      var answer = world.oauth.token(HOST, World.ORIGIN, asked);
      return new World.Got(answer.status(), answer.body());
    }

    private World.Got ask(
        @Nullable String grantType,
        @Nullable String client,
        @Nullable String secret,
        @Nullable String token,
        @Nullable String scope) {
      var params = Json.mapper().createObjectNode();
      params.put("grant_type", grantType);
      params.put("client_id", client);
      params.put("client_secret", secret);
      params.put("refresh_token", token);
      params.put("scope", scope);
      for (var name : List.copyOf(params.propertyNames())) {
        if (params.get(name).isNull()) {
          params.remove(name);
        }
      }
      var answer = world.oauth.token(HOST, World.ORIGIN, TokenRequest.of(params));
      return new World.Got(answer.status(), answer.body());
    }

    private static String refreshToken(World.Got got) {
      assertThat(got).hasToString("200");
      return got.body().get("refresh_token").asString();
    }

    private static long spent(World world) {
      return Objects.requireNonNull(
          world
              .store
              .reads(world.portal.id())
              .first(
                  "SELECT COUNT(*) FROM spent_tokens WHERE portal_id = :portal",
                  row -> row.number(1)));
    }
  }
}
