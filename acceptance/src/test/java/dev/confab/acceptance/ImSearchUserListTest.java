package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImSearchUserListTest {
  private static final String COMPANY =
      """
      departments:
        - { id: 7, name: Development }
      users:
        - { id: 701, login: emily, name: Emily, lastName: Smithson, workPosition: Head of IT,
            departments: [7], workPhone: "+1 912", innerPhone: "78" }
        - { id: 702, login: eric, name: Eric, lastName: Jones, departments: [7] }
        - { id: 703, login: emil, name: Emil, lastName: Gone, active: false }
        - { id: 704, login: olga, name: Emmanuelle, lastName: Outside, extranet: true }
      webhooks:
        - { user: 704, code: outsiderscode, scopes: [im] }
      """;

  @Test
  void users_are_found_by_the_beginnings_of_words(Hall hall) {
    hall.declare(COMPANY);
    var anna = hall.person("Anna");
    // tag::example[]
    var found =
        anna.call(
            "im.search.user.list",
            Map.of("FIND", "Smith", "BUSINESS", "N", "OFFSET", 0, "LIMIT", 10));
    // end::example[]
    assertThat(found.result().propertyNames()).containsExactly("701");
    assertThat(found.body().get("total").asInt()).isEqualTo(1);
    assertThat(found.body().has("next")).isFalse();
    assertThat(found.result().get("701").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Contract.method("im.search.user.list")
                .at("/example_response/result/103")
                .propertyNames());
    assertThat(found.result().at("/701/phones").toString())
        .isEqualTo("{\"work_phone\":\"+1 912\",\"inner_phone\":\"78\"}");
    assertThat(ids(anna, "em")).containsExactly("701", "704");
    assertThat(ids(anna, "em hea")).containsExactly("701");
    assertThat(ids(anna, "devel")).containsExactly("701", "702");
    assertThat(ids(anna, "mithson")).isEmpty();
  }

  private static List<String> ids(dev.confab.testkit.Client caller, String phrase) {
    var found = caller.call("im.search.user.list", Map.of("FIND", phrase)).result();
    return found.isEmpty() ? List.of() : List.copyOf(found.propertyNames());
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    hall.declare(COMPANY);
    var anna = hall.person("Anna");
    var json = anna.call("im.search.user.list", Map.of("FIND", "dev", "LIMIT", 1, "OFFSET", 1));
    var form = anna.callForm("im.search.user.list", "FIND=dev&LIMIT=1&OFFSET=1");
    assertThat(form.result()).isEqualTo(json.result());
    assertThat(form.body().get("total")).isEqualTo(json.body().get("total"));
    assertThat(json.result().propertyNames()).containsExactly("702");
    var first = anna.call("im.search.user.list", Map.of("FIND", "dev", "LIMIT", 1)).body();
    assertThat(first.get("next").asInt()).isEqualTo(1);
    assertThat(first.get("total").asInt()).isEqualTo(2);
  }

  @Test
  void those_who_come_from_outside_are_apart(Hall hall) {
    hall.declare(COMPANY);
    var anna = hall.person("Anna");
    var business = Map.of("FIND", "em", "BUSINESS", "Y");
    assertThat(anna.call("im.search.user.list", business).result().propertyNames())
        .containsExactly("701");
    assertThat(ids(hall.webhook(704, "outsiderscode"), "em")).containsExactly("704");
  }

  @Test
  void bots_and_new_names_are_found_and_nobody_is_an_empty_list(Hall hall) {
    var echo = hall.bot("Echo");
    var anna = hall.person("Anna");
    assertThat(ids(anna, "ECHO")).containsExactly("" + echo.id());
    echo.call(
        "imbot.update",
        Map.of("BOT_ID", echo.id(), "FIELDS", Map.of("PROPERTIES", Map.of("NAME", "Parrot"))));
    assertThat(ids(anna, "echo")).isEmpty();
    assertThat(ids(anna, "parrot")).containsExactly("" + echo.id());
    var nobody = anna.call("im.search.user.list", Map.of("FIND", "zzz")).result();
    assertThat(nobody.isArray()).isTrue();
  }

  @Test
  void a_phrase_too_short_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(anna.call("im.search.user.list", Map.of("FIND", " a ")).refusal())
        .isEqualTo("400 FIND_SHORT Too short a search phrase");
    assertThat(anna.call("im.search.user.list").error()).isEqualTo("FIND_SHORT");
  }
}
