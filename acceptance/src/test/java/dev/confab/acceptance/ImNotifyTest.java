package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `im.notify`, `im.notify.personal.add` and `im.notify.system.add`.
@ExtendWith(HallExtension.class)
class ImNotifyTest {
  private static final String ATTACH =
      "{\"BLOCKS\":[{\"MESSAGE\":\"More about it\"},{\"DELIMITER\":{\"SIZE\":200}}]}";

  @Test
  void a_notification_arrives_in_the_name_of_its_sender_or_of_nobody(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    // tag::example[]
    var id =
        anna.call(
            "im.notify",
            Map.of(
                "USER_ID",
                boris.id(),
                "TYPE",
                "USER",
                "MESSAGE",
                " Reminder ",
                "MESSAGE_OUT",
                "Reminder (email)",
                "TAG",
                "TASK_42",
                "SUB_TAG",
                "TASK|42",
                "CLIENT_ID",
                "demo"));
    // end::example[]
    anna.call("im.notify", Map.of("USER_ID", boris.id(), "TYPE", "SYSTEM", "MESSAGE", "Backup"));
    var centre = boris.call("im.notify.get").result();
    assertThat(centre.get("total_count").asInt()).isEqualTo(2);
    assertThat(centre.get("total_unread_count").asInt()).isEqualTo(2);
    var notices = centre.get("notifications");
    assertThat(notices.findValuesAsString("text")).containsExactly("Backup", "Reminder");
    assertThat(notices.findValuesAsString("author_id")).containsExactly("0", "" + anna.id());
    assertThat(notices.findValuesAsString("notify_type")).containsExactly("4", "2");
    var reminder = notices.get(1);
    assertThat(reminder.get("id")).isEqualTo(id.result());
    assertThat(reminder.get("notify_tag").asString()).isEqualTo("MP|demo|TASK_42");
    assertThat(reminder.get("notify_sub_tag").asString()).isEqualTo("MP|demo|TASK|42");
    assertThat(reminder.propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Contract.method("im.notify.get")
                .at("/example_response/result/notifications/0")
                .propertyNames());
    assertThat(centre.get("users").findValuesAsString("name")).containsExactly("Anna");
    assertThat(anna.call("im.notify.get").result().propertyNames())
        .containsExactlyInAnyOrder("notifications", "users");
  }

  @ParameterizedTest
  @ValueSource(strings = {"im.notify", "im.notify.personal.add", "im.notify.system.add"})
  void form_and_json_do_the_same(String method, Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    anna.call(
        method,
        Map.of(
            "USER_ID",
            boris.id(),
            "MESSAGE",
            "[B]Hi[/B]",
            "MESSAGE_OUT",
            "Hi",
            "SUB_TAG",
            "X",
            "CLIENT_ID",
            "demo",
            "ATTACH",
            Map.of(
                "BLOCKS",
                List.of(
                    Map.of("MESSAGE", "More about it"),
                    Map.of("DELIMITER", Map.of("SIZE", 200))))));
    anna.callForm(
        method,
        "USER_ID="
            + boris.id()
            + "&MESSAGE=[B]Hi[/B]&MESSAGE_OUT=Hi&SUB_TAG=X&CLIENT_ID=demo&ATTACH="
            + PhpForm.encode(ATTACH));
    var notices = boris.call("im.notify.get").result().get("notifications");
    assertThat(notices).hasSize(2);
    for (var key :
        List.of("text", "author_id", "notify_type", "notify_sub_tag", "setting_name", "params")) {
      assertThat(notices.get(0).get(key)).as(key).isEqualTo(notices.get(1).get(key));
    }
    assertThat(notices.get(0).get("params").has("ATTACH")).isTrue();
    assertThat(notices.get(0).get("text").asString()).isEqualTo("[B]Hi[/B]");
    assertThat(notices.get(0).get("notify_sub_tag").asString()).isEqualTo("MP|demo|X");
  }

  @ParameterizedTest
  @ValueSource(strings = {"im.notify", "im.notify.personal.add", "im.notify.system.add"})
  void a_tag_is_unique_for_its_application_and_recipient(String method, Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    for (var user : List.of(boris, vera, boris)) {
      anna.call(method, Map.of("USER_ID", user.id(), "MESSAGE", "New", "TAG", "T"));
    }
    anna.call(
        method,
        Map.of("USER_ID", boris.id(), "MESSAGE", "Other", "TAG", "T", "CLIENT_ID", "other"));
    assertThat(texts(boris)).containsExactly("Other", "New");
    assertThat(texts(vera)).containsExactly("New");
    assertThat(boris.call("im.notify.get").result().get("total_unread_count").asInt()).isEqualTo(2);
  }

  static List<String> texts(Client user) {
    return user.call("im.notify.get").result().get("notifications").findValuesAsString("text");
  }

  @Test
  void an_application_notifies_in_its_own_name_and_nobody_is_told_who_is_none(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var app = hall.application("Tasks", anna);
    app.call("im.notify.personal.add", Map.of("USER_ID", boris.id(), "MESSAGE", "Due", "TAG", "D"));
    assertThat(boris.call("im.notify.get").result().at("/notifications/0/notify_tag").asString())
        .isEqualTo("MP|" + app.clientId() + "|D");
    var echo = hall.bot("Echo");
    for (var nobody : List.of(99_999L, echo.id())) {
      JsonNode sent =
          anna.call("im.notify", Map.of("USER_ID", nobody, "MESSAGE", "Anybody?")).result();
      assertThat(sent.asBoolean()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"im.notify", "im.notify.personal.add", "im.notify.system.add"})
  void what_is_missing_or_wrong_is_told(String method, Hall hall) {
    var anna = hall.person("Anna");
    var full = method.equals("im.notify.personal.add") ? "" : ".";
    assertThat(anna.inBrowser(hall.application("Any", anna)).call(method).refusal())
        .isEqualTo(
            "403 WRONG_AUTH_TYPE Access for this method not allowed by session authorization"
                + full);
    assertThat(anna.call(method, Map.of("MESSAGE", "Hi")).refusal())
        .isEqualTo("400 USER_ID_EMPTY User ID can't be empty");
    assertThat(anna.call(method, Map.of("USER_ID", -1, "MESSAGE", "Hi")).error())
        .isEqualTo("USER_ID_EMPTY");
    assertThat(anna.call(method, Map.of("USER_ID", 1, "MESSAGE", "  ")).refusal())
        .isEqualTo("400 MESSAGE_EMPTY Message can't be empty");
    var large = Map.of("BLOCKS", List.of(Map.of("MESSAGE", "x".repeat(60_001))));
    assertThat(anna.call(method, Map.of("USER_ID", 1, "MESSAGE", "Hi", "ATTACH", large)).refusal())
        .isEqualTo("400 ATTACH_OVERSIZE You have exceeded the maximum allowable size of attach");
    assertThat(anna.call(method, Map.of("USER_ID", 1, "MESSAGE", "Hi", "ATTACH", "{")).refusal())
        .isEqualTo("400 ATTACH_ERROR Incorrect attach params");
  }
}
