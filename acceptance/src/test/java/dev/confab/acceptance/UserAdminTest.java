package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class UserAdminTest {

  @Test
  void only_an_administrator_is_one(Hall hall) {
    // tag::example[]
    var admin = hall.administrator().call("user.admin");
    // end::example[]
    assertThat(admin.result().asBoolean()).isTrue();
    assertThat(hall.administrator().callForm("user.admin", "").result().asBoolean()).isTrue();
    assertThat(hall.person("Anna").call("user.admin").result().asBoolean()).isFalse();
  }
}
