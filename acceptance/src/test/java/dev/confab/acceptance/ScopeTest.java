package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class ScopeTest {

  @Test
  void a_caller_learns_its_scopes(Hall hall) {
    hall.declare(
        """
        users:
          - { id: 700, login: limited }
        webhooks:
          - { user: 700, code: limitedcode, scopes: [im, imbot] }
        """);
    // tag::example[]
    var mine = hall.webhook(700, "limitedcode").call("scope");
    // end::example[]
    assertThat(mine.result().valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("im", "imbot");
  }

  @Test
  void form_and_json_list_all_scopes_alike(Hall hall) {
    var anna = hall.person("Anna");
    var form = anna.callForm("scope", "full=1").result();
    assertThat(form.equals(anna.call("scope", Map.of("full", true)).result())).isTrue();
    assertThat(form.size()).isGreaterThan(30);
  }
}
