package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What administrators do with people. Ours, not the original's.
@ExtendWith(HallExtension.class)
class AdminPeopleTest {
  private static final String DECLARED =
      "400 DECLARED_IN_FILE It is declared in the portal file, which is applied at every start:"
          + " change it there, or pass UNTIL_RESTART=Y";

  @Test
  void a_person_is_added_found_changed_and_blocked(Hall hall) {
    var admin = hall.administrator();
    var added =
        admin
            .call(
                "confab.admin.people.add",
                Map.of("LOGIN", "grace", "NAME", "Grace", "LAST_NAME", "Hopper"))
            .result();
    var id = added.get("id").asLong();
    assertThat(added.get("password").asString()).hasSize(16);
    var row = person(admin, "hopp");
    assertThat(row).isEqualTo(person(admin, "grace"));
    assertThat(row.path("id").asLong()).isEqualTo(id);
    assertThat(row.path("declared").asBoolean()).isFalse();
    var changed =
        admin
            .call("confab.admin.people.update", Map.of("USER_ID", id, "ADMIN", "Y", "EMAIL", "g@x"))
            .result();
    assertThat(changed.get("admin").asBoolean()).isTrue();
    assertThat(changed.get("email").asString()).isEqualTo("g@x");
    assertThat(changed.get("last_name").asString()).isEqualTo("Hopper");
    admin.call("confab.admin.people.update", Map.of("USER_ID", id, "ACTIVE", "N"));
    assertThat(person(admin, "grace").path("active").asBoolean()).isFalse();
    var page = admin.call("confab.admin.people.list", Map.of("LIMIT", 1)).result();
    var next = page.get("next").asLong();
    var rest = admin.call("confab.admin.people.list", Map.of("AFTER", next)).result();
    assertThat(rest.at("/people/0/id").asLong()).isGreaterThan(next);
    assertThat(rest.get("next").isNull()).isTrue();
  }

  @Test
  void a_password_is_given_anew_and_ends_the_sessions(Hall hall) {
    var admin = hall.administrator();
    var anna = hall.person("Anna");
    var browser = anna.inBrowser(hall.application("Door", admin));
    assertThat(browser.call("user.current", Map.of()).status()).isEqualTo(200);
    var params = Map.of("USER_ID", anna.id(), "UNTIL_RESTART", "Y");
    var given = admin.call("confab.admin.people.password", params).result();
    assertThat(given.get("password").asString()).hasSize(16);
    assertThat(browser.call("user.current", Map.of()).status()).isEqualTo(401);
    var own = Map.of("USER_ID", anna.id(), "PASSWORD", "correct horse", "UNTIL_RESTART", "Y");
    assertThat(admin.call("confab.admin.people.password", own).result().get("password").isNull())
        .isTrue();
  }

  @Test
  void what_is_wrong_is_refused(Hall hall) {
    var admin = hall.administrator();
    var anna = hall.person("Anna");
    refused(admin, "add", Map.of("NAME", "A"), "400 LOGIN_ERROR");
    refused(admin, "add", Map.of("LOGIN", "a b", "NAME", "A"), "400 LOGIN_ERROR");
    refused(admin, "add", Map.of("LOGIN", "a"), "400 NAME_EMPTY NAME can't be empty");
    refused(admin, "add", Map.of("LOGIN", anna.login(), "NAME", "A"), "400 LOGIN_TAKEN");
    var shortened = Map.of("LOGIN", "a", "NAME", "A", "PASSWORD", "1234567");
    refused(admin, "add", shortened, "400 PASSWORD_ERROR");
    refused(admin, "update", Map.of("USER_ID", anna.id(), "NAME", "B"), DECLARED);
    refused(admin, "password", Map.of("USER_ID", anna.id()), DECLARED);
    refused(admin, "update", Map.of("USER_ID", 99), "400 USER_NOT_EXISTS");
    refused(admin, "password", Map.of("USER_ID", 99), "400 USER_NOT_EXISTS");
    refused(admin, "update", meant(anna.id(), "LOGIN", ""), "400 LOGIN_ERROR");
    refused(admin, "update", meant(anna.id(), "LOGIN", admin.login()), "400 LOGIN_TAKEN");
    refused(admin, "update", meant(anna.id(), "NAME", " "), "400 NAME_EMPTY");
    refused(admin, "update", meant(1, "ADMIN", "N"), "400 LAST_ADMINISTRATOR");
    refused(admin, "password", meant(anna.id(), "PASSWORD", "short"), "400 PASSWORD_ERROR");
  }

  @Test
  void only_administrators_and_no_applications_are_let_in(Hall hall) {
    var admin = hall.administrator();
    var anna = hall.person("Anna");
    var denied = "403 ACCESS_DENIED Access denied! Administrator authorization required";
    assertThat(anna.call("confab.admin.people.list", Map.of()).refusal()).isEqualTo(denied);
    var application = hall.application("App", admin);
    assertThat(application.call("confab.admin.people.list", Map.of()).refusal()).isEqualTo(denied);
    var browser = admin.inBrowser(application);
    assertThat(browser.call("confab.admin.people.list", Map.of()).status()).isEqualTo(200);
  }

  private static Map<String, Object> meant(long user, String key, Object value) {
    return Map.of("USER_ID", user, key, value, "UNTIL_RESTART", "Y");
  }

  private static void refused(Client caller, String verb, Map<String, ?> params, String sentence) {
    assertThat(caller.call("confab.admin.people." + verb, params).refusal()).startsWith(sentence);
  }

  private static tools.jackson.databind.JsonNode person(Client admin, String phrase) {
    var found = admin.call("confab.admin.people.list", Map.of("FIND", phrase)).result();
    var rows = List.copyOf(found.get("people").values());
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }
}
