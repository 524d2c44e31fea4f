package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.testkit.Hall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortalFileTest {
  private static final String FILE =
      """
      portal: { language: de, timezone: Europe/Berlin, plan: professional, memberId: "a223c6b3710f85df22e9377d6c4f7553" }
      users:
        - { id: 1, login: anna, password: anna-secret, name: Anna, lastName: Berger, workPosition: Director, gender: F, admin: true, email: anna@example.com }
        - { id: 2, login: boris, name: Boris, lastName: Weber }
      webhooks:
        - { user: 1, code: annaswebhookcode1, scopes: [imbot, im, imopenlines, user] }
      apps:
        - clientId: local.demo.00000001
          clientSecret: demo-client-secret
          title: Demo
          scopes: [imbot, im]
          handlerUrl: "http://127.0.0.1:9000/handler"
          grants:
            - { user: 1, accessToken: demoaccesstoken, refreshToken: demorefreshtoken }
      """;

  @Test
  void doing_it_again_changes_nothing() {
    try (var hall = Hall.open()) {
      hall.declare(FILE);
      var before = seen(hall);
      hall.declare(FILE);
      hall.restart();
      hall.declare(FILE);
      assertThat(seen(hall)).isEqualTo(before);
    }
  }

  @Test
  void what_was_used_up_stays_used_up() {
    try (var hall = Hall.open()) {
      hall.declare(FILE);
      var demo =
          hall.application(
              "local.demo.00000001", "demo-client-secret", "demoaccesstoken", "demorefreshtoken");
      assertThat(demo.refreshes().status()).isEqualTo(200);
      hall.declare(FILE);
      assertThat(demo.asksToken("grant_type=refresh_token&refresh_token=demorefreshtoken").error())
          .isEqualTo("invalid_grant");
      assertThat(demo.call("app.info").status()).isEqualTo(200);
    }
  }

  @Test
  void a_mistake_is_told_with_its_line() {
    try (var hall = Hall.open()) {
      assertThatThrownBy(() -> hall.declare("users:\n  - { id: 1, nmae: Anna }\n"))
          .hasMessageContaining("portal.yaml")
          .hasMessageContaining("2")
          .hasMessageContaining("nmae");
    }
  }

  private static List<String> seen(Hall hall) {
    var anna = hall.webhook(1, "annaswebhookcode1");
    var demo = hall.token("demoaccesstoken");
    return List.of(
        anna.call("profile").result().toString(),
        anna.call("scope").result().toString(),
        anna.call("user.get", Map.of("SORT", "ID")).body().get("total").toString(),
        demo.call("app.info").result().get("install").get("member_id").toString(),
        demo.call("app.info").result().get("ID").toString(),
        demo.call("app.info").result().get("LANGUAGE_ID").toString());
  }
}
