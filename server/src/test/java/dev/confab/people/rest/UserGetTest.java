package dev.confab.people.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.people.Person;
import dev.confab.people.PersonDraft;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UserGetTest {
  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  abstract static class Contract extends DatabaseContract {
    private final PeopleDesk desk = new PeopleDesk(store);

    Contract(Database database) {
      super(database);
    }

    private List<String> ids(Map<String, ?> params) {
      return desk.result("user.get", params).valueStream().map(row -> text(row, "ID")).toList();
    }

    private static String text(JsonNode row, String field) {
      return row.get(field).asString();
    }

    /// The ids of those a filter finds, in one word: `12`.
    private String found(String key, Object value) {
      return String.join("", ids(Map.of("FILTER", Map.of(key, value))));
    }

    @Test
    void persons_are_listed_by_id_without_bots_and_counted() {
      var body = desk.ask("user.get", Map.of());
      assertThat(ids(Map.of())).containsExactly("1", "2", "3");
      assertThat(body.get("total").asInt()).isEqualTo(3);
      assertThat(body.has("next")).isFalse();
    }

    @Test
    void a_person_is_shown_with_the_fields_of_the_page() {
      desk.touch(PeopleDesk.BORIS);
      assertThat(desk.result("user.get", Map.of("filter", Map.of("ID", 2))).get(0))
          .isEqualTo(
              Json.parse(
                  """
                  {"ID": "2", "ACTIVE": true, "NAME": "Борис", "LAST_NAME": "Weber",
                   "SECOND_NAME": "", "EMAIL": "b@example.com",
                   "LAST_LOGIN": "2026-03-03T00:30:00+01:00",
                   "DATE_REGISTER": "2026-03-03T00:00:00+01:00", "TIME_ZONE": "",
                   "IS_ONLINE": "Y", "TIMESTAMP_X": {}, "LAST_ACTIVITY_DATE": {},
                   "PERSONAL_GENDER": "M", "PERSONAL_WWW": "", "PERSONAL_BIRTHDAY": "",
                   "PERSONAL_MOBILE": "", "PERSONAL_CITY": "", "WORK_PHONE": "",
                   "WORK_POSITION": "Clerk", "UF_EMPLOYMENT_DATE": "", "UF_DEPARTMENT": [1],
                   "USER_TYPE": "employee"}\
                  """));
    }

    @Test
    void numbers_are_compared_by_every_prefix() {
      assertThat(found("ID", 2)).isEqualTo("2");
      assertThat(found("=ID", "2")).isEqualTo("2");
      assertThat(found("!ID", 2)).isEqualTo("13");
      assertThat(found("!=ID", 2)).isEqualTo("13");
      assertThat(found(">ID", 2)).isEqualTo("3");
      assertThat(found(">=ID", 2)).isEqualTo("23");
      assertThat(found("<ID", 2)).isEqualTo("1");
      assertThat(found("<=ID", 2)).isEqualTo("12");
      assertThat(found("ID", "nobody")).isEmpty();
    }

    @Test
    void a_list_of_values_finds_any_of_them_or_none_of_them() {
      assertThat(found("ID", List.of(1, 3))).isEqualTo("13");
      assertThat(found("@ID", List.of(1, 3))).isEqualTo("13");
      assertThat(found("!@ID", List.of(1, 3))).isEqualTo("2");
      assertThat(found("!ID", List.of(1, 3))).isEqualTo("2");
      assertThat(found("@ID", Map.of("0", "2"))).isEqualTo("2");
      assertThat(found("@ID", List.of())).isEmpty();
      assertThat(found("%LAST_NAME", List.of("berg", "outs"))).isEqualTo("13");
    }

    @Test
    void texts_are_searched_by_part_and_by_pattern_in_any_case_and_script() {
      assertThat(found("NAME", "борис")).isEqualTo("2");
      assertThat(found("%NAME", "ОРИ")).isEqualTo("2");
      assertThat(found("!%LAST_NAME", "er")).isEqualTo("3");
      assertThat(found("NAME", "An%")).isEqualTo("1");
      assertThat(found("=NAME", "An%")).isEmpty();
      for (var prefix : List.of("=%", "%=")) {
        assertThat(found(prefix + "LAST_NAME", "%er")).isEqualTo("12");
        assertThat(found(prefix + "LAST_NAME", "B%g%r")).isEqualTo("1");
        assertThat(found(prefix + "LAST_NAME", "er")).isEmpty();
      }
      assertThat(found("!=%LAST_NAME", "%er")).isEqualTo("3");
      assertThat(found("!%=LAST_NAME", "%er")).isEqualTo("3");
    }

    @Test
    void flags_are_read_in_all_their_spellings() {
      desk.write(
          tx -> {
            desk.people.deactivate(tx, PeopleDesk.BORIS);
            return true;
          });
      for (Object yes : List.of(true, "true", "Y", 1)) {
        assertThat(found("ACTIVE", yes)).isEqualTo("13");
      }
      assertThat(found("ACTIVE", "N")).isEqualTo("2");
      assertThat(found("!ACTIVE", true)).isEqualTo("2");
    }

    @Test
    void dates_are_read_in_iso_and_local_forms_and_odd_ones_find_nobody() {
      for (var day :
          List.of(
              "1990-07-14",
              "14.07.1990",
              "07/14/1990",
              "1990-07-14T00:00:00+02:00",
              "1990-07-13T22:00:00Z",
              "1990-07-14 00:00:00",
              "14.07.1990 00:00:00",
              "07/14/1990 12:00:00 am")) {
        assertThat(found("PERSONAL_BIRTHDAY", day)).as(day).isEqualTo("1");
      }
      assertThat(found(">PERSONAL_BIRTHDAY", "1990-07-14")).isEmpty();
      assertThat(found("!PERSONAL_BIRTHDAY", "1990-07-14")).isEqualTo("23");
      assertThat(found("!PERSONAL_BIRTHDAY", "yesterday")).isEmpty();
      assertThat(found("<DATE_REGISTER", "2026-03-04")).isEqualTo("123");
      assertThat(found(">=DATE_REGISTER", "2026-03-04")).isEmpty();
    }

    @Test
    void who_is_online_and_of_which_type_can_be_asked() {
      desk.touch(PeopleDesk.ANNA);
      assertThat(found("IS_ONLINE", "Y")).isEqualTo("1");
      desk.clock.forward(Duration.ofMinutes(25));
      assertThat(found("IS_ONLINE", "Y")).isEmpty();
      assertThat(found("USER_TYPE", "employee")).isEqualTo("12");
      assertThat(found("USER_TYPE", "extranet")).isEqualTo("3");
      assertThat(found("USER_TYPE", "email")).isEmpty();
      assertThat(found("UF_DEPARTMENT", 1)).isEqualTo("12");
    }

    @Test
    void a_name_is_searched_word_by_word() {
      assertThat(found("NAME_SEARCH", "weber бор")).isEqualTo("2");
      assertThat(found("NAME_SEARCH", "weber anna")).isEmpty();
      assertThat(found("NAME_SEARCH", "director")).isEqualTo("1");
      assertThat(found("NAME_SEARCH", "anna@example")).isEqualTo("1");
      desk.with("user_brief");
      assertThat(found("NAME_SEARCH", "anna@example")).as("addresses are not found out").isEmpty();
      assertThat(found("NAME_SEARCH", "director")).isEqualTo("1");
    }

    @Test
    void what_nobody_has_filled_in_is_found_empty_and_what_there_is_not_is_passed_over() {
      assertThat(found("PERSONAL_ICQ", "123")).isEmpty();
      assertThat(found("PERSONAL_CITY", "")).isEqualTo("123");
      assertThat(found("FAVOURITE_COLOUR", "red")).isEqualTo("123");
      assertThat(found("?NAME", "Anna")).isEqualTo("123");
    }

    @Test
    void conditions_may_stand_beside_the_other_parameters_in_any_case() {
      assertThat(ids(Map.of("UF_DEPARTMENT", 1, "SORT", "ID", "ORDER", "desc", "start", 0)))
          .containsExactly("2", "1");
      assertThat(ids(Map.of("filter", Map.of(">id", 1, "<=Id", 2)))).containsExactly("2");
    }

    @Test
    void a_list_is_sorted_by_any_field() {
      assertThat(ids(Map.of("sort", "LAST_NAME"))).containsExactly("1", "3", "2");
      assertThat(ids(Map.of("sort", "LAST_NAME", "order", "DESC"))).containsExactly("2", "3", "1");
      assertThat(ids(Map.of("sort", "PERSONAL_BIRTHDAY", "order", "desc")))
          .containsExactly("1", "2", "3");
      assertThat(ids(Map.of("order", Map.of("ID", "DESC")))).containsExactly("3", "2", "1");
      assertThat(ids(Map.of("order", Map.of("NO_SUCH_FIELD", "DESC"))))
          .containsExactly("1", "2", "3");
    }

    @Test
    void only_selected_fields_are_shown() {
      var row = desk.result("user.get", Map.of("select", List.of("id", "UF_*", "NOTHING"))).get(0);
      assertThat(row.propertyNames()).containsExactly("ID", "UF_EMPLOYMENT_DATE", "UF_DEPARTMENT");
      var all = desk.result("user.get", Map.of("select", "*")).get(0);
      assertThat(all).isEqualTo(desk.result("user.get", Map.of()).get(0));
    }

    @Test
    void a_field_out_of_scope_is_neither_shown_nor_searched() {
      desk.with("user_brief");
      var row = desk.result("user.get", Map.of("select", List.of("ID", "EMAIL"))).get(0);
      assertThat(row.propertyNames()).containsExactly("ID");
      assertThat(found("EMAIL", "anna@example.com")).isEqualTo("123");
    }

    @Test
    void a_user_from_outside_sees_only_others_from_outside() {
      desk.as(PeopleDesk.OLGA);
      assertThat(ids(Map.of())).containsExactly("3");
    }

    @Test
    void administrator_mode_is_for_administrators() {
      var outsideAdmin = new UserId(9);
      desk.ensure(
          new PersonDraft(outsideAdmin, "root", null, true, true, true, Profile.named("Root", "")));
      assertThat(ids(Map.of("ADMIN_MODE", "Y"))).hasSize(4);
      desk.as(outsideAdmin);
      assertThat(ids(Map.of())).containsExactly("9");
      assertThat(ids(Map.of("ADMIN_MODE", "true"))).hasSize(4);
      desk.as(PeopleDesk.OLGA);
      assertThat(ids(Map.of("ADMIN_MODE", "Y"))).containsExactly("3");
    }

    @Test
    void pages_of_fifty_follow_each_other() {
      hire(600);
      var first = desk.ask("user.get", Map.of());
      assertThat(first.get("result")).hasSize(50);
      assertThat(first.get("total").asInt()).isEqualTo(603);
      assertThat(first.get("next").asInt()).isEqualTo(50);
      var last = desk.ask("user.get", Map.of("start", 600));
      assertThat(last.get("result")).hasSize(3);
      assertThat(last.has("next")).isFalse();
      var beyond = desk.ask("user.get", Map.of("start", "650"));
      assertThat(beyond.get("result")).isEmpty();
      assertThat(beyond.get("total").asInt()).isEqualTo(603);
      var sorted = desk.ask("user.get", Map.of("sort", "NAME", "start", 600));
      assertThat(sorted.get("result")).hasSize(3);
      assertThat(sorted.get("total").asInt()).isEqualTo(603);
    }

    @Test
    void paging_by_id_needs_no_count_in_either_direction() {
      hire(600);
      var up = walk("ASC", ">ID");
      assertThat(up).hasSize(603).isSorted();
      assertThat(walk("DESC", "<ID")).isEqualTo(up.reversed());
    }

    private List<Long> walk(String direction, String bound) {
      var seen = new ArrayList<Long>();
      var last = direction.equals("ASC") ? 0 : Long.MAX_VALUE;
      while (true) {
        var body =
            desk.ask(
                "user.get",
                Map.of(
                    "order",
                    Map.of("ID", direction),
                    "filter",
                    Map.of(bound, last),
                    "select",
                    List.of("ID"),
                    "start",
                    -1));
        assertThat(body.has("total")).isFalse();
        assertThat(body.has("next")).isFalse();
        var ids = body.get("result").valueStream().map(row -> Long.valueOf(text(row, "ID")));
        var page = ids.toList();
        seen.addAll(page);
        if (page.size() < 50) {
          return seen;
        }
        last = page.getLast();
      }
    }

    private void hire(int count) {
      desk.write(
          tx -> {
            for (int i = 0; i < count; i++) {
              desk.people.create(tx, Person.Kind.USER, Profile.named("Extra", ""));
            }
            return true;
          });
    }
  }
}
