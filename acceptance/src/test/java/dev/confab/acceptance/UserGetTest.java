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
class UserGetTest {

  @Test
  void users_are_found_by_what_is_known_of_them(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    // tag::example[]
    var found = anna.call("user.get", Map.of("FILTER", Map.of("NAME", "Boris", "ACTIVE", true)));
    // end::example[]
    assertThat(found.result().findValuesAsString("ID")).containsExactly(boris.dialogId());
    assertThat(found.body().get("total").asInt()).isEqualTo(1);
  }

  @Test
  void who_has_an_extension_is_found_by_it_and_shows_it(Hall hall) {
    hall.declare("users: [{ id: 700, login: paula, innerPhone: '78' }, { id: 701, login: rosa }]");
    var anna = hall.person("Anna");
    var ours = Map.of(">=ID", 700, "<=ID", 701);
    for (var filter : List.of("UF_PHONE_INNER", "!UF_PHONE_INNER")) {
      var wanted = filter.startsWith("!") ? "" : "78";
      var params = Map.of("FILTER", Wrong.over(ours, Map.of(filter, wanted)));
      var found = anna.call("user.get", params).result();
      assertThat(found).hasSize(1);
      assertThat(found.at("/0/UF_PHONE_INNER").asString()).isEqualTo("78");
    }
    var without = Map.of("FILTER", Wrong.over(ours, Map.of("UF_PHONE_INNER", "")));
    var found = anna.call("user.get", without).result();
    assertThat(found.findValuesAsString("ID")).containsExactly("701");
    assertThat(found.get(0).has("UF_PHONE_INNER")).isFalse();
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var json =
        anna.call(
            "user.get", Map.of("filter", Map.of("=ID", anna.id()), "sort", "ID", "order", "DESC"));
    var form = anna.callForm("user.get", "filter[%3DID]=" + anna.id() + "&sort=ID&order=DESC");
    assertThat(form.result().findValuesAsString("ID"))
        .isEqualTo(json.result().findValuesAsString("ID"))
        .containsExactly(anna.dialogId());
    assertThat(form.body().get("total")).isEqualTo(json.body().get("total"));
  }

  @Test
  void each_version_of_the_scope_shows_its_own_fields(Hall hall) {
    hall.declare(
        """
        users:
          - { id: 700, login: nina, name: Nina, email: nina@example.com }
        webhooks:
          - { user: 700, code: full1code, scopes: [user] }
          - { user: 700, code: basic1code, scopes: [user_basic] }
          - { user: 700, code: brief1code, scopes: [user_brief] }
          - { user: 700, code: other1code, scopes: [im] }
        """);
    assertThat(shown(hall, "full1code")).contains("NAME", "EMAIL", "LAST_LOGIN");
    assertThat(shown(hall, "basic1code")).contains("NAME", "EMAIL").doesNotContain("LAST_LOGIN");
    assertThat(shown(hall, "brief1code")).contains("NAME").doesNotContain("EMAIL", "LAST_LOGIN");
    assertThat(hall.webhook(700, "other1code").call("user.get").error())
        .isEqualTo("insufficient_scope");
    assertThat(hall.webhook(700, "brief1code").call("methods").result().valueStream())
        .extracting(JsonNode::asString)
        .contains("user.get", "user.current");
  }

  private static List<String> shown(Hall hall, String code) {
    var caller = hall.webhook(700, code);
    var found = caller.call("user.get", Map.of("FILTER", Map.of("ID", 700))).result().get(0);
    var own = caller.call("user.current").result();
    assertThat(found.propertyNames()).containsAll(own.propertyNames());
    return List.copyOf(own.propertyNames());
  }

  @Test
  void pages_of_fifty_are_walked_by_start_and_next(Hall hall) {
    var users = new StringBuilder("users:\n");
    for (int id = 5_001; id <= 5_120; id++) {
      users.append("  - { id: ").append(id).append(", name: Many }\n");
    }
    hall.declare(users.toString());
    var anna = hall.person("Anna");
    var filter = Map.of("NAME", "Many");
    var first = anna.call("user.get", Map.of("FILTER", filter, "SORT", "ID", "ORDER", "ASC"));
    assertThat(first.result()).hasSize(50);
    assertThat(first.body().get("total").asInt()).isEqualTo(120);
    assertThat(first.body().get("next").asInt()).isEqualTo(50);
    var last = anna.call("user.get", Map.of("FILTER", filter, "SORT", "ID", "start", 100));
    assertThat(last.result()).hasSize(20);
    assertThat(last.body().has("next")).isFalse();
    var uncounted = anna.call("user.get", Map.of("FILTER", filter, "start", -1));
    assertThat(uncounted.result()).hasSize(50);
    assertThat(uncounted.body().has("next")).isFalse();
  }

  @Test
  void a_time_beyond_all_counting_finds_nobody(Hall hall) {
    var far = Map.of("FILTER", Map.of(">DATE_REGISTER", "+999999999-01-01T00:00:00+00:00"));
    var answer = hall.person("Anna").call("user.get", far);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.result()).isEmpty();
  }
}
