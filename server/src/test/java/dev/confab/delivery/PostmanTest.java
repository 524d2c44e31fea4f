package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostmanTest {
  private final Database database = Databases.sqlite();
  private final HandClock clock = new HandClock();
  private final List<EncodedForm> composed = new ArrayList<>();
  private final Postman postman =
      new Postman(
          database.store(),
          (reads, handler) -> "http://10.0.0.1/",
          this::compose,
          new WebhookClient(
              new AddressGuard(List.of(), false, new SystemNames()),
              WebhookClient.Limits.SERVER,
              "test",
              clock),
          Map.of(),
          (portal, app, id, time, body) -> null,
          (event, body) -> null,
          clock);

  private EncodedForm compose(Event event, Instant now) {
    if (event.data().equals("{")) {
      throw new BadData(null);
    }
    var form = EncodedForm.of("a=b");
    composed.add(form);
    return form;
  }

  private Event event(String data) {
    var now = clock.instant();
    return new Event(
        new PortalId(1),
        new EventId(1),
        "bot7/1",
        "E",
        new UserId(7),
        new AppId(7),
        new HandlerId(7),
        null,
        null,
        null,
        data,
        now,
        now,
        0);
  }

  @AfterEach
  void close() {
    postman.close();
    database.close();
  }

  @Test
  void a_form_that_is_not_sent_is_forgotten() {
    assertThat(postman.post(event("{}"), clock.instant()).kind()).isEqualTo(Outcome.Kind.FAILED);
    assertThat(postman.next(event("{}")).body()).isEqualTo("a=b");
    assertThat(composed).hasSize(2).allMatch(form -> form.toString().isEmpty());
  }

  @Test
  void an_event_no_form_can_be_composed_of_fails_and_says_so() {
    var outcome = postman.post(event("{"), clock.instant());
    assertThat(outcome.sentence()).isEqualTo("no form can be composed of the event's data");
    assertThat(outcome.address()).isEqualTo("http://10.0.0.1/");
  }

  /// The note of an attempt is written after its reply was carried out: a server that dies between
  /// the two attempts again.
  @Test
  void a_reply_is_carried_out_with_every_attempt_that_is_taken() {
    var carriedOut = new ArrayList<String>();
    try (var catcher = new Catcher();
        var client =
            new WebhookClient(
                new AddressGuard(List.of(), true, new SystemNames()),
                WebhookClient.Limits.SERVER,
                "test",
                clock)) {
      catcher.answering(
          (exchange, caught) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
          });
      var asking =
          new Postman(
              database.store(),
              (reads, handler) -> catcher.address(),
              this::compose,
              client,
              Map.of(),
              (portal, app, id, time, body) -> null,
              (event, body) -> {
                carriedOut.add(body);
                return "the reply was carried out";
              },
              clock);
      assertThat(asking.post(event("{}"), clock.instant()).sentence())
          .isEqualTo("200; the reply was carried out");
      assertThat(asking.post(event("{}"), clock.instant()).sentence())
          .isEqualTo("200; the reply was carried out");
      assertThat(carriedOut).containsExactly("{}", "{}");
    }
  }
}
