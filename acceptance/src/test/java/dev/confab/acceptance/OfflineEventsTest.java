package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Application;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `event.offline.*`: what happened is queued until its application fetches it.
@ExtendWith(HallExtension.class)
class OfflineEventsTest {
  private static final Map<String, Object> QUEUED =
      Map.of("event", "ONUSERADD", "event_type", "offline");

  @Test
  void what_is_fetched_is_gone(Hall hall) {
    var application = listening(hall);
    var anna = hall.person("Anna");
    var ben = hall.person("Ben");
    // tag::get[]
    var taken = application.call("event.offline.get", Map.of("limit", 1));
    // end::get[]
    var example = Contract.method("event.offline.get").at("/example_response/result");
    assertThat(names(taken.result())).isEqualTo(names(example));
    assertThat(names(taken.result().at("/events/0"))).isEqualTo(names(example.at("/events/0")));
    assertThat(taken.result().get("process_id").isNull()).isTrue();
    var row = taken.result().at("/events/0");
    assertThat(row.get("EVENT_NAME").asString()).isEqualTo("ONUSERADD");
    assertThat(row.at("/EVENT_DATA/ID").asLong()).isEqualTo(anna.id());
    assertThat(row.at("/EVENT_ADDITIONAL/user_id").asString()).isEqualTo("" + anna.id());
    assertThat(people(application, Map.of())).containsExactly(ben.id());
    assertThat(people(application, Map.of())).isEmpty();
  }

  @Test
  void the_queue_can_be_looked_at(Hall hall) {
    var application = listening(hall);
    var ids = List.of(hall.person("Anna").id(), hall.person("Ben").id());
    // tag::list[]
    var list =
        application.call(
            "event.offline.list",
            Map.of("filter", Map.of("ERROR", 0), "order", Map.of("ID", "DESC")));
    // end::list[]
    var example = Contract.method("event.offline.list").get("example_response");
    assertThat(names(list.result().get(0))).isEqualTo(names(example.at("/result/0")));
    assertThat(list.body().get("total").asInt()).isEqualTo(2);
    assertThat(list.body().has("next")).isFalse();
    assertThat(list.result().valueStream().map(row -> row.at("/EVENT_DATA/ID").asLong()))
        .containsExactlyElementsOf(ids.reversed());
    assertThat(list.result().get(0).get("PROCESS_ID").asString()).isEmpty();
    assertThat(list.result().get(0).get("ERROR").asString()).isEqualTo("0");
    var form = application.callForm("event.offline.list", "filter[ERROR]=0&order[ID]=DESC");
    assertThat(form.result()).isEqualTo(list.result());
    assertThat(application.call("event.offline.list", Map.of("start", -1)).body().has("total"))
        .isFalse();
  }

  @Test
  void a_long_queue_is_read_page_by_page(Hall hall) {
    var application = listening(hall);
    var users = new StringBuilder("users:\n");
    for (int i = 0; i < 60; i++) {
      users.append("  - { id: ").append(1000 + i).append(" }\n");
    }
    hall.declare(users.toString());
    var first = application.call("event.offline.list");
    assertThat(first.result()).hasSize(50);
    assertThat(first.body().get("next").asInt()).isEqualTo(50);
    var second = application.call("event.offline.list", Map.of("start", 50));
    assertThat(second.result()).hasSize(10);
    assertThat(second.body().get("total").asInt()).isEqualTo(60);
    assertThat(application.call("event.offline.get").result().get("events")).hasSize(50);
  }

  @Test
  void filters_are_those_of_the_original(Hall hall) {
    var application = listening(hall);
    var anna = hall.person("Anna").id();
    hall.clock().advance(Duration.ofMinutes(1));
    var ben = hall.person("Ben").id();
    var rows = application.call("event.offline.list").result();
    var first = rows.get(0);
    var message = first.get("MESSAGE_ID").asString();
    var time = first.get("TIMESTAMP_X").asString();
    assertThat(listed(application, "=MESSAGE_ID", message)).containsExactly(anna);
    assertThat(listed(application, "!MESSAGE_ID", message)).containsExactly(ben);
    assertThat(listed(application, "=TIMESTAMP_X", time)).containsExactly(anna);
    assertThat(listed(application, ">TIMESTAMP_X", time)).containsExactly(ben);
    assertThat(listed(application, "<=TIMESTAMP_X", time)).containsExactly(anna);
    assertThat(listed(application, ">=ID", first.get("ID").asString())).containsExactly(anna, ben);
    assertThat(listed(application, "<ID", rows.get(1).get("ID").asString())).containsExactly(anna);
    assertThat(listed(application, "@EVENT_NAME", List.of("ONUSERADD", "ONX")))
        .containsExactly(anna, ben);
    assertThat(listed(application, "=EVENT_NAME", "ONX")).isEmpty();
    assertThat(listed(application, "=TIMESTAMP_X", "no time")).isEmpty();
    assertThat(listed(application, "=ID", "x")).isEmpty();
    assertThat(listed(application, "no' OR 1=1 --", "x")).containsExactly(anna, ben);
    assertThat(people(application, Map.of("order", Map.of("TIMESTAMP_X", "DESC"), "limit", 1)))
        .containsExactly(ben);
  }

  @Test
  void what_is_taken_without_clearing_is_hidden_until_it_is_cleared(Hall hall) {
    var application = listening(hall);
    var anna = hall.person("Anna").id();
    var ben = hall.person("Ben").id();
    var taken = application.call("event.offline.get", Map.of("clear", 0, "limit", 1)).result();
    var process = taken.get("process_id").asString();
    var other = application.callForm("event.offline.get", "clear=0").result();
    assertThat(other.at("/events/0/EVENT_DATA/ID").asLong()).isEqualTo(ben);
    assertThat(other.get("process_id").asString()).isNotEqualTo(process);
    assertThat(people(application, Map.of())).isEmpty();
    assertThat(people(application, Map.of("clear", 0, "process_id", process)))
        .containsExactly(anna);
    // tag::clear[]
    var cleared =
        application.call(
            "event.offline.clear",
            Map.of("process_id", process, "id", List.of(taken.at("/events/0/ID").asString())));
    // end::clear[]
    assertThat(cleared.result().asBoolean()).isTrue();
    assertThat(people(application, Map.of("clear", 0, "process_id", process))).isEmpty();
    var form = "process_id=" + other.get("process_id").asString();
    assertThat(application.callForm("event.offline.clear", form).result())
        .isEqualTo(cleared.result());
    assertThat(application.call("event.offline.list").result()).isEmpty();
  }

  @Test
  void a_part_is_cleared_by_its_message_ids(Hall hall) {
    var application = listening(hall);
    hall.person("Anna");
    var ben = hall.person("Ben").id();
    var taken = application.call("event.offline.get", Map.of("clear", 0)).result();
    var process = taken.get("process_id").asString();
    var message = taken.at("/events/0/MESSAGE_ID").asString();
    application.call(
        "event.offline.clear", Map.of("process_id", process, "message_id", List.of(message)));
    application.call(
        "event.offline.clear", Map.of("process_id", "another", "message_id", List.of("x")));
    assertThat(people(application, Map.of("process_id", process))).containsExactly(ben);
  }

  @Test
  void a_wish_to_clear_that_is_none_clears_nothing(Hall hall) {
    var application = listening(hall);
    var anna = hall.person("Anna").id();
    for (var wrong : List.of("no", "off", "2")) {
      assertThat(application.call("event.offline.get", Map.of("clear", wrong)).refusal())
          .isEqualTo(unreadable("clear"));
      assertThat(application.callForm("event.offline.get", "clear=" + wrong).refusal())
          .isEqualTo(unreadable("clear"));
    }
    assertThat(people(application, Map.of("clear", "N"))).containsExactly(anna);
    assertThat(application.call("event.offline.list").result()).hasSize(1);
  }

  @Test
  void a_list_that_is_none_clears_nothing(Hall hall) {
    var application = listening(hall);
    var anna = hall.person("Anna").id();
    var ben = hall.person("Ben").id();
    var taken = application.call("event.offline.get", Map.of("clear", 0)).result();
    var process = taken.get("process_id").asString();
    var named = Map.of("process_id", process);
    Wrong.isTold(
        application,
        "event.offline.clear",
        named,
        Map.of(
            Map.of("id", taken.at("/events/0/ID").asString()), unreadable("id"),
            Map.of("id", ""), unreadable("id"),
            Map.of("message_id", "x"), unreadable("message_id")));
    Wrong.isTold(
        application,
        "event.offline.error",
        named,
        Map.of(Map.of("message_id", "x"), unreadable("message_id")));
    Wrong.isTold(
        application,
        "event.offline.get",
        Map.of("clear", 1),
        Map.of(Map.of("filter", "MESSAGE_ID"), unreadable("filter")));
    application.call("event.offline.clear", Wrong.over(named, Map.of("id", List.of())));
    assertThat(people(application, Wrong.over(named, Map.of("clear", 0))))
        .containsExactly(anna, ben);
  }

  private static String unreadable(String key) {
    return "400 ERROR_ARGUMENT Argument '" + key + "' is missing or has a wrong type";
  }

  @Test
  void what_failed_is_kept_and_can_be_taken_again(Hall hall) {
    var application = listening(hall);
    var anna = hall.person("Anna").id();
    var ben = hall.person("Ben").id();
    var taken = application.call("event.offline.get", Map.of("clear", 0)).result();
    var process = taken.get("process_id").asString();
    // tag::error[]
    var marked =
        application.call(
            "event.offline.error",
            Map.of(
                "process_id",
                process,
                "message_id",
                List.of(taken.at("/events/0/MESSAGE_ID").asString())));
    // end::error[]
    assertThat(marked.result().asBoolean()).isTrue();
    assertThat(listed(application, "=ERROR", 1)).containsExactly(anna);
    assertThat(people(application, Map.of("clear", 0, "process_id", process))).containsExactly(ben);
    var again = Map.of("clear", 0, "process_id", process, "error", 1);
    assertThat(people(application, again)).containsExactly(anna, ben);
    assertThat(people(application, Map.of())).isEmpty();
    assertThat(people(application, Map.of("error", 1))).containsExactly(anna);
    assertThat(application.callForm("event.offline.error", "process_id=" + process).result())
        .isEqualTo(marked.result());
    assertThat(listed(application, "ERROR", 1)).containsExactly(ben);
  }

  @Test
  void what_is_never_cleared_is_forgotten_after_thirty_days(Hall hall) {
    var application = listening(hall);
    hall.person("Anna");
    application.call("event.offline.get", Map.of("clear", 0));
    hall.clock().advance(Duration.ofDays(29));
    application.call("event.offline.get");
    assertThat(application.call("event.offline.list").result()).hasSize(1);
    hall.clock().advance(Duration.ofDays(2));
    application.call("event.offline.get");
    assertThat(application.call("event.offline.list").result()).isEmpty();
  }

  @Test
  void each_source_has_its_queue(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    application.callForm("event.bind", "event=ONUSERADD&event_type=offline&auth_connector=sync");
    var anna = hall.person("Anna").id();
    assertThat(people(application, Map.of())).isEmpty();
    assertThat(application.call("event.offline.list").result()).isEmpty();
    var sync = Map.of("auth_connector", "sync");
    assertThat(application.call("event.offline.list", sync).result()).hasSize(1);
    assertThat(people(application, sync)).containsExactly(anna);
    assertThat(application.call("event.get").result().get(0).get("connector_id").asString())
        .isEqualTo("sync");
    assertThat(
            application
                .call("event.offline.get", Map.of("auth_connector", "x".repeat(300)))
                .error())
        .isEqualTo("ERROR_ARGUMENT");
  }

  @Test
  void a_handler_learns_that_something_is_queued_but_not_too_often(Hall hall) {
    var application = listening(hall);
    var handler = hall.handler();
    application.call(
        "event.bind",
        Map.of(
            "event",
            "ONOFFLINEEVENT",
            "handler",
            handler.url(),
            "options",
            Map.of("minTimeout", 60)));
    var anna = hall.person("Anna");
    var event = handler.next();
    assertThat(event.name()).isEqualTo("ONOFFLINEEVENT");
    assertThat(event.tree().has("data")).isFalse();
    Golden.isOfApplication(event);
    assertThat(event.text("auth", "user_id")).isEqualTo("" + anna.id());
    hall.person("Ben");
    hall.person("Carl");
    hall.clock().advance(Duration.ofSeconds(60));
    handler.next();
    assertThat(handler.all()).hasSize(2);
    assertThat(people(application, Map.of())).hasSize(3);
  }

  @Test
  void without_a_pause_a_call_is_told_of_once(Hall hall) {
    var application = listening(hall);
    var handler = hall.handler();
    application.callForm(
        "event.bind", "event=ONOFFLINEEVENT&handler=" + handler.url() + "&options[minTimeout]=0");
    hall.declare("users: [{ id: 700 }, { id: 701 }, { id: 702 }]");
    hall.declare("users: [{ id: 703 }]");
    handler.next();
    handler.next();
    assertThat(handler.all()).hasSize(2);
    var wrong = "event=ONOFFLINEEVENT&handler=https://example.com/&options[minTimeout]=soon";
    assertThat(application.callForm("event.bind", wrong).error()).isEqualTo("ERROR_ARGUMENT");
  }

  @Test
  void queues_are_for_administrators_and_applications(Hall hall) {
    var application = hall.application("Demo", hall.person("Anna"));
    var process = Map.of("process_id", "x");
    for (var method : List.of("list", "get", "clear", "error")) {
      assertThat(application.call("event.offline." + method, process).refusal())
          .isEqualTo("403 ACCESS_DENIED Access denied!");
      assertThat(hall.administrator().call("event.offline." + method, process).error())
          .isEqualTo("WRONG_AUTH_TYPE");
    }
    var empty = Map.of("process_id", "");
    var own = hall.application("Own", hall.administrator());
    assertThat(own.call("event.offline.clear", empty).error()).isEqualTo("ERROR_ARGUMENT");
    assertThat(own.call("event.offline.error").error()).isEqualTo("ERROR_ARGUMENT");
  }

  @Test
  void a_time_beyond_all_counting_is_fulfilled_by_nothing(Hall hall) {
    var application = listening(hall);
    hall.person("Anna");
    var far = Map.of("filter", Map.of("<TIMESTAMP_X", "-999999999-01-01T00:00:00+00:00"));
    assertThat(application.call("event.offline.list", far).result()).isEmpty();
  }

  @Test
  void more_conditions_than_anybody_has_are_refused(Hall hall) {
    hall.speakJson(); // no form has so many parameters
    var application = listening(hall);
    var filter = new TreeMap<String, Object>();
    for (int letters = 0; letters < 512; letters++) {
      var key = new StringBuilder("!MESSAGE_ID");
      for (int bit = 0; bit < 9; bit++) {
        if ((letters & 1 << bit) != 0) {
          key.setCharAt(1 + bit, Character.toLowerCase(key.charAt(1 + bit)));
        }
      }
      filter.put(key.toString(), Collections.nCopies(200, "x"));
    }
    for (var method : List.of("event.offline.list", "event.offline.get")) {
      assertThat(application.call(method, Map.of("filter", filter)).refusal())
          .isEqualTo("400 ERROR_ARGUMENT Argument 'filter' is missing or has a wrong type");
    }
  }

  private static Application listening(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    application.call("event.bind", QUEUED);
    return application;
  }

  private static List<Long> people(Application application, Map<String, ?> asked) {
    return application
        .call("event.offline.get", asked)
        .result()
        .get("events")
        .valueStream()
        .map(row -> row.at("/EVENT_DATA/ID").asLong())
        .toList();
  }

  private static List<Long> listed(Application application, String key, Object value) {
    return application
        .call("event.offline.list", Map.of("filter", Map.of(key, value)))
        .result()
        .valueStream()
        .map(row -> row.at("/EVENT_DATA/ID").asLong())
        .toList();
  }

  private static List<String> names(JsonNode map) {
    return List.copyOf(map.propertyNames());
  }
}
