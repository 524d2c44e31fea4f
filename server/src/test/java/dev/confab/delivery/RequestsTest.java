package dev.confab.delivery;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.NumberedAttempt;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What is shown of requests is what was sent.
class RequestsTest {
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

  abstract static class Contract extends PortalContract {
    private final AppId app;
    private String secret = "first";

    Contract(Database database) {
      super(database);
      app = write(tx -> rooms.apps().ofWebhookCaller(tx, "mine", Set.of("imbot")).id());
    }

    private Event event() {
      var news =
          new NewEvent(
              "bot7/a",
              "ONIMBOTMESSAGEADD",
              Event.NO_BOT,
              app,
              new HandlerId(1),
              anna,
              null,
              "{\"a\":\"b\"}");
      var id = write(tx -> rooms.log().append(tx, news));
      return requireNonNull(rooms.log().find(store.reads(portal), id));
    }

    private Postman postman(Catcher catcher, WebhookClient client, Bodies bodies) {
      return new Postman(
          store,
          (reads, handler) -> catcher.address(),
          bodies,
          client,
          Map.of(),
          (of, by, id, time, body) -> "v1," + secret + time,
          (event, body) -> null,
          clock());
    }

    private WebhookClient client() {
      return new WebhookClient(
          new AddressGuard(List.of(), true, new SystemNames()),
          WebhookClient.Limits.SERVER,
          "test",
          clock());
    }

    /// Attempts an event, and writes it down as a courier does.
    private NumberedAttempt attempted(Postman postman, Event event) {
      var now = clock().instant();
      var outcome = postman.post(event, now);
      rooms
          .log()
          .postpone(
              event,
              now.plusSeconds(60),
              new Attempt(
                  now,
                  Duration.ZERO,
                  outcome.address(),
                  outcome.status(),
                  outcome.sentence(),
                  null,
                  null,
                  null,
                  outcome.posted(),
                  outcome.sent()));
      return rooms.desk().attempts(store.reads(portal), event.id()).getLast();
    }

    private static Map<String, String> named(Map<String, String> headers) {
      var named = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      named.putAll(headers);
      return named;
    }

    private static Map<String, String> received(Catcher.Caught caught) {
      var received = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      caught.headers().forEach((name, values) -> received.put(name, String.join(", ", values)));
      return received;
    }

    private static ObjectNode form(String body) throws PhpForm.TooMuch {
      var form = Json.mapper().createObjectNode();
      PhpForm.read(body, form);
      return form;
    }

    @Test
    void an_attempt_is_shown_with_the_headers_and_the_times_it_was_sent_with() throws Exception {
      try (var catcher = new Catcher();
          var client = client()) {
        var postman = postman(catcher, client, rooms.bodies(home -> "https://chat.test"));
        var event = event();
        var tried = attempted(postman, event);
        var caught = catcher.next();
        clock().forward(Duration.ofHours(2));
        secret = "second";
        var shown = postman.past(event, tried);
        assertThat(named(shown.headers())).isEqualTo(received(caught));
        assertThat(shown.note()).isNull();
        var form = form(shown.body());
        assertThat(caught.form().at("/auth/expires").isMissingNode()).isFalse();
        for (var name : List.of("expires", "expires_in", "domain", "scope", "user_id")) {
          assertThat(form.at("/auth/" + name)).isEqualTo(caught.form().at("/auth/" + name));
        }
        assertThat(form.at("/auth/access_token").asString()).isEqualTo("***");
      }
    }

    @Test
    void the_next_request_is_shown_with_all_its_headers() throws Exception {
      try (var catcher = new Catcher();
          var client = client()) {
        var postman = postman(catcher, client, rooms.bodies(home -> "https://chat.test"));
        var event = event();
        var shown = named(postman.next(event).headers());
        var _ = attempted(postman, event);
        assertThat(shown).isEqualTo(received(catcher.next()));
      }
    }

    @Test
    void what_cannot_be_composed_as_it_was_says_so() throws Exception {
      try (var catcher = new Catcher();
          var client = client()) {
        var event = event();
        var before = rooms.bodies(home -> "https://chat.test");
        var tried = attempted(postman(catcher, client, before), event);
        var length = catcher.next().header("Content-Length");
        var after = postman(catcher, client, rooms.bodies(home -> "https://chat.elsewhere.test"));
        var shown = after.past(event, tried);
        assertThat(shown.headers()).containsEntry("Content-Length", length);
        assertThat(shown.note()).startsWith("the form had " + length + " bytes; composed anew");
        var old = tried.attempt();
        var kept =
            new Attempt(
                old.started(), old.took(), old.address(), old.status(), old.outcome(), null, null);
        shown = after.past(event, new NumberedAttempt(1, kept));
        assertThat(shown.headers())
            .containsKeys("webhook-id", "webhook-timestamp", "Host")
            .doesNotContainKeys("Content-Length", "User-Agent", "webhook-signature");
        assertThat(shown.note()).startsWith("an older version made this attempt");
      }
    }
  }
}
