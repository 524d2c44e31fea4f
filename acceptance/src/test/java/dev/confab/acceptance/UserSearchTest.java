package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class UserSearchTest {
  private static final String COMPANY =
      """
      departments:
        - { id: 7, name: Development }
      users:
        - { id: 701, login: ivan, name: Ivan, lastName: Petrov, workPosition: Chief Tester,
            departments: [7], mobilePhone: "+1 234" }
        - { id: 702, login: ivana, name: Ivana, lastName: Chief }
        - { id: 703, login: olga, name: Olga, lastName: Ivanova, extranet: true }
      """;

  @Test
  void persons_are_found_by_the_beginnings_of_words(Hall hall) {
    hall.declare(COMPANY);
    var anna = hall.person("Anna");
    // tag::example[]
    var found = anna.call("user.search", Map.of("FILTER", Map.of("FIND", "iva chief")));
    // end::example[]
    assertThat(found.result().findValuesAsString("ID")).containsExactly("701", "702");
    assertThat(found.body().get("total").asInt()).isEqualTo(2);
    assertThat(found.result().at("/0/PERSONAL_MOBILE").asString()).isEqualTo("+1 234");
    assertThat(found.result().at("/0/UF_DEPARTMENT").toString()).isEqualTo("[7]");
    assertThat(ids(anna, Map.of("NAME", "Iv%"))).containsExactly("701", "702");
    assertThat(ids(anna, Map.of("LAST_NAME", "iva"))).containsExactly("703");
    assertThat(ids(anna, Map.of("WORK_POSITION", "test"))).containsExactly("701");
    assertThat(ids(anna, Map.of("UF_DEPARTMENT_NAME", "dev"))).containsExactly("701");
    assertThat(ids(anna, Map.of("NAME", "van"))).isEmpty();
    assertThat(ids(anna, Map.of("NAME", "olga", "USER_TYPE", "employee"))).isEmpty();
    assertThat(ids(anna, Map.of("FIND", "ivan", "USER_TYPE", "employee"))).hasSize(3);
    assertThat(ids(anna, Map.of("ID", 702))).containsExactly("702");
  }

  private static List<String> ids(dev.confab.testkit.Client caller, Map<String, ?> filter) {
    return caller.call("user.search", Map.of("FILTER", filter)).result().findValuesAsString("ID");
  }

  @Test
  void form_and_json_do_the_same_with_a_filter_or_beside_it(Hall hall) {
    hall.declare(COMPANY);
    var anna = hall.person("Anna");
    var json =
        anna.call("user.search", Map.of("NAME", "iv", "sort", "ID", "order", "DESC", "start", 1));
    var form = anna.callForm("user.search", "FILTER[NAME]=iv&sort=ID&order=DESC&start=1");
    assertThat(form.result()).isEqualTo(json.result());
    assertThat(json.result().findValuesAsString("ID")).containsExactly("701");
  }

  @Test
  void bots_are_not_among_the_found(Hall hall) {
    hall.bot("Ivory");
    assertThat(ids(hall.person("Anna"), Map.of("FIND", "ivory"))).isEmpty();
  }
}
