package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `event.bind`, `event.get` and `event.unbind`: who listens to what.
@ExtendWith(HallExtension.class)
class EventBindTest {

  @Test
  void an_application_listens_until_it_does_no_more(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    var handler = hall.handler();
    // tag::example[]
    var bound =
        application.call("event.bind", Map.of("event", "ONAPPTEST", "handler", handler.url()));
    // end::example[]
    assertThat(bound.result().asBoolean()).isTrue();
    application.call("event.test", Map.of("any", "one"));
    assertThat(handler.next().text("data", "QUERY", "any")).isEqualTo("one");
    var unbound =
        application.call("event.unbind", Map.of("event", "ONAPPTEST", "handler", handler.url()));
    assertThat(unbound.result().get("count").asInt()).isOne();
    application.call("event.test", Map.of("any", "two"));
    application.call("event.bind", Map.of("event", "onAppTest", "handler", handler.url()));
    application.call("event.test", Map.of("any", "three"));
    assertThat(handler.next().text("data", "QUERY", "any")).isEqualTo("three");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var one = hall.application("One", hall.administrator());
    var two = hall.application("Two", hall.administrator());
    var json =
        one.call(
            "event.bind",
            Map.of("event", "ONUSERADD", "handler", "https://example.com/h/", "auth_type", 1));
    var form =
        two.callForm(
            "event.bind", "EVENT=OnUserAdd&HANDLER=https://example.com/h/&AUTH_TYPE=1&unknown=1");
    assertThat(form.result()).isEqualTo(json.result());
    var get = one.call("event.get").result();
    assertThat(two.callForm("event.get", "").result()).isEqualTo(get);
    assertThat(get.toString())
        .isEqualTo(
            "[{\"event\":\"ONUSERADD\",\"handler\":\"https://example.com/h/\","
                + "\"auth_type\":\"1\",\"offline\":0}]");
    var gone = one.call("event.unbind", Map.of("event", "ONUSERADD", "auth_type", 1)).result();
    assertThat(two.callForm("event.unbind", "EVENT=onuseradd&AUTH_TYPE=1").result())
        .isEqualTo(gone);
    assertThat(one.call("event.get").result()).isEmpty();
  }

  @Test
  void of_two_handlers_the_named_one_goes(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    for (var name : List.of("one", "two", "three")) {
      application.call(
          "event.bind", Map.of("event", "ONAPPTEST", "handler", "https://example.com/" + name));
    }
    var same = "https://example.com/one";
    application.call("event.bind", Map.of("event", "ONUSERADD", "handler", same)).result();
    var one = Map.of("event", "ONAPPTEST", "handler", "https://example.com/one");
    assertThat(application.call("event.unbind", one).result().get("count").asInt()).isOne();
    application.callForm("event.unbind", "event=ONAPPTEST&handler=https://example.com/two");
    assertThat(application.call("event.get").result().findValuesAsString("handler"))
        .containsExactlyInAnyOrder("https://example.com/three", same);
    assertThat(application.call("event.unbind", Map.of("event", "ONUSERADD")).result().get("count"))
        .isEqualTo(application.callForm("event.unbind", "event=ONAPPTEST").result().get("count"));
    assertThat(application.call("event.get").result()).isEmpty();
  }

  @Test
  void a_handler_bound_twice_is_told_once(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    var handler = hall.handler();
    var asked = Map.of("event", "ONAPPTEST", "handler", handler.url());
    application.call("event.bind", asked);
    assertThat(application.call("event.bind", asked).result().asBoolean()).isTrue();
    assertThat(application.call("event.get").result()).hasSize(1);
    application.call("event.test", Map.of("any", "one"));
    application.call("event.test", Map.of("any", "two"));
    assertThat(handler.next().text("data", "QUERY", "any")).isEqualTo("one");
    assertThat(handler.next().text("data", "QUERY", "any")).isEqualTo("two");
  }

  @Test
  void without_conditions_all_posted_handlers_go_and_the_queues_stay(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    bind(application, "ONAPPTEST", "https://example.com/one", 0);
    bind(application, "ONUSERADD", "https://example.com/two", 1);
    application.call("event.bind", Map.of("event", "ONUSERADD", "event_type", "offline"));
    assertThat(application.call("event.unbind").result().get("count").asInt()).isEqualTo(2);
    var left = application.call("event.get").result();
    assertThat(left).hasSize(1);
    assertThat(left.get(0).get("offline").asInt()).isOne();
    assertThat(left.get(0).get("handler").asString()).isEmpty();
    var queues = Map.of("event", "ONUSERADD", "event_type", "offline");
    assertThat(application.call("event.unbind", queues).result().get("count").asInt()).isOne();
  }

  @Test
  void a_kind_of_event_that_there_is_not_is_refused(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    bind(application, "ONAPPTEST", "https://example.com/h", 0);
    var wrong = "400 ERROR_ARGUMENT Argument 'event_type' is missing or has a wrong type";
    var bound =
        Map.of("event", "ONUSERADD", "handler", "https://example.com/h", "event_type", "ofline");
    assertThat(application.call("event.bind", bound).refusal()).isEqualTo(wrong);
    assertThat(application.call("event.unbind", Map.of("event_type", "ofline")).refusal())
        .isEqualTo(wrong);
    assertThat(application.callForm("event.unbind", "event_type=2").refusal()).isEqualTo(wrong);
    assertThat(application.call("event.get").result()).hasSize(1);
    assertThat(application.callForm("event.unbind", "event_type=").result().get("count").asInt())
        .isOne();
    var posted =
        Map.of("event", "ONUSERADD", "handler", "https://example.com/h", "event_type", "ONLINE");
    assertThat(application.call("event.bind", posted).result().asBoolean()).isTrue();
  }

  @Test
  void an_empty_auth_type_takes_away_only_those_without_a_user(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    bind(application, "ONAPPTEST", "https://example.com/h", 0);
    bind(application, "ONAPPTEST", "https://example.com/h", 1);
    var form = "event=ONAPPTEST&handler=https://example.com/h&auth_type=";
    assertThat(application.callForm("event.unbind", form).result().get("count").asInt()).isOne();
    var left = application.call("event.get").result();
    assertThat(left.get(0).get("auth_type").asString()).isEqualTo("1");
  }

  @Test
  void an_event_comes_with_tokens_of_the_user_wanted(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var handler = hall.handler();
    bind(application, "ONAPPTEST", handler.url(), anna.id());
    application.call("event.test", Map.of("any", "data"));
    var auth = handler.next();
    assertThat(auth.text("auth", "user_id")).isEqualTo("" + anna.id());
    var profile = hall.token(auth.text("auth", "access_token")).call("profile").result();
    assertThat(profile.get("ID").asString()).isEqualTo("" + anna.id());
  }

  @Test
  void who_is_no_administrator_listens_in_their_own_name_and_sees_their_own(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", anna);
    var handler = hall.handler();
    bind(application, "ONAPPTEST", handler.url(), 0);
    var shown = application.call("event.get").result();
    assertThat(shown.get(0).get("auth_type").asString()).isEqualTo("" + anna.id());
    var ben = hall.person("Ben");
    var other = hall.application("Other", ben);
    assertThat(other.call("event.get").result()).isEmpty();
    assertThat(other.call("event.unbind").result().get("count").asInt()).isZero();
    var own = Map.of("event", "ONAPPTEST", "auth_type", anna.id());
    assertThat(application.call("event.unbind", own).result().get("count").asInt()).isOne();
  }

  @Test
  void what_cannot_be_heard_is_not_found(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    var narrow =
        hall.declaredApplication(
            """
            users: [{ id: 800, login: tina, admin: true }]
            apps:
              - clientId: local.narrow
                clientSecret: narrow-secret
                scopes: [im]
                grants: [{ user: 800, accessToken: narrow1, refreshToken: narrow1r }]
            """,
            "local.narrow");
    var missing = "400 ERROR_EVENT_NOT_FOUND Event not found";
    assertThat(application.call("event.bind", Map.of("event", "ONX", "handler", "x")).refusal())
        .isEqualTo(missing);
    var add = Map.of("event", "ONUSERADD", "handler", "https://example.com/");
    assertThat(narrow.call("event.bind", add).refusal()).isEqualTo(missing);
    assertThat(application.call("event.bind", add).result().asBoolean()).isTrue();
    var queued = Map.of("event", "ONAPPTEST", "event_type", "offline");
    assertThat(application.call("event.bind", queued).refusal()).isEqualTo(missing);
  }

  @Test
  void handlers_that_nothing_can_be_posted_to_are_refused(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    assertThat(application.call("event.bind", Map.of("event", "ONAPPTEST")).refusal())
        .isEqualTo("400 ERROR_ARGUMENT Argument 'handler' is missing or has a wrong type");
    for (var wrong : List.of("ftp://example.com/", "handler.php", "internal:echo")) {
      var asked = Map.of("event", "ONAPPTEST", "handler", wrong);
      assertThat(application.call("event.bind", asked).refusal())
          .isEqualTo("400 ERROR_WRONG_HANDLER_URL Wrong handler URL");
    }
    var nobody =
        Map.of("event", "ONAPPTEST", "handler", "https://example.com/", "auth_type", 999_999);
    assertThat(application.call("event.bind", nobody).error()).isEqualTo("ERROR_ARGUMENT");
  }

  @Test
  void an_application_has_only_so_many_handlers(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    for (int from = 0; from < 500; from += 50) {
      int first = from;
      var commands =
          IntStream.range(0, 50)
              .mapToObj(
                  i -> "event.bind?event=ONAPPTEST&handler=https://example.com/" + (first + i))
              .toList();
      assertThat(application.call("batch", Map.of("cmd", commands)).result().get("result_error"))
          .isEmpty();
    }
    var more = Map.of("event", "ONAPPTEST", "handler", "https://example.com/more");
    assertThat(application.call("event.bind", more).error()).isEqualTo("ERROR_HANDLER_LIMIT");
  }

  @Test
  void others_than_administrators_queue_nothing_and_speak_for_nobody_else(Hall hall) {
    var application = hall.application("Demo", hall.person("Anna"));
    var denied = "403 ACCESS_DENIED Access denied! ";
    assertThat(
            application
                .call("event.bind", Map.of("event", "ONUSERADD", "event_type", "offline"))
                .refusal())
        .isEqualTo(denied + "Offline events binding requires administrator access rights");
    var asAdministrator =
        Map.of("event", "ONAPPTEST", "handler", "https://example.com/", "auth_type", 1);
    assertThat(application.call("event.bind", asAdministrator).refusal())
        .isEqualTo(denied + "Event binding with AUTH_TYPE requires administrator access rights");
    assertThat(
            application
                .call("event.unbind", Map.of("event", "ONUSERADD", "event_type", "offline"))
                .refusal())
        .isEqualTo(denied + "Offline events unbinding requires administrator access rights");
    assertThat(application.call("event.unbind", asAdministrator).refusal())
        .isEqualTo(denied + "Event unbinding with AUTH_TYPE requires administrator access rights");
  }

  @Test
  void a_webhook_is_no_application(Hall hall) {
    for (var method : List.of("event.bind", "event.unbind", "event.get", "events", "event.test")) {
      assertThat(hall.administrator().call(method, Map.of("event", "ONAPPTEST")).refusal())
          .isEqualTo(
              "403 WRONG_AUTH_TYPE Current authorization type is denied for this method"
                  + " Application context required");
    }
  }

  @Test
  void what_waits_for_a_handler_goes_with_it(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    var handler = hall.handler();
    handler.answers(event -> 500);
    bind(application, "ONAPPTEST", handler.url(), 0);
    application.call("event.test", Map.of("any", "one"));
    handler.next();
    hall.settles();
    application.call("event.unbind");
    var left = application.call("confab.events.list").result().get("events").get(0);
    assertThat(left.get("state").asString()).isEqualTo("WITHDRAWN");
    assertThat(left.get("outcome").asString()).isEqualTo("the handler was unbound");
    assertThat(left.get("bot_id").asLong()).isZero();
  }

  private static void bind(Client application, String event, String url, long user) {
    var asked = Map.of("event", event, "handler", url, "auth_type", user);
    assertThat(application.call("event.bind", asked).result().asBoolean()).isTrue();
  }
}
