package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `event.test`, `events` and what an application is posted.
@ExtendWith(HallExtension.class)
class EventTestTest {

  @Test
  void a_handler_is_sent_whatever_its_application_says(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    var handler = hall.handler();
    application.call("event.bind", Map.of("event", "ONAPPTEST", "handler", handler.url()));
    // tag::example[]
    var told = application.call("event.test", Map.of("any", "data"));
    // end::example[]
    assertThat(told.result().asInt()).isOne();
    var event = handler.next();
    assertThat(event.name()).isEqualTo("ONAPPTEST");
    Golden.isOfApplication(event);
    assertThat(event.tree().get("data")).isEqualTo(Contract.event("ONAPPTEST").at("/example/data"));
    assertThat(event.text("auth", "application_token")).isNotEmpty();
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    var handler = hall.handler();
    application.call("event.bind", Map.of("event", "ONAPPTEST", "handler", handler.url()));
    var json = application.call("event.test", Map.of("a", Map.of("b", List.of("c", "d"))));
    var form = application.callForm("event.test", "a[b][]=c&a[b][]=d");
    assertThat(form.result()).isEqualTo(json.result());
    var data = handler.next().tree().get("data");
    assertThat(data).isEqualTo(handler.next().tree().get("data"));
    assertThat(data.at("/QUERY/a/b").valueStream().map(JsonNode::asString))
        .containsExactly("c", "d");
  }

  @Test
  void the_events_are_listed_by_scope(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    // tag::events[]
    var events = application.call("events", Map.of("SCOPE", "user"));
    // end::events[]
    assertThat(events.result().toString()).isEqualTo("[\"ONUSERADD\"]");
    assertThat(application.callForm("events", "SCOPE=user").result()).isEqualTo(events.result());
    var basic = application.call("events", Map.of("SCOPE", "")).result().toString();
    assertThat(basic).contains("ONAPPTEST", "ONOFFLINEEVENT").doesNotContain("ONUSERADD");
    var narrow =
        hall.declaredApplication(
            """
            users: [{ id: 800, login: tina }]
            apps:
              - clientId: local.narrow
                clientSecret: narrow-secret
                scopes: [im]
                grants: [{ user: 800, accessToken: narrow1, refreshToken: narrow1r }]
            """,
            "local.narrow");
    assertThat(narrow.call("events").result().toString()).isEqualTo(basic);
    assertThat(narrow.call("events", Map.of("FULL", true)).result())
        .isEqualTo(application.call("events").result());
  }

  @Test
  void a_person_who_joins_is_told_of_as_in_the_original(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    var handler = hall.handler();
    application.call("event.bind", Map.of("event", "ONUSERADD", "handler", handler.url()));
    hall.declare(
        """
        departments: [{ id: 1, name: All }, { id: 2, name: Some, parent: 1 }]
        users:
          - { id: 700, login: klaus, departments: [1, 2], name: Klaus, lastName: Weber, email: user@example.com,
              gender: M, birthday: 1990-01-01, workPosition: Developer }
        """);
    var event = handler.next();
    assertThat(event.name()).isEqualTo("ONUSERADD");
    Golden.isOfApplication(event);
    assertThat(event.text("data", "ID")).isEqualTo("700");
    assertThat(event.text("data", "LAST_NAME")).isEqualTo("Weber");
    assertThat(event.text("data", "PERSONAL_BIRTHDAY")).isEqualTo("1990-01-01");
    assertThat(event.text("data", "UF_DEPARTMENT", "0")).isEqualTo("1");
    assertThat(event.text("auth", "user_id")).isEqualTo("700");
    hall.declare("users: [{ id: 700, login: klaus, name: Klaus }, { id: 701, login: lena }]");
    assertThat(handler.next().text("data", "ID")).isEqualTo("701");
  }

  @Test
  void an_application_whose_installation_is_not_finished_is_told_of_nothing(Hall hall) {
    var handler = hall.handler();
    var portal =
        """
        users: [{ id: 800, login: tina, admin: true }]
        apps:
          - clientId: local.pages
            clientSecret: pages-secret
            scopes: [user]
            onlyApi: false
            installed: %s
            grants: [{ user: 800, accessToken: pages1, refreshToken: pages1r }]
        """;
    var pages = hall.declaredApplication(portal.formatted(false), "local.pages");
    pages.call("event.bind", Map.of("event", "ONAPPTEST", "handler", handler.url()));
    pages.call("event.test", Map.of("any", "before"));
    hall.declare(portal.formatted(true));
    pages.call("event.test", Map.of("any", "after"));
    assertThat(handler.next("ONAPPTEST").text("data", "QUERY", "any")).isEqualTo("after");
  }

  @Test
  void an_outgoing_webhook_is_told_without_tokens(Hall hall) {
    var handler = hall.handler();
    var portal =
        """
        users: [{ id: %s }]
        outgoing:
          - { name: crm, url: %s, events: [%s], applicationToken: crm-token }
        """;
    hall.declare(portal.formatted(730, handler.url(), "ONUSERADD"));
    hall.declare(portal.formatted(731, handler.url(), "ONUSERADD"));
    var event = handler.next();
    assertThat(event.text("data", "ID")).isEqualTo("731");
    assertThat(names(event.tree().get("auth")))
        .containsExactlyInAnyOrder(
            "domain", "client_endpoint", "server_endpoint", "member_id", "application_token");
    assertThat(event.text("auth", "application_token")).isEqualTo("crm-token");
    hall.declare(portal.formatted(731, handler.url() + "/other", "ONUSERADD"));
    hall.declare(portal.formatted(732, handler.url() + "/other", "ONUSERADD"));
    assertThat(handler.next().text("data", "ID")).isEqualTo("732");
    hall.declare(portal.formatted(732, handler.url(), ""));
    hall.declare(portal.formatted(733, handler.url(), ""));
    hall.declare(portal.formatted(733, handler.url(), "ONUSERADD"));
    hall.declare(portal.formatted(734, handler.url(), "ONUSERADD"));
    assertThat(handler.next().text("data", "ID")).isEqualTo("734");
    assertThatThrownBy(() -> hall.declare(portal.formatted(735, handler.url(), "ONAPPTEST")))
        .hasMessageContaining("which no webhook is told of");
  }

  private static List<String> names(JsonNode map) {
    return List.copyOf(map.propertyNames());
  }
}
