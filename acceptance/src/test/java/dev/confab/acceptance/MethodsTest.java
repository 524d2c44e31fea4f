package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(HallExtension.class)
class MethodsTest {

  @Test
  void a_caller_learns_what_it_may_call(Hall hall) {
    hall.declare(
        """
        users:
          - { id: 700, login: limited }
        webhooks:
          - { user: 700, code: limitedcode, scopes: [im] }
        """);
    // tag::example[]
    var mine = hall.webhook(700, "limitedcode").call("methods");
    // end::example[]
    assertThat(names(mine.result()))
        .contains("im.message.add", "batch", "profile")
        .doesNotContain("imbot.register", "user.get", "app.info");
  }

  @Test
  void one_scope_or_all_can_be_asked_for(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(names(anna.call("methods", Map.of("scope", "imbot")).result()))
        .contains("imbot.register")
        .allMatch(name -> name.startsWith("imbot."));
    assertThat(names(anna.call("methods", Map.of("scope", "")).result()))
        .contains("scope", "server.time")
        .doesNotContain("im.user.get");
    assertThat(names(anna.call("methods", Map.of("full", true)).result()))
        .contains("imbot.register", "app.info", "server.time");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(names(anna.callForm("methods", "scope=im").result()))
        .isEqualTo(names(anna.call("methods", Map.of("scope", "im")).result()))
        .contains("im.message.add")
        .doesNotContain("imbot.register", "user.get");
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
