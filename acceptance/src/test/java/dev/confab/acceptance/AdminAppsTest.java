package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What administrators do with local applications. Ours, not the original's.
@ExtendWith(HallExtension.class)
class AdminAppsTest {

  @Test
  void an_application_is_made_changed_and_installed_anew(Hall hall) {
    var admin = hall.administrator();
    var handler = hall.handler();
    var params =
        Map.of(
            "TITLE",
            "Lunch",
            "SCOPES",
            List.of("imbot"),
            "INSTALL_URL",
            handler.url(),
            "INSTALLED",
            "N");
    var made = admin.call("confab.admin.apps.add", params).result();
    var id = made.get("id").asLong();
    assertThat(made.get("client_id").asString()).startsWith("local.");
    assertThat(made.get("client_secret").asString()).hasSize(48);
    var listed = admin.call("confab.admin.apps.list", Map.of("AFTER", id - 1)).result();
    assertThat(listed.at("/apps/0/title").asString()).isEqualTo("Lunch");
    assertThat(listed.at("/apps/0/installed").asBoolean()).isFalse();
    assertThat(listed.toString())
        .doesNotContain(made.get("client_secret").asString())
        .doesNotContain(made.get("application_token").asString());

    var finished = admin.call("confab.admin.apps.install", Map.of("ID", id)).result();
    assertThat(finished.get("installed").asBoolean()).isTrue();
    assertThat(handler.next().name()).isEqualTo("ONAPPINSTALL");
    var again = Map.of("ID", id, "FINISHED", "N");
    assertThat(admin.call("confab.admin.apps.install", again).result().get("installed").asBoolean())
        .isFalse();

    var update =
        Map.of(
            "ID",
            id,
            "TITLE",
            "Dinner",
            "SCOPES",
            List.of("im"),
            "HANDLER_URL",
            "https://example.com/app",
            "INSTALL_URL",
            "",
            "ALLOWED_USERS",
            List.of(1));
    var changed = admin.call("confab.admin.apps.update", update).result();
    assertThat(changed.get("title").asString()).isEqualTo("Dinner");
    assertThat(changed.get("install_url").asString()).isEmpty();
    assertThat(changed.at("/allowed_users/0").asLong()).isEqualTo(1);
  }

  @Test
  void a_blocked_application_is_refused_and_another_secret_ends_its_tokens(Hall hall) {
    var admin = hall.administrator();
    var app = hall.application("Echo", admin);
    var listed = admin.call("confab.admin.apps.list", Map.of()).result();
    var id = listed.at("/apps/0/id").asLong();
    assertThat(app.refreshes().status()).isEqualTo(200);
    var block = Map.of("ID", id, "BLOCKED", "Y", "UNTIL_RESTART", "Y");
    admin.call("confab.admin.apps.update", block);
    assertThat(app.call("user.current", Map.of()).error()).isEqualTo("OVERLOAD_LIMIT");
    var free = Map.of("ID", id, "BLOCKED", "N", "UNTIL_RESTART", "Y");
    admin.call("confab.admin.apps.update", free);
    assertThat(app.call("user.current", Map.of()).status()).isEqualTo(200);
    var rotate = Map.of("ID", id, "UNTIL_RESTART", "Y");
    var secret = admin.call("confab.admin.apps.rotate", rotate).result();
    assertThat(secret.get("client_secret").asString()).hasSize(48);
    assertThat(app.refreshes().status()).isEqualTo(401);
  }

  @Test
  void what_is_wrong_is_refused(Hall hall) {
    var admin = hall.administrator();
    var im = List.of("im");
    refused(admin, "add", Map.of("SCOPES", im), "TITLE_ERROR");
    refused(admin, "add", Map.of("TITLE", "A", "SCOPES", List.of("x")), "SCOPES_ERROR");
    refused(admin, "add", Map.of("TITLE", "A", "SCOPES", im, "HANDLER_URL", "ftp:x"), "URL_ERROR");
    var nobody = Map.of("TITLE", "A", "SCOPES", im, "ALLOWED_USERS", List.of(99));
    refused(admin, "add", nobody, "USER_ERROR");
    var named = Map.of("TITLE", "A", "SCOPES", im, "CLIENT_ID", "mine");
    var id = admin.call("confab.admin.apps.add", named).result().get("id").asLong();
    refused(admin, "add", named, "CLIENT_ID_TAKEN");
    refused(admin, "update", Map.of("ID", id, "TITLE", ""), "TITLE_ERROR");
    refused(admin, "update", Map.of("ID", id, "SCOPES", List.of("x")), "SCOPES_ERROR");
    refused(admin, "update", Map.of("ID", id, "INSTALL_URL", "x"), "URL_ERROR");
    refused(admin, "update", Map.of("ID", id, "ALLOWED_USERS", List.of(99)), "USER_ERROR");
    hall.application("Echo", admin);
    var declared = admin.call("confab.admin.apps.list", Map.of("AFTER", id)).result();
    assertThat(declared.at("/apps/0/declared").asBoolean()).isTrue();
    var other = declared.at("/apps/0/id").asLong();
    for (var verb : List.of("update", "rotate", "install")) {
      refused(admin, verb, Map.of("ID", 99), "APPLICATION_NOT_FOUND");
      refused(admin, verb, Map.of("ID", other), "DECLARED_IN_FILE");
    }
  }

  private static void refused(Client caller, String verb, Map<String, ?> params, String error) {
    assertThat(caller.call("confab.admin.apps." + verb, params).error()).isEqualTo(error);
  }
}
