package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What administrators do with incoming webhooks. Ours, not the original's.
@ExtendWith(HallExtension.class)
class AdminWebhooksTest {

  @Test
  void a_webhook_works_from_its_making_to_its_removal(Hall hall) {
    var admin = hall.administrator();
    var anna = hall.person("Anna");
    var params = Map.of("USER_ID", anna.id(), "TITLE", "Deploys", "SCOPES", List.of("im"));
    var made = admin.call("confab.admin.webhooks.add", params).result();
    var code = made.get("code").asString();
    assertThat(made.get("url").asString()).endsWith("/rest/" + anna.id() + "/" + code + "/");
    var webhook = hall.webhook(anna.id(), code);
    assertThat(webhook.call("im.counters.get", Map.of()).status()).isEqualTo(200);
    assertThat(webhook.call("user.get", Map.of()).error()).isEqualTo("insufficient_scope");
    var id = made.get("id").asLong();
    var row = row(admin, id);
    assertThat(row.get("title").asString()).isEqualTo("Deploys");
    assertThat(row.get("user_name").asString()).isEqualTo("Anna");
    assertThat(row.toString()).doesNotContain(code);

    var update = Map.of("ID", id, "TITLE", "Builds", "SCOPES", List.of("im", "user"));
    var changed = admin.call("confab.admin.webhooks.update", update).result();
    assertThat(changed.get("title").asString()).isEqualTo("Builds");
    assertThat(webhook.call("user.get", Map.of()).status()).isEqualTo(200);

    var fresh = admin.call("confab.admin.webhooks.rotate", Map.of("ID", id)).result();
    assertThat(webhook.call("user.get", Map.of()).error()).isEqualTo("NO_AUTH_FOUND");
    var rotated = hall.webhook(anna.id(), fresh.get("code").asString());
    assertThat(rotated.call("user.get", Map.of()).status()).isEqualTo(200);

    assertThat(admin.call("confab.admin.webhooks.remove", Map.of("ID", id)).status())
        .isEqualTo(200);
    assertThat(rotated.call("user.get", Map.of()).error()).isEqualTo("NO_AUTH_FOUND");
  }

  @Test
  void a_webhook_ends_when_it_is_told_to(Hall hall) {
    var admin = hall.administrator();
    var params = Map.of("TITLE", "Short", "SCOPES", List.of("user"), "EXPIRES_IN", 60);
    var made = admin.call("confab.admin.webhooks.add", params).result();
    var webhook = hall.webhook(1, made.get("code").asString());
    assertThat(webhook.call("user.current", Map.of()).status()).isEqualTo(200);
    hall.clock().advance(java.time.Duration.ofSeconds(61));
    assertThat(webhook.call("user.current", Map.of()).error()).isEqualTo("NO_AUTH_FOUND");
  }

  @Test
  void what_is_wrong_is_refused(Hall hall) {
    var admin = hall.administrator();
    var scopes = List.of("im");
    refused(admin, "add", Map.of("SCOPES", scopes), "TITLE_ERROR");
    refused(admin, "add", Map.of("TITLE", "A", "SCOPES", List.of("imm")), "SCOPES_ERROR");
    refused(admin, "add", Map.of("USER_ID", 99, "TITLE", "A", "SCOPES", scopes), "USER_ERROR");
    for (var verb : List.of("update", "rotate", "remove")) {
      refused(admin, verb, Map.of("ID", 99), "WEBHOOK_NOT_FOUND");
      refused(admin, verb, Map.of("ID", 1), "DECLARED_IN_FILE");
    }
    var made = admin.call("confab.admin.webhooks.add", Map.of("TITLE", "A", "SCOPES", scopes));
    var id = made.result().get("id").asLong();
    refused(admin, "update", Map.of("ID", id, "TITLE", ""), "TITLE_ERROR");
    refused(admin, "update", Map.of("ID", id, "SCOPES", List.of("imm")), "SCOPES_ERROR");
  }

  private static void refused(Client caller, String verb, Map<String, ?> params, String error) {
    assertThat(caller.call("confab.admin.webhooks." + verb, params).error()).isEqualTo(error);
  }

  private static JsonNode row(Client admin, long id) {
    var page = admin.call("confab.admin.webhooks.list", Map.of("AFTER", id - 1, "LIMIT", 1));
    assertThat(page.result().get("next").asLong()).isEqualTo(id);
    return page.result().at("/webhooks/0");
  }
}
