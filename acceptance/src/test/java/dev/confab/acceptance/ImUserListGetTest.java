package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImUserListGetTest {

  @Test
  void several_users_are_shown_by_id_or_as_a_list(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    // tag::example[]
    var list =
        anna.call(
            "im.user.list.get",
            Map.of("ID", List.of(anna.id(), boris.id()), "AVATAR_HR", "Y", "RESULT_TYPE", "array"));
    // end::example[]
    assertThat(list.result().findValuesAsString("name")).containsExactly("Anna", "Boris");
    assertThat(list.result().get(0).propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Contract.method("im.user.list.get").at("/example_response/result/0").propertyNames());
    var map = anna.call("im.user.list.get", Map.of("ID", List.of(anna.id(), boris.id())));
    assertThat(map.result().get("" + boris.id())).isEqualTo(list.result().get(1));
  }

  @Test
  void form_json_and_json_text_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var id = anna.id();
    assertThat(anna.callForm("im.user.list.get", "ID[]=" + id + "&AVATAR_HR=Y").result())
        .isEqualTo(anna.call("im.user.list.get", Map.of("ID", List.of(id))).result())
        .isEqualTo(anna.call("im.user.list.get", Map.of("ID", "[" + id + "]")).result());
  }

  @Test
  void whom_nobody_knows_is_passed_over_and_an_empty_map_is_a_list(Hall hall) {
    var anna = hall.person("Anna");
    var nobody = anna.call("im.user.list.get", Map.of("ID", List.of(99_999, "x", -1))).result();
    assertThat(nobody.isArray()).isTrue();
    assertThat(nobody).isEmpty();
  }

  @Test
  void somebody_from_outside_sees_nobody_from_inside(Hall hall) {
    hall.declare(
        """
        users:
          - { id: 700, login: outsider, name: Olga, extranet: true }
        webhooks:
          - { user: 700, code: outsiderscode, scopes: [im] }
        """);
    var inside = hall.person("Anna");
    var seen =
        hall.webhook(700, "outsiderscode")
            .call("im.user.list.get", Map.of("ID", List.of(inside.id(), 700)))
            .result();
    assertThat(seen.propertyNames()).containsExactly("700");
  }

  @Test
  void what_is_no_list_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    for (var wrong : List.of("5", "anna", Map.of(), 5)) {
      assertThat(anna.call("im.user.list.get", Map.of("ID", wrong)).refusal())
          .isEqualTo("400 INVALID_FORMAT A wrong format for the ID field is passed");
    }
    assertThat(anna.call("im.user.list.get").error()).isEqualTo("INVALID_FORMAT");
  }
}
