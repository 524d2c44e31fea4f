package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class MethodGetTest {

  @Test
  void a_method_exists_and_may_be_called_or_not(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var known = anna.call("method.get", Map.of("name", "user.get"));
    // end::example[]
    assertThat(known.result().toString()).isEqualTo("{\"isExisting\":true,\"isAvailable\":true}");
    assertThat(anna.call("method.get", Map.of("name", "app.info")).result().toString())
        .isEqualTo("{\"isExisting\":true,\"isAvailable\":false}");
    assertThat(anna.callForm("method.get", "name=no.such").result().toString())
        .isEqualTo("{\"isExisting\":false,\"isAvailable\":false}");
  }
}
