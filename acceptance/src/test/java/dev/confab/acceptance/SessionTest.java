package dev.confab.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.Sessions;
import dev.confab.basics.Json;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class SessionTest {
  private static final String JSON = "application/json";
  private static final String ADDRESS = "/confab/session";

  @Test
  void a_page_signs_a_person_in_and_out(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var nobody = hall.get(ADDRESS);
    assertThat(nobody.refusal()).isEqualTo("401 NOT_SIGNED_IN Nobody is signed in");
    assertThat(nobody.body().at("/portal/language").asString()).isEqualTo("en");

    var signedIn = signIn(hall, anna.login(), anna.password());
    assertThat(signedIn.header("Set-Cookie"))
        .startsWith("confab_session=")
        .endsWith("; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600");
    assertThat(signedIn.body().at("/user/id").asLong()).isEqualTo(anna.id());
    assertThat(signedIn.body().at("/user/role").asString()).isEqualTo("member");

    var cookie = cookie(signedIn);
    var again = hall.get(ADDRESS, "Cookie", cookie, "Sec-Fetch-Site", "same-origin");
    assertThat(again.body()).isEqualTo(signedIn.body());
    assertThat(rest(hall, cookie, "profile", Map.of()).result().get("ID").asString())
        .isEqualTo(anna.dialogId());

    var gone = delete(hall, cookie);
    assertThat(gone).isEqualTo(204);
    assertThat(hall.get(ADDRESS, "Cookie", cookie).error()).isEqualTo("NOT_SIGNED_IN");
    assertThat(rest(hall, cookie, "profile", Map.of()).error()).isEqualTo("NO_AUTH_FOUND");
  }

  @Test
  void what_is_wrong_is_said_in_json(Hall hall) {
    var anna = hall.person("Anna");
    anna.password();
    assertThat(signIn(hall, anna.login(), "wrong").refusal())
        .isEqualTo("401 WRONG_LOGIN Login or password is wrong");
    assertThat(signIn(hall, "nobody", "wrong").error()).isEqualTo("WRONG_LOGIN");
    assertThat(hall.post(ADDRESS, JSON, "[]").error()).isEqualTo("WRONG_REQUEST");
    assertThat(hall.post(ADDRESS, JSON, "{\"login\": 1}").error()).isEqualTo("WRONG_REQUEST");
    assertThat(hall.post(ADDRESS, JSON, "{").error()).isEqualTo("WRONG_REQUEST");
    assertThat(hall.post(ADDRESS, JSON, " ".repeat(5_000)).error()).isEqualTo("WRONG_REQUEST");
    assertThat(hall.post(ADDRESS, "text/plain", body("a", "b")).error()).isEqualTo("WRONG_REQUEST");
    assertThat(hall.post("/confab/password", JSON, "{}").error()).isEqualTo("NOT_SIGNED_IN");
    assertThat(hall.get("/confab/password").error()).isEqualTo("WRONG_METHOD");
  }

  @Test
  void another_sites_page_signs_nobody_in(Hall hall) {
    var anna = hall.person("Anna");
    var body = body(anna.login(), anna.password());
    var foreign = hall.post(ADDRESS, JSON, body, "Origin", "https://evil.test");
    assertThat(foreign.error()).isEqualTo("FOREIGN_PAGE");
    assertThat(foreign.header("Set-Cookie")).isNull();
    assertThat(hall.post(ADDRESS, JSON, body, "Sec-Fetch-Site", "cross-site").error())
        .isEqualTo("FOREIGN_PAGE");
    assertThat(hall.post(ADDRESS, JSON, body, "Origin", hall.address()).status()).isEqualTo(200);
  }

  @Test
  void who_guesses_has_to_wait(Hall hall) {
    var anna = hall.person("Anna");
    var password = anna.password();
    for (int i = 0; i < 5; i++) {
      assertThat(signIn(hall, anna.login(), "guess").error()).isEqualTo("WRONG_LOGIN");
    }
    var paused = signIn(hall, anna.login(), password);
    assertThat(paused.status() + paused.error()).isEqualTo("429TOO_MANY_TRIES");
    assertThat(paused.header("Retry-After")).isEqualTo("60");
    hall.clock().advance(Duration.ofSeconds(61));
    assertThat(signIn(hall, anna.login(), password).status()).isEqualTo(200);
  }

  @Test
  void a_person_sees_her_browsers_and_closes_one(Hall hall) {
    var anna = hall.person("Anna");
    var here = cookie(signIn(hall, anna.login(), anna.password(), "User-Agent", "Here/1"));
    var there = cookie(signIn(hall, anna.login(), anna.password(), "User-Agent", "There/2"));
    var list = rest(hall, here, "confab.sessions.list", Map.of()).result();
    assertThat(list.size()).isEqualTo(2);
    assertThat(list.get(0).get("BROWSER").asString()).isEqualTo("There/2");
    assertThat(list.get(0).get("CURRENT").asBoolean()).isFalse();
    assertThat(list.get(1).get("CURRENT").asBoolean()).isTrue();
    assertThat(list.get(1).get("ADDRESS").asString()).isEqualTo("127.0.0.1");

    var id = list.get(0).get("ID").asString();
    assertThat(rest(hall, here, "confab.sessions.revoke", Map.of("ID", id)).result().asInt())
        .isEqualTo(1);
    assertThat(hall.get(ADDRESS, "Cookie", there).error()).isEqualTo("NOT_SIGNED_IN");
    assertThat(rest(hall, here, "confab.sessions.revoke", Map.of("ID", id)).refusal())
        .isEqualTo("400 SESSION_NOT_FOUND Session not found");
    assertThat(rest(hall, here, "confab.sessions.revoke", Map.of()).result().asInt()).isZero();
    assertThat(hall.get(ADDRESS, "Cookie", here).status()).isEqualTo(200);
  }

  @Test
  void only_an_administrator_closes_the_browsers_of_others(Hall hall) {
    var anna = hall.person("Anna");
    var boss = hall.administrator();
    var annas = cookie(signIn(hall, anna.login(), anna.password()));
    var bosses = cookie(signIn(hall, boss.login(), boss.password()));
    for (var method : new String[] {"confab.sessions.list", "confab.sessions.revoke"}) {
      assertThat(rest(hall, annas, method, Map.of("USER_ID", boss.id())).refusal())
          .isEqualTo("403 ACCESS_DENIED Access denied! Administrator authorization required");
      assertThat(anna.call(method).refusal())
          .isEqualTo("403 ACCESS_DENIED Access denied! Browser session required");
    }
    var params = Map.of("USER_ID", anna.id());
    assertThat(rest(hall, bosses, "confab.sessions.list", params).result().size()).isPositive();
    assertThat(rest(hall, bosses, "confab.sessions.revoke", params).result().asInt()).isPositive();
    assertThat(hall.get(ADDRESS, "Cookie", annas).error()).isEqualTo("NOT_SIGNED_IN");
    assertThat(rest(hall, bosses, "confab.sessions.revoke", params).result().asInt()).isZero();
    var audit = boss.call("confab.admin.audit", Map.of("KIND", "session")).result();
    var lines = List.copyOf(audit.get("entries").values());
    var ofAnna =
        lines.stream()
            .filter(line -> line.get("subject").asLong() == anna.id())
            .map(line -> line.get("action") + " " + line.get("name") + " " + line.get("user_id"))
            .toList();
    assertThat(ofAnna).containsExactly("\"confab.sessions.revoke\" \"Anna\" " + boss.id());
  }

  @Test
  void a_session_that_is_used_tells_when_and_one_too_old_ends(Hall hall) {
    var anna = hall.person("Anna");
    var cookie = cookie(signIn(hall, anna.login(), anna.password()));
    var before = used(hall, cookie);
    hall.clock().advance(Duration.ofHours(1));
    assertThat(hall.get(ADDRESS, "Cookie", cookie).status()).isEqualTo(200);
    assertThat(used(hall, cookie)).isGreaterThan(before);
    hall.clock().advance(Sessions.LIFETIME);
    assertThat(hall.get(ADDRESS, "Cookie", cookie).error()).isEqualTo("NOT_SIGNED_IN");
  }

  @Test
  void a_changed_password_stays_though_the_portal_file_has_another(Hall hall) {
    var anna = hall.person("Anna");
    var old = anna.password();
    var here = cookie(signIn(hall, anna.login(), old));
    var there = cookie(signIn(hall, anna.login(), old));
    assertThat(change(hall, here, "not mine", "correct horse").error()).isEqualTo("WRONG_LOGIN");
    assertThat(change(hall, here, old, "short").error()).isEqualTo("WEAK_PASSWORD");
    assertThat(change(hall, here, old, old).error()).isEqualTo("WEAK_PASSWORD");
    assertThat(change(hall, here, old, "correct horse").status()).isEqualTo(200);

    assertThat(hall.get(ADDRESS, "Cookie", here).status()).isEqualTo(200);
    assertThat(hall.get(ADDRESS, "Cookie", there).error()).isEqualTo("NOT_SIGNED_IN");
    anna.password(); // the portal file is read once more
    assertThat(signIn(hall, anna.login(), old).error()).isEqualTo("WRONG_LOGIN");
    hall.house().rooms().people().settlePasswords();
    assertThat(signIn(hall, anna.login(), old).error()).isEqualTo("WRONG_LOGIN");
    assertThat(signIn(hall, anna.login(), "correct horse").status()).isEqualTo(200);
  }

  private static String used(Hall hall, String cookie) {
    var list = rest(hall, cookie, "confab.sessions.list", Map.of()).result();
    return list.get(0).get("USED").asString();
  }

  private static Reply change(Hall hall, String cookie, String current, String fresh) {
    var body = Json.write(Map.of("current", current, "new", fresh));
    return hall.post("/confab/password", JSON, body, "Cookie", cookie, "Origin", hall.address());
  }

  private static Reply signIn(Hall hall, String login, String password, String... headers) {
    return hall.post(ADDRESS, JSON, body(login, password), headers);
  }

  private static String body(String login, String password) {
    return Json.write(Map.of("login", login, "password", password));
  }

  private static Reply rest(Hall hall, String cookie, String method, Map<String, ?> params) {
    return hall.post(
        "/rest/" + method, JSON, Json.write(params), "Cookie", cookie, "Origin", hall.address());
  }

  private static int delete(Hall hall, String cookie) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(hall.address() + ADDRESS))
            .header("Cookie", cookie)
            .header("Origin", hall.address())
            .DELETE()
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private static String cookie(Reply signedIn) {
    assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
    return requireNonNull(signedIn.header("Set-Cookie")).split(";", 2)[0];
  }
}
