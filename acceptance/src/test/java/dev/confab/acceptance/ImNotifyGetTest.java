package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `im.notify.get`, `im.notify.history.search` and `im.notify.schema.get`.
@ExtendWith(HallExtension.class)
class ImNotifyGetTest {

  private static void asks(Person from, Person to, String question) {
    from.call(
        "confab.notify.ask",
        Map.of(
            "USER_ID",
            to.id(),
            "MESSAGE",
            question,
            "BUTTONS",
            List.of(Map.of("TITLE", "Yes", "VALUE", "Y"))));
  }

  private static void tells(Person from, Person to, String text) {
    from.call("im.notify", Map.of("USER_ID", to.id(), "MESSAGE", text));
  }

  @Test
  void what_asks_comes_first_and_pages_are_walked_by_the_last_one(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    for (int i = 1; i <= 3; i++) {
      asks(anna, boris, "Q" + i);
      tells(anna, boris, "N" + i);
    }
    // tag::example[]
    var page = boris.call("im.notify.get", Map.of("LIMIT", 2, "CONVERT_TEXT", "Y"));
    // end::example[]
    var seen = new ArrayList<String>();
    var type = "1";
    var notices = page.result().get("notifications");
    assertThat(notices).hasSize(2);
    while (!notices.isEmpty()) {
      seen.addAll(notices.findValuesAsString("text"));
      var last = notices.get(notices.size() - 1);
      type = last.get("notify_type").asInt() == 1 ? "1" : "3";
      notices =
          boris
              .call(
                  "im.notify.get", Map.of("LIMIT", 2, "LAST_ID", last.get("id"), "LAST_TYPE", type))
              .result()
              .get("notifications");
    }
    assertThat(seen).containsExactly("Q3", "Q2", "Q1", "N3", "N2", "N1");
    assertThat(page.result().at("/notifications/0/notify_buttons").asString())
        .isEqualTo("[{\"TITLE\":\"Yes\",\"VALUE\":\"Y\",\"TYPE\":\"accept\"}]");
  }

  @Test
  void what_is_found_shows_its_buttons(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    asks(anna, boris, "Shall the lantern burn?");
    tells(anna, boris, "The lantern burns");
    var found = boris.call("im.notify.history.search", Map.of("SEARCH_TEXT", "lantern")).result();
    assertThat(found.get("notifications")).hasSize(2);
    var buttons = found.get("notifications").findValuesAsString("notify_buttons");
    assertThat(buttons)
        .containsExactly("[{\"TITLE\":\"Yes\",\"VALUE\":\"Y\",\"TYPE\":\"accept\"}]");
  }

  @Test
  void form_and_json_do_the_same_and_texts_are_converted_where_asked(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    tells(anna, boris, "[B]Hi[/B] <i>\n[URL=https://example.com/?a=1&b=2]there[/URL] [S]x");
    var json = boris.call("im.notify.get", Map.of("LIMIT", 20, "CONVERT_TEXT", "Y")).result();
    assertThat(boris.callForm("im.notify.get", "LIMIT=20&CONVERT_TEXT=Y").result()).isEqualTo(json);
    assertThat(json.at("/notifications/0/text").asString())
        .isEqualTo(
            "<b>Hi</b> &lt;i&gt;<br /><a href=\"https://example.com/?a=1&amp;b=2\""
                + " target=\"_blank\">there</a> [S]x");
    assertThat(boris.call("im.notify.get").result().at("/notifications/0/text").asString())
        .startsWith("[B]Hi[/B] <i>");
  }

  @Test
  void half_a_cursor_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    for (var half : List.of(Map.of("LAST_ID", 5), Map.of("LAST_TYPE", 3))) {
      assertThat(anna.call("im.notify.get", half).refusal())
          .isEqualTo(
              "400 LAST_ID_AND_LAST_TYPE Parameters LAST_ID and LAST_TYPE should be used together");
    }
    assertThat(anna.call("im.notify.get", Map.of("LAST_ID", "x", "LAST_TYPE", 3)).refusal())
        .isEqualTo("400 LAST_ID_STRING Last notification ID can't be string");
  }

  @Test
  void the_history_is_searched_by_text_type_day_author_and_tag(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    tells(anna, boris, "An old INVOICE");
    hall.clock().advance(Duration.ofDays(2));
    tells(boris, boris, "A new invoice");
    anna.call(
        "im.notify",
        Map.of("USER_ID", boris.id(), "MESSAGE", "Task", "TAG", "T|42", "CLIENT_ID", "demo"));
    // tag::example[]
    var found =
        boris.call(
            "im.notify.history.search",
            Map.of("SEARCH_TEXT", "invoice", "SEARCH_TYPE", "rest|rest_notify", "LIMIT", 1));
    // end::example[]
    assertThat(found.result().get("total_results").asInt()).isEqualTo(2);
    assertThat(texts(found.result())).containsExactly("A new invoice");
    var form =
        boris.callForm(
            "im.notify.history.search", "SEARCH_TEXT=invoice&SEARCH_TYPE=rest|rest_notify&LIMIT=1");
    assertThat(form.result()).isEqualTo(found.result());
    var last = found.result().at("/notifications/0/id").asLong();
    var next =
        boris
            .call("im.notify.history.search", Map.of("SEARCH_TEXT", "invoice", "LAST_ID", last))
            .result();
    assertThat(texts(next)).containsExactly("An old INVOICE");
    assertThat(next.has("total_results")).as("told on the first page").isFalse();
    assertThat(search(boris, Map.of("SEARCH_AUTHORS", List.of(anna.id()))))
        .containsExactly("Task", "An old INVOICE");
    assertThat(search(boris, Map.of("GROUP_TAG", "T|42"))).containsExactly("Task");
    assertThat(search(boris, Map.of("SEARCH_TYPES", List.of("tasks", "rest")))).hasSize(3);
    assertThat(search(boris, Map.of("SEARCH_TYPE", "tasks"))).isEmpty();
    var old = boris.call("im.notify.get").result().at("/notifications/2/date").asString();
    assertThat(search(boris, Map.of("SEARCH_DATE", old))).containsExactly("An old INVOICE");
    assertThat(
            search(
                boris,
                Map.of("SEARCH_DATE_FROM", "2020-01-01T00:00:00+00:00", "SEARCH_DATE_TO", old)))
        .as("what came in the last second of a range is in it")
        .containsExactly("An old INVOICE");
    var before = OffsetDateTime.parse(old).minusSeconds(1).toString();
    assertThat(
            search(
                boris,
                Map.of("SEARCH_DATE_FROM", "2020-01-01T00:00:00+00:00", "SEARCH_DATE_TO", before)))
        .isEmpty();
  }

  @Test
  void one_end_of_a_range_is_enough(Hall hall) {
    var anna = hall.person("Anna");
    tells(anna, anna, "An old invoice");
    hall.clock().advance(Duration.ofDays(2));
    tells(anna, anna, "A new invoice");
    var dates = anna.call("im.notify.get").result().get("notifications");
    var fresh = dates.get(0).get("date").asString();
    var old = dates.get(1).get("date").asString();
    assertThat(search(anna, Map.of("SEARCH_DATE_FROM", fresh))).containsExactly("A new invoice");
    assertThat(search(anna, Map.of("SEARCH_DATE_TO", old))).containsExactly("An old invoice");
    var future = OffsetDateTime.parse(fresh).plusDays(1).toString();
    assertThat(search(anna, Map.of("SEARCH_TEXT", "invoice", "SEARCH_DATE_FROM", future)))
        .isEmpty();
    assertThat(search(anna, Map.of("SEARCH_DATE", old, "SEARCH_DATE_FROM", fresh))).isEmpty();
    assertThat(search(anna, Map.of("SEARCH_DATE", fresh, "SEARCH_DATE_TO", old))).isEmpty();
  }

  @Test
  void the_history_is_found_with_its_marks_or_as_html(Hall hall) {
    var anna = hall.person("Anna");
    tells(anna, anna, "A [B]bold[/B] invoice");
    var plain = Map.of("SEARCH_TEXT", "invoice");
    assertThat(search(anna, plain)).containsExactly("A [B]bold[/B] invoice");
    assertThat(search(anna, Wrong.over(plain, Map.of("CONVERT_TEXT", "Y"))))
        .containsExactly("A <b>bold</b> invoice");
    var form = anna.callForm("im.notify.history.search", "SEARCH_TEXT=invoice&CONVERT_TEXT=Y");
    assertThat(texts(form.result())).containsExactly("A <b>bold</b> invoice");
  }

  private static List<String> search(Person user, Map<String, ?> params) {
    return texts(user.call("im.notify.history.search", params).result());
  }

  private static List<String> texts(tools.jackson.databind.JsonNode list) {
    return list.get("notifications").findValuesAsString("text");
  }

  @Test
  void a_search_for_too_little_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(anna.call("im.notify.history.search", Map.of("SEARCH_TEXT", "in")).refusal())
        .isEqualTo("400 SEARCH_TEXT_ERROR SEARCH_TEXT can't be less then 3 symbols");
    assertThat(anna.call("im.notify.history.search").error()).isEqualTo("SEARCH_TEXT_ERROR");
    assertThat(
            anna.call("im.notify.history.search", Map.of("SEARCH_TEXT", "invoice", "LAST_ID", "x"))
                .refusal())
        .isEqualTo("400 LAST_ID_STRING Last notification ID can't be string");
    assertThat(
            anna.call("im.notify.history.search", Map.of("SEARCH_TEXT", "invoice"))
                .result()
                .propertyNames())
        .containsExactlyInAnyOrder("notifications", "users");
  }

  @Test
  void the_schema_names_modules_and_what_they_tell_of(Hall hall) {
    var anna = hall.person("Anna");
    // tag::example[]
    var schema = anna.call("im.notify.schema.get").result();
    // end::example[]
    assertThat(schema.at("/rest/MODULE_ID").asString()).isEqualTo("rest");
    assertThat(schema.at("/rest/LIST/0/ID").asString()).isEqualTo("rest|rest_notify");
    assertThat(anna.callForm("im.notify.schema.get", "").result()).isEqualTo(schema);
  }
}
