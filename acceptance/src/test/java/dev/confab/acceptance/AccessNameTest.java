package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class AccessNameTest {

  @Test
  void access_codes_have_names(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var names = anna.call("access.name", Map.of("ACCESS", List.of("G2", "AU", "U" + anna.id())));
    // end::example[]
    assertThat(names.result().get("G2").toString())
        .isEqualTo(Contract.method("access.name").at("/example_response/result/G2").toString());
    assertThat(names.result().at("/U" + anna.id() + "/name").asString()).isEqualTo("Anna");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(anna.callForm("access.name", "ACCESS[]=G1&ACCESS[]=AU").result().toString())
        .isEqualTo(
            anna.call("access.name", Map.of("ACCESS", List.of("G1", "AU"))).result().toString());
    assertThat(anna.call("access.name").result().asBoolean()).isFalse();
  }

  @Test
  void who_comes_from_outside_learns_the_names_of_those_he_shares_a_chat_with(Hall hall) {
    var anna = hall.person("Anna");
    var olga = hall.outsider("Olga");
    var oleg = hall.outsider("Oleg");
    anna.opensChat("Order", olga);
    var asked = List.of("U" + anna.id(), "U" + olga.id(), "U" + oleg.id());
    assertThat(olga.call("access.name", Map.of("ACCESS", asked)).result().propertyNames())
        .containsExactly("U" + anna.id(), "U" + olga.id());
  }
}
