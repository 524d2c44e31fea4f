package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class UserAccessTest {

  @Test
  void a_user_has_its_own_rights_and_an_administrator_all(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var has = anna.call("user.access", Map.of("ACCESS", List.of("G1", "U" + anna.id())));
    // end::example[]
    assertThat(has.result().asBoolean()).isTrue();
    assertThat(anna.callForm("user.access", "ACCESS[0]=AU").result().asBoolean()).isTrue();
    assertThat(anna.callForm("user.access", "ACCESS[0]=G1").result().asBoolean()).isFalse();
    var all = hall.administrator().call("user.access", Map.of("ACCESS", List.of("U99")));
    assertThat(all.result().asBoolean()).isTrue();
  }
}
