package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.HandClock;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.rpc.Origin;
import dev.confab.rpc.Request;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.web.DoorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What posting costs, to the statement: a house that is never opened does nothing beside it.
class PostingTest {
  private static final int MESSAGES = 300;
  private static final Origin ORIGIN = new Origin("127.0.0.1", "http://127.0.0.1", false, "x");
  private static final String PORTAL =
      """
      portal: { domain: "127.0.0.1" }
      users:
        - { id: 1, name: Anna, admin: true }
        - { id: 2, name: Boris }
      webhooks:
        - { user: 1, code: annaswebhookcode1, scopes: [imbot, im] }
      """;

  private final HandClock clock = new HandClock("2026-02-26T10:00:00Z");
  @TempDir private Path folder;

  @Test
  void a_message_needs_no_statement_of_its_own_on_sqlite() throws IOException {
    try (var database = Databases.sqlite()) {
      needsNone(database);
    }
  }

  @Test
  void a_message_needs_no_statement_of_its_own_on_postgresql() throws IOException {
    try (var database = Databases.postgres()) {
      needsNone(database);
    }
  }

  /// Neither to a bot, nor to a person, nor in a group; neither the first one of a minute.
  private void needsNone(Database database) throws IOException {
    try (var house = House.build(settings(database.url()))) {
      var file = Files.writeString(folder.resolve("portal.yaml"), PORTAL);
      new PortalSetup(house.rooms()).apply(PortalFile.read(file).getFirst(), "127.0.0.1");
      var bot =
          call(
              house,
              "imbot.register",
              "CLIENT_ID=x&CODE=a&EVENT_HANDLER=http://a.test/&PROPERTIES[NAME]=A");
      var chat = call(house, "im.chat.add", "TITLE=Team&USERS[]=2&USERS[]=" + bot);
      var dialogs = List.of(Long.toString(bot), "2", "chat" + chat);
      dialogs.forEach(dialog -> says(house, dialog)); // from now on everything is at hand
      long before = house.rooms().store().alone();
      for (int i = 0; i < MESSAGES; i++) {
        says(house, dialogs.get(i % dialogs.size()));
        clock.forward(Duration.ofSeconds(7));
      }
      assertThat(house.rooms().store().alone() - before).isZero();
    }
  }

  private HouseSettings settings(String database) {
    var door = new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX);
    return new HouseSettings(database, new byte[32], door, List.of(), true, Duration.ZERO, clock);
  }

  private static void says(House house, String dialog) {
    call(house, "im.message.add", "MESSAGE=Hello&DIALOG_ID=" + dialog);
  }

  private static long call(House house, String method, String form) {
    var params = Json.mapper().createObjectNode();
    PhpForm.read(form, params);
    var answer =
        house
            .calls()
            .answer(
                new Request(
                    method,
                    Request.Format.JSON,
                    params,
                    new Request.WebhookCode("1", "annaswebhookcode1"),
                    "127.0.0.1",
                    ORIGIN));
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.status()).as(text).isEqualTo(200);
    return Json.parse(text).path("result").asLong();
  }
}
