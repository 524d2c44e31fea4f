package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class FeatureGetTest {

  @Test
  void the_server_says_what_it_has(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var feature = anna.call("feature.get", Map.of("CODE", "no_such_feature"));
    // end::example[]
    assertThat(feature.result().toString()).isEqualTo("{\"value\":\"N\"}");
    assertThat(anna.callForm("feature.get", "CODE=no_such_feature").result().toString())
        .isEqualTo("{\"value\":\"N\"}");
  }

  @Test
  void a_feature_must_be_named(Hall hall) {
    assertThat(hall.person("Anna").call("feature.get").refusal())
        .isEqualTo("400 CODE_EMPTY CODE can't be empty");
  }
}
