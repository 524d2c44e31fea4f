package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImUserGetTest {

  @Test
  void a_user_is_shown_with_every_field(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    // tag::example[]
    var user = anna.call("im.user.get", Map.of("ID", boris.id(), "AVATAR_HR", "Y"));
    // end::example[]
    assertThat(user.result().propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Contract.method("im.user.get").at("/example_response/result").propertyNames());
    assertThat(user.result().get("name").asString()).isEqualTo("Boris");
  }

  @Test
  void a_user_who_can_be_called_has_telephone_numbers(Hall hall) {
    hall.declare(
        """
        users:
          - { id: 700, login: paula, workPhone: "+1 912", mobilePhone: "+1 234", innerPhone: "78" }
        """);
    var phones = hall.person("Anna").call("im.user.get", Map.of("ID", 700)).result().get("phones");
    assertThat(phones.toString())
        .isEqualTo(
            "{\"work_phone\":\"+1 912\",\"personal_mobile\":\"+1 234\",\"inner_phone\":\"78\"}");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(anna.callForm("im.user.get", "ID=" + anna.id()).result())
        .isEqualTo(anna.call("im.user.get", Map.of("ID", anna.id())).result())
        .isEqualTo(anna.call("im.user.get").result());
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(anna.call("im.user.get", Map.of("ID", "x")).refusal())
        .isEqualTo("400 ID_EMPTY User ID can't be empty");
    assertThat(anna.call("im.user.get", Map.of("ID", 99_999)).refusal())
        .isEqualTo("400 USER_NOT_EXISTS User is not exists");
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
    assertThat(
            hall.webhook(700, "outsiderscode")
                .call("im.user.get", Map.of("ID", inside.id()))
                .refusal())
        .isEqualTo(
            "400 ACCESS_DENIED You can request only users who consist of your extranet group");
  }
}
