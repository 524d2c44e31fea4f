package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class UserCurrentTest {

  @Test
  void a_caller_sees_who_it_is(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var me = anna.call("user.current");
    // end::example[]
    assertThat(me.result().get("ID").asString()).isEqualTo(anna.dialogId());
    assertThat(me.result().get("NAME").asString()).isEqualTo("Anna");
    assertThat(me.result().get("ACTIVE").asBoolean()).isTrue();
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(List.copyOf(anna.callForm("user.current", "").result().propertyNames()))
        .isEqualTo(List.copyOf(anna.call("user.current").result().propertyNames()));
  }
}
