package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every error any call can meet, each reached by a state that an administrator can bring about.
@ExtendWith(HallExtension.class)
class SystemErrorsTest {
  private static final String PEOPLE =
      """
      users:
        - { id: 700, login: nina, name: Nina }
        - { id: 701, login: gone, active: false }
        - { id: 702, login: otto }
      webhooks:
        - { user: 700, code: ninascode1, scopes: [im] }
        - { user: 700, code: oldcode1, scopes: [im], expiresIn: -1 }
        - { user: 701, code: gonescode1, scopes: [im] }
      apps:
        - clientId: local.open
          clientSecret: secret1
          scopes: [im]
          grants:
            - { user: 700, accessToken: expired1, refreshToken: expired1r, expiresIn: -1 }
            - { user: 701, accessToken: gone1, refreshToken: gone1r }
        - clientId: local.blocked
          clientSecret: secret2
          scopes: [im]
          blocked: true
          grants: [{ user: 700, accessToken: blocked1, refreshToken: blocked1r }]
        - clientId: local.restricted
          clientSecret: secret3
          scopes: [im]
          allowedUsers: [702]
          grants: [{ user: 700, accessToken: restricted1, refreshToken: restricted1r }]
        - clientId: local.unfinished
          clientSecret: secret4
          scopes: [im]
          installed: false
          grants: [{ user: 700, accessToken: unfinished1, refreshToken: unfinished1r }]
      """;

  @Test
  void the_portals_state_comes_first(Hall hall) {
    var states =
        Map.of(
            "state: closed", "500 PORTAL_DELETED Portal was deleted",
            "state: overloaded", "503 OVERLOAD_LIMIT REST API is blocked due to overload",
            "httpsOnly: true", "400 INVALID_REQUEST Https required",
            "plan: free", "403 ACCESS_DENIED REST API is available only on commercial plans");
    states.forEach(
        (state, refusal) -> {
          hall.declare("portal: { " + state + " }\n" + PEOPLE);
          assertThat(hall.webhook(700, "ninascode1").call("profile").refusal()).isEqualTo(refusal);
        });
    hall.declare(PEOPLE);
    assertThat(hall.webhook(700, "ninascode1").call("profile").status()).isEqualTo(200);
  }

  @Test
  void a_store_that_is_gone_is_our_fault() {
    try (var hall = Hall.open()) {
      var anna = hall.person("Anna");
      hall.house().rooms().store().close();
      assertThat(anna.call("im.message.add", Map.of("DIALOG_ID", 1, "MESSAGE", "Hi")).refusal())
          .isEqualTo("500 INTERNAL_SERVER_ERROR Internal server error");
    }
  }

  @Test
  void then_the_credential(Hall hall) {
    hall.declare(PEOPLE);
    var unknown = "401 NO_AUTH_FOUND Wrong authorization data";
    assertThat(hall.get("/rest/profile").refusal()).isEqualTo(unknown);
    assertThat(hall.webhook(700, "wrongcode").call("profile").refusal()).isEqualTo(unknown);
    assertThat(hall.webhook(700, "oldcode1").call("profile").refusal()).isEqualTo(unknown);
    assertThat(hall.token("nosuchtoken").call("profile").refusal()).isEqualTo(unknown);
    assertThat(hall.token("expired1").call("profile").refusal())
        .isEqualTo("401 expired_token The access token provided has expired");
    var inactive = "403 INVALID_CREDENTIALS Invalid request credentials";
    assertThat(hall.webhook(701, "gonescode1").call("profile").refusal()).isEqualTo(inactive);
    assertThat(hall.token("gone1").call("profile").refusal()).isEqualTo(inactive);
  }

  @Test
  void then_the_application(Hall hall) {
    hall.declare(PEOPLE);
    assertThat(hall.token("blocked1").call("profile").refusal())
        .isEqualTo("503 OVERLOAD_LIMIT REST API is blocked due to overload");
    var closed = "403 user_access_error The user does not have access to the application";
    assertThat(hall.token("restricted1").call("profile").refusal()).isEqualTo(closed);
    assertThat(hall.token("unfinished1").call("profile").refusal()).isEqualTo(closed);
  }

  @Test
  void then_the_method_and_its_scope(Hall hall) {
    hall.declare(PEOPLE);
    var nina = hall.webhook(700, "ninascode1");
    assertThat(nina.call("no.such.method").status()).isEqualTo(404);
    assertThat(nina.call("no.such.method").error()).isEqualTo("ERROR_METHOD_NOT_FOUND");
    assertThat(nina.call("imbot.register").refusal())
        .isEqualTo(
            "403 insufficient_scope The request requires higher privileges than provided by the"
                + " webhook token");
    assertThat(nina.call("configuration.import.register").refusal())
        .isEqualTo("404 ERROR_MANIFEST_IS_NOT_AVAILABLE Manifest is not available");
  }
}
