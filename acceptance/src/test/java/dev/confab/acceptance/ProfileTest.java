package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ProfileTest {

  @Test
  void a_caller_sees_itself_without_any_scope(Hall hall) {
    hall.declare(
        """
        users:
          - { id: 700, login: vadim, name: Vadim, lastName: Valeev, gender: M, admin: true }
        webhooks:
          - { user: 700, code: vadimscode1, scopes: [] }
        """);
    // tag::example[]
    var me = hall.webhook(700, "vadimscode1").call("profile");
    // end::example[]
    var expected =
        """
        {"ID":"700","ADMIN":true,"NAME":"Vadim","LAST_NAME":"Valeev","PERSONAL_GENDER":"M","TIME_ZONE":""}""";
    assertThat(me.result().toString()).isEqualTo(expected);
    assertThat(hall.webhook(700, "vadimscode1").callForm("profile", "").result().toString())
        .isEqualTo(expected);
  }
}
