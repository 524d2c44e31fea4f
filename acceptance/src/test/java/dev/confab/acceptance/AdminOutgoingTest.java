package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What administrators do with outgoing webhooks. Ours, not the original's.
@ExtendWith(HallExtension.class)
class AdminOutgoingTest {
  private static final List<String> EVENTS = List.of("ONUSERADD");

  @Test
  void an_outgoing_webhook_is_told_until_it_is_removed(Hall hall) {
    var admin = hall.administrator();
    var handler = hall.handler();
    var params = Map.of("NAME", "crm", "URL", handler.url(), "EVENTS", List.of("ONUSERADD"));
    var made = admin.call("confab.admin.outgoing.add", params).result();
    var id = made.get("id").asLong();
    hall.person("Anna");
    var told = handler.next();
    assertThat(told.name()).isEqualTo("ONUSERADD");
    assertThat(told.text("auth", "application_token"))
        .isEqualTo(made.get("application_token").asString());
    var mine = Map.of("AFTER", id - 1);
    var listed = admin.call("confab.admin.outgoing.list", mine).result();
    assertThat(listed.at("/outgoing/0/urls/0").asString()).isEqualTo(handler.url());
    assertThat(listed.at("/outgoing/0/events/0").asString()).isEqualTo("ONUSERADD");
    assertThat(listed.at("/known/0").asString()).isEqualTo("ONUSERADD");
    assertThat(listed.toString()).doesNotContain(made.get("application_token").asString());
    var noted =
        admin.call("confab.admin.audit", Map.of("KIND", "outgoing")).result().at("/entries/0");
    assertThat(noted.at("/changes/1/what").asString()).isEqualTo("events");
    assertThat(noted.at("/changes/1/to").asString()).isEqualTo("ONUSERADD");
    admin.call("confab.admin.outgoing.remove", Map.of("ID", id));
    assertThat(admin.call("confab.admin.outgoing.list", mine).result().get("outgoing")).isEmpty();
    // the name is free again, and again
    var second = admin.call("confab.admin.outgoing.add", params).result().get("id").asLong();
    assertThat(admin.call("confab.admin.outgoing.remove", Map.of("ID", second)).status())
        .isEqualTo(200);
  }

  @Test
  void an_address_that_is_not_likely_to_be_reached_says_so_until_it_is_made_anew(Hall hall) {
    var admin = hall.administrator();
    var params = Map.of("NAME", "inner", "URL", "http://10.0.0.5/in", "EVENTS", EVENTS);
    var first = admin.call("confab.admin.outgoing.add", params).result().get("id").asLong();
    until(() -> !row(admin, first).get("warning").isNull());
    assertThat(row(admin, first).get("warning").asString()).contains("10.0.0.5", "--allow");
    assertThat(row(admin, first).get("suspended_since").isNull()).isTrue();
    admin.call("confab.admin.outgoing.remove", Map.of("ID", first));
    var fine = Map.of("NAME", "inner", "URL", hall.handler().url(), "EVENTS", EVENTS);
    var second = admin.call("confab.admin.outgoing.add", fine).result().get("id").asLong();
    assertThat(row(admin, second).get("warning").isNull()).isTrue();
    admin.call("confab.admin.outgoing.remove", Map.of("ID", second));
  }

  @Test
  void an_address_that_answered_410_says_since_when_it_is_left_alone(Hall hall) {
    var admin = hall.administrator();
    var handler = hall.handler();
    handler.answersNext(410);
    var params = Map.of("NAME", "gone", "URL", handler.url(), "EVENTS", EVENTS);
    var id = admin.call("confab.admin.outgoing.add", params).result().get("id").asLong();
    assertThat(row(admin, id).get("suspended_since").isNull()).isTrue();
    var before = hall.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    hall.person("Anna");
    handler.next();
    hall.settles();
    assertThat(Instant.parse(row(admin, id).get("suspended_since").asString()))
        .isBetween(before, hall.clock().instant());
    assertThat(row(admin, id).get("warning").isNull()).isTrue();
    admin.call("confab.admin.outgoing.remove", Map.of("ID", id));
  }

  private static void until(BooleanSupplier condition) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static JsonNode row(Client admin, long id) {
    var asked = Map.of("AFTER", id - 1, "LIMIT", 1);
    return admin.call("confab.admin.outgoing.list", asked).result().at("/outgoing/0");
  }

  @Test
  void what_is_wrong_is_refused(Hall hall) {
    var admin = hall.administrator();
    var url = "https://example.com/in";
    var events = List.of("ONUSERADD");
    refused(admin, "add", Map.of("NAME", "a b", "URL", url, "EVENTS", events), "NAME_ERROR");
    refused(
        admin, "add", Map.of("NAME", "a", "URL", "x", "EVENTS", events), "ERROR_WRONG_HANDLER_URL");
    refused(
        admin,
        "add",
        Map.of("NAME", "a", "URL", url, "EVENTS", List.of("ONIMBOTDELETE")),
        "ERROR_EVENT_NOT_FOUND");
    refused(admin, "remove", Map.of("ID", 99), "WEBHOOK_NOT_FOUND");
    hall.declare(
        """
        portal: { generalChat: false }
        outgoing:
          - { name: declared, url: "https://example.com/in", events: [ONUSERADD] }
        """);
    var listed = admin.call("confab.admin.outgoing.list", Map.of()).result();
    assertThat(listed.at("/outgoing/0/declared").asBoolean()).isTrue();
    var id = listed.at("/outgoing/0/id").asLong();
    refused(admin, "remove", Map.of("ID", id), "DECLARED_IN_FILE");
    refused(admin, "add", Map.of("NAME", "declared", "URL", url, "EVENTS", events), "NAME_ERROR");
  }

  private static void refused(Client caller, String verb, Map<String, ?> params, String error) {
    assertThat(caller.call("confab.admin.outgoing." + verb, params).error()).isEqualTo(error);
  }
}
