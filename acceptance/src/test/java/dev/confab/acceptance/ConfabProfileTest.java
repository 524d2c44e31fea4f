package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PhpForm;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What a person says of himself. Ours, not the original's.
@ExtendWith(HallExtension.class)
class ConfabProfileTest {
  private static final String METHOD = "confab.messenger.profile";

  private static Client browser(Hall hall, Person person) {
    return person.inBrowser(hall.application("Door", person));
  }

  private static JsonNode card(Client asking, Person of) {
    return asking.call("im.user.get", Map.of("ID", of.id())).result();
  }

  private static Map<String, Object> meant(Map<String, ?> more) {
    return Wrong.over(more, Map.of("UNTIL_RESTART", "Y"));
  }

  @Test
  void a_person_is_shown_to_others_as_she_wishes(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var browser = browser(hall, anna);
    // tag::example[]
    var changed =
        browser.call(
            METHOD,
            Map.of(
                "NAME", " Ann ",
                "LAST_NAME", "Leeuwen",
                "WORK_POSITION", "Printer",
                "PERSONAL_MOBILE", "+49 171 1",
                "UNTIL_RESTART", "Y"));
    // end::example[]
    assertThat(changed.result().asBoolean()).isTrue();
    var card = card(boris, anna);
    assertThat(card.get("name").asString()).isEqualTo("Ann Leeuwen");
    assertThat(card.get("work_position").asString()).isEqualTo("Printer");
    assertThat(card.at("/phones/personal_mobile").asString()).isEqualTo("+49 171 1");
    var found = boris.call("im.search.user.list", Map.of("FIND", "Leeuw")).result();
    assertThat(found.findValues("id")).as("found by the new name").hasSize(1);
    browser.call(METHOD, meant(Map.of("LAST_NAME", "", "WORK_PHONE", "12"))).result();
    assertThat(card(boris, anna).get("name").asString()).isEqualTo("Ann");
    assertThat(card(boris, anna).get("work_position").asString()).isEqualTo("Printer");
    assertThat(card(boris, anna).at("/phones/work_phone").asString()).isEqualTo("12");
  }

  @Test
  void a_picture_is_put_up_replaced_and_taken_down(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var browser = browser(hall, anna);
    assertThat(browser.callForm(METHOD, "AVATAR=" + form(Pictures.PNG)).result().asBoolean())
        .as("the portal file declares no pictures, so one needs no other word")
        .isTrue();
    var first = path(hall, boris, anna);
    assertThat(hall.get(first).header("Content-Type")).isEqualTo("image/png");
    browser.call(METHOD, Map.of("AVATAR", Pictures.drawn(20, 10))).result();
    var second = path(hall, boris, anna);
    assertThat(second).isNotEqualTo(first);
    assertThat(hall.get(first).status()).as("the one before it is gone").isEqualTo(404);
    browser.call(METHOD, meant(Map.of("NAME", "Ann"))).result();
    assertThat(path(hall, boris, anna)).as("a name is no picture").isEqualTo(second);
    browser.call(METHOD, Map.of("AVATAR", "")).result();
    assertThat(card(boris, anna).get("avatar").asString()).isEmpty();
    assertThat(hall.get(second).status()).isEqualTo(404);
  }

  @Test
  void what_the_portal_file_declares_is_changed_knowingly_and_told_to_the_page(Hall hall) {
    var anna = hall.person("Anna");
    var admin = hall.administrator();
    var cookie = anna.sessionCookie(hall.application("Door", anna));
    assertThat(declared(hall, cookie)).isTrue();
    assertThat(browser(hall, anna).call(METHOD, Map.of("NAME", "Ann")).refusal())
        .startsWith("400 DECLARED_IN_FILE It is declared in the portal file");
    assertThat(browser(hall, anna).call(METHOD, Map.of("NAME", "Anna")).result().asBoolean())
        .as("what stays as it is was not changed")
        .isTrue();
    var added = Map.of("LOGIN", "grace", "NAME", "Grace", "PASSWORD", "grace-secret");
    admin.call("confab.admin.people.add", added).result();
    var body = "{\"login\": \"grace\", \"password\": \"grace-secret\"}";
    var signedIn = hall.post("/confab/session", "application/json", body);
    assertThat(signedIn.body().at("/user/declared").asBoolean()).isFalse();
    var graces = signedIn.header("Set-Cookie").split(";", 2)[0];
    var renamed =
        hall.post(
            "/rest/" + METHOD,
            "application/json",
            "{\"NAME\": \"Amazing\"}",
            "Cookie",
            graces,
            "Origin",
            hall.address());
    assertThat(renamed.result().asBoolean()).isTrue();
  }

  @Test
  void a_change_is_written_down_and_nothing_is_where_nothing_changed(Hall hall) {
    var anna = hall.person("Anna");
    var browser = browser(hall, anna);
    browser.call(METHOD, meant(Map.of("NAME", "Ann", "AVATAR", Pictures.PNG))).result();
    browser.call(METHOD, meant(Map.of("NAME", "Ann"))).result();
    var asked = Map.of("USER_ID", anna.id());
    var lines = hall.administrator().call("confab.admin.audit", asked).result().get("entries");
    var mine =
        lines.valueStream().filter(line -> line.get("action").asString().equals(METHOD)).toList();
    assertThat(mine).hasSize(1);
    assertThat(mine.getFirst().get("changes").findValuesAsString("what"))
        .containsExactly("name", "picture");
  }

  @Test
  void what_is_wrong_is_refused_and_nobody_else_may(Hall hall) {
    var anna = hall.person("Anna");
    var session = "403 ACCESS_DENIED Access denied! Browser session required";
    assertThat(anna.call(METHOD, Map.of("NAME", "Ann")).refusal()).isEqualTo(session);
    assertThat(hall.application("App", anna).call(METHOD, Map.of("NAME", "Ann")).refusal())
        .isEqualTo(session);
    var browser = browser(hall, anna);
    Wrong.isTold(
        browser,
        METHOD,
        Map.of("UNTIL_RESTART", "Y"),
        Map.of(
            Map.of("NAME", " "), "400 NAME_EMPTY NAME can't be empty",
            Map.of(
                    "AVATAR",
                    Base64.getEncoder().encodeToString("<svg>".getBytes(StandardCharsets.UTF_8))),
                "400 AVATAR_ERROR Avatar incorrect type",
            Map.of("AVATAR", Pictures.wide(5001)),
                "400 AVATAR_ERROR Avatar incorrect size (max 5000x5000)"));
    assertThat(card(browser, anna).get("avatar").asString()).isEmpty();
  }

  private static String form(String base64) {
    return PhpForm.encode(base64);
  }

  private static String path(Hall hall, Client asking, Person of) {
    return card(asking, of).get("avatar").asString().substring(hall.address().length());
  }

  private static boolean declared(Hall hall, String cookie) {
    var session = hall.get("/confab/session", "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
    return session.body().at("/user/declared").asBoolean();
  }
}
