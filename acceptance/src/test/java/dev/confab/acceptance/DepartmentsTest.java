package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class DepartmentsTest {
  private static final String COMPANY =
      """
      departments:
        - { id: 1, name: mysite.com, head: 701 }
        - { id: 3, name: Finance Department, head: 703, sort: 10 }
        - { id: 7, name: Development Department, head: 702 }
        - { id: 9, name: Testing, parent: 7, head: 704 }
        - { id: 11, name: Nobody's }
      users:
        - { id: 701, login: boss, name: Bella, lastName: Boss }
        - { id: 702, login: dave, name: Dave, lastName: Peterson, departments: [1, 7] }
        - { id: 703, login: fiona, name: Fiona, departments: [3] }
        - { id: 704, login: tom, name: Tom, departments: [9], active: false }
        - { id: 705, login: tess, name: Tess, departments: [9] }
        - { id: 706, login: olga, name: Olga, extranet: true }
        - { id: 707, login: dora, name: Dora, departments: [7] }
      webhooks:
        - { user: 701, code: bosscode, scopes: [im, department, user] }
        - { user: 702, code: davecode, scopes: [im] }
        - { user: 703, code: fionacode, scopes: [im] }
        - { user: 706, code: outsiderscode, scopes: [im, department] }
        - { user: 707, code: doracode, scopes: [im] }
      """;

  private static final String INSIDERS =
      "403 ACCESS_ERROR Only intranet users have access to this method";

  @Test
  void departments_are_shown_with_their_place_and_head(Hall hall) {
    hall.declare(COMPANY);
    var boss = hall.webhook(701, "bosscode");
    // tag::example[]
    var shown = boss.call("im.department.get", Map.of("ID", List.of(3, 9, 11, 99)));
    // end::example[]
    assertThat(shown.result().get(0).toString())
        .isEqualTo(
            "{\"id\":3,\"name\":\"Finance Department\","
                + "\"full_name\":\"Finance Department / mysite.com\",\"manager_user_id\":703}");
    assertThat(shown.result().findValuesAsString("full_name"))
        .containsExactly(
            "Finance Department / mysite.com",
            "Testing / Development Department / mysite.com",
            "Nobody's / mysite.com");
    assertThat(shown.result().findValuesAsString("manager_user_id"))
        .containsExactly("703", "0", "0");
    var withHeads =
        boss.callForm("im.department.get", "ID[]=3&ID[]=9&ID[]=11&ID[]=99&USER_DATA=Y").result();
    assertThat(withHeads)
        .isEqualTo(
            boss.call("im.department.get", Map.of("ID", "[3,9,11]", "USER_DATA", "Y")).result());
    Twice.asks(boss, "im.department.get", Map.of("ID", List.of(3, 9), "USER_DATA", "Y"));
    assertThat(withHeads.get(0).get("manager_user_data"))
        .isEqualTo(boss.call("im.user.get", Map.of("ID", 703)).result());
  }

  @Test
  void employees_are_listed_by_department(Hall hall) {
    hall.declare(COMPANY);
    var boss = hall.webhook(701, "bosscode");
    // tag::example[]
    var listed = boss.call("im.department.employees.get", Map.of("ID", List.of(7, 9, 11, 99)));
    // end::example[]
    assertThat(listed.result().toString()).isEqualTo("{\"7\":[702,707],\"9\":[705],\"11\":[]}");
    var cards = boss.callForm("im.department.employees.get", "ID[]=9&USER_DATA=Y").result();
    assertThat(cards)
        .isEqualTo(
            boss.call("im.department.employees.get", Map.of("ID", "[9]", "USER_DATA", "Y"))
                .result());
    Twice.asks(boss, "im.department.employees.get", Map.of("ID", List.of(7, 9), "USER_DATA", "Y"));
    assertThat(cards.at("/9/0/name").asString()).isEqualTo("Tess");
    assertThat(cards.at("/9/0/departments").toString()).isEqualTo("[9]");
    assertThat(
            boss.call("im.department.employees.get", Map.of("ID", List.of(99))).result().isArray())
        .isTrue();
  }

  @Test
  void managers_are_listed_by_department(Hall hall) {
    hall.declare(COMPANY);
    var boss = hall.webhook(701, "bosscode");
    // tag::example[]
    var listed = boss.call("im.department.managers.get", Map.of("ID", List.of(3, 7, 9, 11)));
    // end::example[]
    assertThat(listed.result().toString())
        .isEqualTo("{\"3\":[703],\"7\":[702],\"9\":[],\"11\":[]}");
    var cards = boss.callForm("im.department.managers.get", "ID[0]=3&USER_DATA=Y").result();
    assertThat(cards)
        .isEqualTo(
            boss.call("im.department.managers.get", Map.of("ID", "[3]", "USER_DATA", "Y"))
                .result());
    Twice.asks(boss, "im.department.managers.get", Map.of("ID", List.of(3, 7), "USER_DATA", "Y"));
    assertThat(cards.at("/3/0/first_name").asString()).isEqualTo("Fiona");
  }

  @Test
  void colleagues_are_of_the_same_department_and_for_a_manager_also_below_and_beside(Hall hall) {
    hall.declare(COMPANY);
    assertThat(colleagues(hall, 707, "doracode")).isEqualTo("[702]");
    assertThat(colleagues(hall, 703, "fionacode")).contains("701", "702").doesNotContain("704");
    var dave = hall.webhook(702, "davecode");
    // tag::example[]
    var page =
        dave.call(
            "im.department.colleagues.list", Map.of("USER_DATA", "Y", "OFFSET", 0, "LIMIT", 2));
    // end::example[]
    assertThat(page.result()).hasSize(2);
    assertThat(page.body().get("next").asInt()).isEqualTo(2);
    assertThat(page.result().at("/0/name").asString()).isNotEmpty();
    var form = dave.callForm("im.department.colleagues.list", "USER_DATA=Y&OFFSET=0&LIMIT=2");
    assertThat(form.result()).isEqualTo(page.result());
    var all = dave.call("im.department.colleagues.list", Map.of("LIMIT", 50));
    assertThat(all.result().valueStream().map(id -> id.asInt()))
        .contains(701, 703, 705, 707)
        .doesNotContain(702, 704, 706);
    assertThat(all.body().get("total").asInt()).isEqualTo(all.result().size());
    var rest = dave.call("im.department.colleagues.list", Map.of("OFFSET", 2, "LIMIT", 50));
    assertThat(rest.result().valueStream().toList())
        .isEqualTo(all.result().valueStream().skip(2).toList());
    assertThat(dave.callForm("im.department.colleagues.list", "OFFSET=2&LIMIT=50").result())
        .isEqualTo(rest.result());
  }

  private static String colleagues(Hall hall, long user, String code) {
    return hall.webhook(user, code).call("im.department.colleagues.list").result().toString();
  }

  @Test
  void departments_are_found_by_the_beginnings_of_words(Hall hall) {
    hall.declare(COMPANY);
    var boss = hall.webhook(701, "bosscode");
    // tag::example[]
    var found =
        boss.call(
            "im.search.department.list",
            Map.of("FIND", "Develop", "USER_DATA", "Y", "OFFSET", 0, "LIMIT", 10));
    // end::example[]
    assertThat(found.result().findValuesAsString("full_name"))
        .containsExactly(
            "Development Department / mysite.com", "Testing / Development Department / mysite.com");
    assertThat(found.body().get("total").asInt()).isEqualTo(2);
    assertThat(found.result().at("/0/manager_user_data/name").asString())
        .isEqualTo("Dave Peterson");
    assertThat(
            boss.callForm("im.search.department.list", "FIND=Develop&USER_DATA=Y&OFFSET=0&LIMIT=10")
                .result())
        .isEqualTo(found.result());
    var all = boss.call("im.search.department.list", Map.of("FIND", "")).result();
    assertThat(all).hasSize(5);
    assertThat(all.findValues("manager_user_data")).isEmpty();
    var part = boss.call("im.search.department.list", Map.of("FIND", "", "OFFSET", 1, "LIMIT", 2));
    assertThat(part.result().valueStream().toList())
        .isEqualTo(all.valueStream().skip(1).limit(2).toList());
    assertThat(part.body().get("next").asInt()).isEqualTo(3);
    assertThat(boss.callForm("im.search.department.list", "FIND=&OFFSET=1&LIMIT=2").result())
        .isEqualTo(part.result());
    var outsider = hall.webhook(706, "outsiderscode");
    assertThat(outsider.call("im.search.department.list", Map.of("FIND", "")).result()).isEmpty();
    assertThat(boss.call("im.search.department.list").refusal())
        .isEqualTo("400 FIND_SHORT Too short a search phrase");
  }

  @Test
  void the_plain_list_is_filtered_sorted_and_counted(Hall hall) {
    hall.declare(COMPANY);
    var boss = hall.webhook(701, "bosscode");
    // tag::example[]
    var list = boss.call("department.get", Map.of("PARENT", 1, "sort", "SORT", "order", "DESC"));
    // end::example[]
    assertThat(list.result().findValuesAsString("ID")).containsExactly("7", "11", "3");
    assertThat(list.result().get(2).toString())
        .isEqualTo(
            "{\"ID\":\"3\",\"NAME\":\"Finance Department\",\"SORT\":10,\"PARENT\":\"1\","
                + "\"UF_HEAD\":\"703\"}");
    assertThat(list.body().get("total").asInt()).isEqualTo(3);
    assertThat(boss.callForm("department.get", "PARENT=1&sort=SORT&order=DESC").result())
        .isEqualTo(list.result());
    assertThat(names(boss, Map.of("ID", List.of(9, 11)))).containsExactly("Testing", "Nobody's");
    assertThat(names(boss, Map.of("NAME", "testing"))).containsExactly("Testing");
    assertThat(names(boss, Map.of("UF_HEAD", 702))).containsExactly("Development Department");
    assertThat(names(boss, Map.of("SORT", 10))).containsExactly("Finance Department");
    assertThat(names(boss, Map.of("START", 4, "sort", "NAME"))).containsExactly("Testing");
    assertThat(names(boss, Map.of("start", 4, "sort", "PARENT"))).containsExactly("Testing");
  }

  /// As a public client asks for the root, and sorts; its `SORT` names a field, ours filters by a
  /// number.
  @Test
  void the_root_is_part_of_none_and_sorting_may_be_told_in_capitals(Hall hall) {
    hall.declare(COMPANY);
    var boss = hall.webhook(701, "bosscode");
    var root = boss.call("department.get", Map.of("PARENT", 0, "SORT", "ID", "ORDER", "ASC"));
    assertThat(root.result().findValuesAsString("ID")).containsExactly("1");
    assertThat(root.body().get("total").asInt()).isEqualTo(1);
    var descending = Map.of("PARENT", 1, "SORT", "SORT", "ORDER", "DESC");
    assertThat(boss.call("department.get", descending).result().findValuesAsString("ID"))
        .containsExactly("7", "11", "3");
    assertThat(boss.callForm("department.get", "PARENT=1&SORT=sort&ORDER=desc").result())
        .isEqualTo(boss.call("department.get", descending).result());
    assertThat(names(boss, Map.of("SORT", "elsewhere"))).isEmpty();
  }

  private static List<String> names(dev.confab.testkit.Client caller, Map<String, ?> params) {
    return caller.call("department.get", params).result().findValuesAsString("NAME");
  }

  @Test
  void the_structure_is_for_those_who_work_there_and_asks_for_ids(Hall hall) {
    hall.declare(COMPANY);
    var outsider = hall.webhook(706, "outsiderscode");
    var boss = hall.webhook(701, "bosscode");
    for (var method : List.of("employees", "managers")) {
      var name = "im.department." + method + ".get";
      assertThat(boss.call(name).refusal()).isEqualTo("400 ID_EMPTY Department ID can't be empty");
      assertThat(boss.call(name, Map.of("ID", 7)).error()).isEqualTo("ID_EMPTY");
      assertThat(outsider.call(name, Map.of("ID", List.of(7))).refusal()).isEqualTo(INSIDERS);
    }
    assertThat(boss.call("im.department.get", Map.of("ID", "7")).refusal())
        .isEqualTo("400 INVALID_FORMAT A wrong format for the ID field is passed");
    assertThat(outsider.call("im.department.get", Map.of("ID", List.of(7))).refusal())
        .isEqualTo(INSIDERS);
    assertThat(outsider.call("im.department.colleagues.list").refusal()).isEqualTo(INSIDERS);
    assertThat(names(outsider, Map.of())).isEmpty();
  }

  @Test
  void who_works_in_a_department_is_found_by_its_newest_name(Hall hall) {
    hall.declare(COMPANY);
    hall.declare("departments:\n  - { id: 9, name: Quality }\n");
    var boss = hall.webhook(701, "bosscode");
    assertThat(boss.call("im.search.user.list", Map.of("FIND", "quality")).result().propertyNames())
        .containsExactly("705");
    assertThat(boss.call("user.get", Map.of("FILTER", Map.of("UF_DEPARTMENT", 7))).result())
        .extracting(user -> user.get("ID").asString())
        .containsExactly("702", "707");
  }
}
