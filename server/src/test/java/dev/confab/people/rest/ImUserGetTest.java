package dev.confab.people.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImUserGetTest {
  private final Database database = Databases.sqlite();
  private final PeopleDesk desk = new PeopleDesk(database.store());

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void without_an_id_the_caller_is_shown_with_all_fields_of_the_page() {
    desk.touch(PeopleDesk.ANNA);
    assertThat(desk.result("im.user.get", Map.of("AVATAR_HR", "Y")))
        .isEqualTo(
            Json.parse(
                """
                {"id": 1, "active": true, "name": "Anna Berger", "first_name": "Anna",
                 "last_name": "Berger", "work_position": "Director", "color": "#df532d",
                 "avatar": "http://chat.test/file/key/9",
                 "avatar_hr": "http://chat.test/file/key/9", "gender": "F", "birthday": "14-07",
                 "extranet": false, "network": false, "bot": false, "connector": false,
                 "external_auth_id": "default", "status": "online", "idle": false,
                 "last_activity_date": "2026-03-03T00:30:00+01:00", "mobile_last_date": false,
                 "desktop_last_date": false, "absent": false, "departments": [1],
                 "phones": false, "bot_data": null, "type": "user",
                 "website": "anna.example", "email": "anna@example.com"}"""));
  }

  @Test
  void a_bot_is_shown_as_one() {
    var echo = desk.result("im.user.get", Map.of("id", "4"));
    assertThat(echo.get("bot").asBoolean()).isTrue();
    assertThat(echo.get("type").asString()).isEqualTo("bot");
    assertThat(echo.get("external_auth_id").asString()).isEqualTo("bot");
    assertThat(echo.get("bot_data")).isEqualTo(Json.parse("{\"code\": \"echo\"}"));
    assertThat(echo.get("name").asString()).isEqualTo("Echo");
    assertThat(echo.get("avatar").asString()).isEmpty();
    assertThat(echo.get("birthday").asString()).isEmpty();
    assertThat(echo.get("last_activity_date")).isEqualTo(Json.parse("false"));
  }

  @Test
  void an_id_that_is_none_is_refused() {
    for (var id : List.of(0, -1, "", "abc")) {
      assertThat(desk.refusal("im.user.get", Map.of("ID", id)))
          .as("ID " + id)
          .isEqualTo("400 ID_EMPTY: User ID can't be empty");
    }
  }

  @Test
  void an_id_of_nobody_is_refused() {
    assertThat(desk.refusal("im.user.get", Map.of("ID", 77)))
        .isEqualTo("400 USER_NOT_EXISTS: User is not exists");
  }

  @Test
  void a_user_from_outside_sees_only_others_from_outside() {
    desk.as(PeopleDesk.OLGA);
    assertThat(desk.refusal("im.user.get", Map.of("ID", 1)))
        .isEqualTo(
            "400 ACCESS_DENIED: You can request only users who consist of your extranet group");
    var olga = desk.result("im.user.get", Map.of("ID", 3));
    assertThat(olga.get("extranet").asBoolean()).isTrue();
    assertThat(olga.get("type").asString()).isEqualTo("extranet");
    assertThat(olga.get("departments")).isEmpty();
  }
}
