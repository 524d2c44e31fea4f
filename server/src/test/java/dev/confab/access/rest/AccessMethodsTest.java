package dev.confab.access.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.Scope;
import dev.confab.access.World;
import dev.confab.basics.Json;
import dev.confab.rpc.Request;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessMethodsTest {
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
    static final Request.Credential BORISS_WEBHOOK = new Request.WebhookCode("2", "boriscode");

    final World world;

    Contract(Database database) {
      super(database);
      world = new World(store);
      world.webhook(World.BORIS, "boriscode", Set.of("im"), null);
    }

    @Test
    void scope_lists_the_caller_s_or_all() {
      assertThat(texts(result("scope", Map.of()))).containsExactly("im");
      assertThat(texts(result("scope", Map.of("full", true))))
          .isEqualTo(Scope.wires())
          .contains("imbot", "sign.b2e", "user_basic", "humanresources.hcmlink");
    }

    @Test
    void methods_lists_what_is_asked_for() {
      assertThat(texts(result("methods", Map.of())))
          .contains("scope", "server.time", "method.get")
          .doesNotContain("imbot.probe", "app.info");
      assertThat(texts(result("methods", Map.of("full", true))))
          .contains("imbot.probe", "app.info");
      assertThat(texts(result("methods", Map.of("scope", "imbot")))).containsExactly("imbot.probe");
      assertThat(texts(result("methods", Map.of("scope", ""))))
          .contains("app.info", "scope")
          .doesNotContain("imbot.probe");
      assertThat(texts(result("methods", Map.of("scope", "nonsense")))).isEmpty();
    }

    @Test
    void method_get_tells_existing_from_available() {
      assertThat(found("scope")).isEqualTo("true true");
      assertThat(found("IMBOT.Probe")).isEqualTo("true false");
      assertThat(found("app.info")).isEqualTo("true false");
      assertThat(found("no.such")).isEqualTo("false false");
      assertThat(found("")).isEqualTo("false false");
      assertThat(result("method.get", Map.of()).get("isExisting").asBoolean()).isFalse();
    }

    private String found(String name) {
      var found = result("method.get", Map.of("name", name));
      return found.get("isExisting").asBoolean() + " " + found.get("isAvailable").asBoolean();
    }

    @Test
    void server_time_is_the_portal_s() {
      assertThat(result("server.time", Map.of()).asString()).isEqualTo("2026-03-01T13:00:00+01:00");
    }

    @Test
    void feature_get_wants_a_code() {
      var refused = world.call("feature.get", BORISS_WEBHOOK);
      assertThat(refused).hasToString("400 CODE_EMPTY");
      assertThat(refused.body().get("error_description").asString())
          .isEqualTo("CODE can't be empty");
      assertThat(world.call("feature.get", BORISS_WEBHOOK, Map.of("CODE", "")))
          .hasToString("400 CODE_EMPTY");
      assertThat(result("feature.get", Map.of("CODE", "rest_offline_extended")))
          .isEqualTo(Json.parse("{\"value\":\"N\"}"));
      assertThat(result("feature.get", Map.of("CODE", "no_such_feature")).get("value").asString())
          .isEqualTo("N");
    }

    @Test
    void user_access_tells_whether_the_user_has_one_of_the_codes() {
      assertThat(access(BORISS_WEBHOOK, "U2")).isTrue();
      assertThat(access(BORISS_WEBHOOK, "G7", "AU")).isTrue();
      assertThat(access(BORISS_WEBHOOK, "G2")).isTrue();
      assertThat(access(BORISS_WEBHOOK, "U1", "G1")).isFalse();
      assertThat(access(BORISS_WEBHOOK)).isFalse();
      assertThat(result("user.access", Map.of()).asBoolean()).isFalse();
      assertThat(access(World.ANNAS_WEBHOOK, "U2")).isTrue();
    }

    private boolean access(Request.Credential caller, String... codes) {
      var got = world.call("user.access", caller, Map.of("ACCESS", List.of(codes)));
      return got.result().asBoolean();
    }

    @Test
    void access_name_names_the_codes_there_are() {
      assertThat(result("access.name", Map.of("ACCESS", List.of("G2", "AU", "U2", "U99", "X"))))
          .isEqualTo(
              Json.parse(
                  """
                  {"G2": {"provider": "", "name": "All visitors", "provider_id": "other"},
                   "AU": {"provider": "", "name": "All authorized users", "provider_id": "other"},
                   "U2": {"provider": "Users", "name": "Boris", "provider_id": "user"}}"""));
      assertThat(result("access.name", Map.of())).isEqualTo(Json.parse("false"));
      assertThat(result("access.name", Map.of("ACCESS", List.of()))).isEqualTo(Json.parse("false"));
    }

    @Test
    void app_info_is_for_applications() {
      var refused = world.call("app.info", BORISS_WEBHOOK);
      assertThat(refused).hasToString("400 ACCESS_DENIED");
      assertThat(refused.body().get("error_description").asString())
          .isEqualTo("Access denied! Application context required");
    }

    @Test
    void app_info_answers_for_portal_and_authorization_server() {
      assertThat(appInfo())
          .isEqualTo(
              Json.parse(
                  """
                  {"ID": 1, "CODE": "local.demo.00000001", "VERSION": 1, "STATUS": "L",
                   "INSTALLED": true, "PAYMENT_EXPIRED": "N", "DAYS": null, "LANGUAGE_ID": "en",
                   "LICENSE": "en_professional", "LICENSE_TYPE": "professional",
                   "LICENSE_FAMILY": "professional", "client_id": "local.demo.00000001",
                   "scope": "imbot,im", "expires": "2026-03-01T14:00:00+01:00", "user_id": 2,
                   "install": {"installed": true, "version": 1, "status": "L", "scope": "imbot,im",
                     "domain": "portal.example", "uri": "https://portal.example:8443",
                     "client_endpoint": "https://portal.example:8443/rest/",
                     "member_id": "a223c6b3710f85df22e9377d6c4f7553", "member_type": ""}}"""));
    }

    @Test
    void app_info_counts_the_days_of_a_paid_period() {
      var end = world.clock.instant().plus(Duration.ofDays(3));
      world.ensure(World.draft().paidUntil(end).build());
      assertThat(appInfo().get("DAYS").asLong()).isEqualTo(3);
      assertThat(appInfo().get("PAYMENT_EXPIRED").asString()).isEqualTo("N");

      world.clock.forward(Duration.ofDays(4));
      assertThat(appInfo().get("DAYS").asLong()).isEqualTo(-1);
      assertThat(appInfo().get("PAYMENT_EXPIRED").asString()).isEqualTo("Y");
    }

    private JsonNode appInfo() {
      var token = world.issue(World.BORIS).accessToken();
      return world.call("app.info", World.token(token)).result();
    }

    @Test
    void there_is_no_manifest_to_import() {
      assertThat(world.call("configuration.import.register", BORISS_WEBHOOK))
          .hasToString("404 ERROR_MANIFEST_IS_NOT_AVAILABLE");
    }

    private JsonNode result(String method, Map<String, ?> params) {
      return world.call(method, BORISS_WEBHOOK, params).result();
    }

    private static List<String> texts(JsonNode list) {
      return StreamSupport.stream(list.values().spliterator(), false)
          .map(JsonNode::asString)
          .toList();
    }
  }
}
