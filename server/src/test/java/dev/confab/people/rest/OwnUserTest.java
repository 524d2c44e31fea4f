package dev.confab.people.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `user.current`, `profile` and `user.admin`.
class OwnUserTest {
  private final Database database = Databases.sqlite();
  private final PeopleDesk desk = new PeopleDesk(database.store());

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void the_current_user_is_shown_with_all_fields() {
    desk.touch(PeopleDesk.ANNA);
    assertThat(desk.result("user.current", Map.of()))
        .isEqualTo(
            Json.parse(
                """
                {"ID": "1", "ACTIVE": true, "NAME": "Anna", "LAST_NAME": "Berger",
                 "SECOND_NAME": "", "EMAIL": "anna@example.com",
                 "LAST_LOGIN": "2026-03-03T00:30:00+01:00",
                 "DATE_REGISTER": "2026-03-03T00:00:00+01:00", "TIME_ZONE": "",
                 "IS_ONLINE": "Y", "LAST_ACTIVITY_DATE": "2026-03-03 00:30:00",
                 "PERSONAL_GENDER": "F", "PERSONAL_WWW": "anna.example",
                 "PERSONAL_BIRTHDAY": "1990-07-14T00:00:00+02:00", "PERSONAL_MOBILE": "",
                 "PERSONAL_CITY": "", "WORK_PHONE": "", "WORK_POSITION": "Director",
                 "UF_EMPLOYMENT_DATE": "", "UF_DEPARTMENT": [1], "USER_TYPE": "employee",
                 "PERSONAL_PHOTO": "http://chat.test/file/key/9"}\
                """));
  }

  @Test
  void a_user_who_never_did_anything_has_no_dates() {
    var boris = desk.as(PeopleDesk.BORIS).result("user.current", Map.of());
    assertThat(boris.get("LAST_ACTIVITY_DATE").asString()).isEmpty();
    assertThat(boris.get("LAST_LOGIN").asString()).isEmpty();
    assertThat(boris.get("IS_ONLINE").asString()).isEqualTo("N");
    assertThat(boris.get("PERSONAL_BIRTHDAY").asString()).isEmpty();
    assertThat(boris.has("PERSONAL_PHOTO")).isFalse();
  }

  @Test
  void the_lesser_scopes_see_fewer_fields() {
    var basic = desk.with("user_basic").result("user.current", Map.of());
    assertThat(basic.has("EMAIL")).isTrue();
    for (var hidden : List.of("LAST_LOGIN", "PERSONAL_WWW", "USER_TYPE")) {
      assertThat(basic.has(hidden)).as(hidden).isFalse();
    }
    var brief = desk.with("user_brief").result("user.current", Map.of());
    for (var hidden :
        List.of(
            "EMAIL", "LAST_LOGIN", "PERSONAL_WWW", "PERSONAL_MOBILE", "WORK_PHONE", "USER_TYPE")) {
      assertThat(brief.has(hidden)).as(hidden).isFalse();
    }
    assertThat(brief.has("NAME")).isTrue();
    assertThat(brief.has("PERSONAL_PHOTO")).isTrue();
  }

  @Test
  void the_profile_is_shown_with_the_picture_only_where_there_is_one() {
    assertThat(desk.result("profile", Map.of()))
        .isEqualTo(
            Json.parse(
                """
                {"ID": "1", "ADMIN": true, "NAME": "Anna", "LAST_NAME": "Berger",
                 "PERSONAL_GENDER": "F", "TIME_ZONE": "",
                 "PERSONAL_PHOTO": "http://chat.test/file/key/9"}\
                """));
    assertThat(desk.as(PeopleDesk.BORIS).result("profile", Map.of()))
        .isEqualTo(
            Json.parse(
                """
                {"ID": "2", "ADMIN": false, "NAME": "Борис", "LAST_NAME": "Weber",
                 "PERSONAL_GENDER": "M", "TIME_ZONE": ""}\
                """));
  }

  @Test
  void an_administrator_is_told_so() {
    assertThat(desk.result("user.admin", Map.of()).asBoolean()).isTrue();
    assertThat(desk.as(PeopleDesk.BORIS).result("user.admin", Map.of()).asBoolean()).isFalse();
  }

  @Test
  void a_caller_who_is_no_user_is_refused() {
    desk.as(new UserId(99));
    for (var method : new String[] {"user.current", "user.get", "profile", "im.user.get"}) {
      assertThat(desk.refusal(method, Map.of()))
          .as(method)
          .isEqualTo("403 INVALID_CREDENTIALS: Invalid request credentials");
    }
    assertThat(desk.result("user.admin", Map.of()).asBoolean()).isFalse();
  }
}
