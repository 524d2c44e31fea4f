package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.testkit.Application;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class OAuthTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void a_person_signs_in_and_the_application_gets_tokens(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", hall.administrator());
    var page = hall.get("/oauth/authorize/?client_id=" + application.clientId() + "&state=s1");
    assertThat(page.text()).contains("<form method=\"post\">").contains("Demo");
    assertThat(anna.call("user.current").result().get("LAST_LOGIN").asString()).isEmpty();
    var back = signIn(hall, application, anna.login(), anna.password());
    assertThat(back.status()).isEqualTo(302);
    assertThat(anna.call("user.current").result().get("LAST_LOGIN").asString()).isNotEmpty();
    var query = query(back);
    assertThat(query.keySet())
        .containsExactly("code", "state", "domain", "member_id", "scope", "server_domain");
    assertThat(query).containsEntry("state", "s1").containsEntry("domain", "localhost");
    var granted =
        application.asksToken("grant_type=authorization_code&code=" + query.get("code")).body();
    var token = hall.token(granted.get("access_token").asString());
    assertThat(token.call("profile").result().get("ID").asString()).isEqualTo(anna.dialogId());
    assertThat(granted.get("expires_in").asInt()).isEqualTo(3_600);
    assertThat(granted.get("client_endpoint").asString()).isEqualTo(hall.address() + "/rest/");
  }

  @Test
  void a_wrong_password_lets_nobody_in(Hall hall) {
    var anna = hall.person("Anna");
    anna.password();
    var reply = signIn(hall, hall.application("Demo", anna), anna.login(), "wrong");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text()).contains("Login and password do not fit").contains("<form");
    assertThat(reply.header("Set-Cookie")).isNull();
  }

  @Test
  void the_page_speaks_the_readers_language(Hall hall) {
    var admin = hall.administrator();
    var path = "/oauth/authorize/?client_id=" + hall.application("<Demo>", admin).clientId();
    var german = hall.get(path, "Accept-Language", "fr, de-AT;q=0.8, en;q=0.5").text();
    assertThat(german)
        .contains("<html lang=\"de\">", "Passwort", "&lt;Demo&gt;")
        .doesNotContain("%s");
    var refused = hall.post(path, FORM, "login=x&password=y", "Accept-Language", "ru").text();
    assertThat(refused).contains("<html lang=\"ru\">", "Логин и пароль не подходят");
    var unknown = hall.get("/oauth/authorize/?client_id=local.nobody", "Accept-Language", "ru");
    assertThat(unknown.text()).contains("этому порталу неизвестно", "invalid_client");
    // what was chosen in the messenger goes before what the browser says
    var chosen = hall.get(path, "Accept-Language", "de", "Cookie", "confab_language=ru").text();
    assertThat(chosen).contains("<html lang=\"ru\">");
    // a browser that says nothing that is spoken here is told in the portal's language
    admin.call("confab.admin.portal.update", Map.of("LANGUAGE", "de", "UNTIL_RESTART", "Y"));
    assertThat(hall.get(path, "Accept-Language", "fr").text()).contains("<html lang=\"de\">");
    assertThat(hall.get(path).text()).contains("<html lang=\"de\">");
    assertThat(hall.get(path, "Accept-Language", "en").text()).contains("<html lang=\"en\">");
  }

  @Test
  void another_sites_page_signs_nobody_in(Hall hall) {
    var anna = hall.person("Anna");
    var reply =
        hall.post(
            "/oauth/authorize/?client_id=" + hall.application("Demo", anna).clientId(),
            FORM,
            "login=" + anna.login() + "&password=" + anna.password(),
            "Origin",
            "https://evil.test");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("Set-Cookie")).isNull();
  }

  @Test
  void what_is_too_large_is_a_callers_fault(Hall hall) {
    var reply = hall.post("/oauth/token/", FORM, "code=" + "x".repeat(33 * 1024 * 1024));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().get("error").asString()).isEqualTo("invalid_request");
  }

  @Test
  void a_code_lives_thirty_seconds_and_is_good_once(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", anna);
    var password = anna.password();
    var code = query(signIn(hall, application, anna.login(), password)).get("code");
    var ask = "grant_type=authorization_code&code=" + code;
    assertThat(application.asksToken(ask).status()).isEqualTo(200);
    assertThat(application.asksToken(ask).error()).isEqualTo("invalid_grant");
    var late = query(signIn(hall, application, anna.login(), password)).get("code");
    hall.clock().advance(Duration.ofSeconds(31));
    assertThat(application.asksToken("grant_type=authorization_code&code=" + late).error())
        .isEqualTo("invalid_grant");
  }

  @Test
  void an_expired_token_is_renewed_and_the_old_refresh_token_is_dead(Hall hall) {
    var application = hall.application("Demo", hall.person("Anna"));
    application.refreshes();
    assertThat(application.call("app.info").status()).isEqualTo(200);
    hall.clock().advance(Duration.ofMinutes(61));
    assertThat(application.call("app.info").refusal())
        .isEqualTo("401 expired_token The access token provided has expired");
    var old = application.refreshToken();
    var renewed = application.refreshes();
    assertThat(List.copyOf(renewed.body().propertyNames()))
        .contains(
            "access_token",
            "refresh_token",
            "expires",
            "expires_in",
            "client_endpoint",
            "server_endpoint",
            "domain",
            "member_id",
            "scope",
            "status",
            "user_id");
    assertThat(application.refreshToken()).isNotEqualTo(old);
    assertThat(application.call("app.info").status()).isEqualTo(200);
    var again = application.asksToken("grant_type=refresh_token&refresh_token=" + old);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.error()).isEqualTo("invalid_grant");
  }

  @Test
  void tokens_are_fetched_by_get_too(Hall hall) {
    var application = hall.application("Demo", hall.person("Anna"));
    var reply =
        hall.get(
            "/oauth/token/?grant_type=refresh_token&client_id="
                + application.clientId()
                + "&client_secret="
                + application.clientSecret()
                + "&refresh_token="
                + application.refreshToken()
                + "&bx24_request_id=1");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().has("result")).isFalse();
  }

  @Test
  void every_error_has_its_code(Hall hall) {
    var application = hall.application("Demo", hall.person("Anna"));
    hall.declare(
        """
        users: [{ id: 800, login: tina }]
        apps:
          - clientId: local.trial
            clientSecret: trial-secret
            scopes: [im]
            status: T
            paidUntil: 2020-01-01
            grants: [{ user: 800, accessToken: trial1, refreshToken: trial1r }]
          - clientId: local.narrow
            clientSecret: narrow-secret
            scopes: [im]
            grants: [{ user: 800, accessToken: narrow1, refreshToken: narrow1r }]
        """);
    var trial = hall.application("local.trial", "trial-secret", "trial1", "trial1r");
    var narrow = hall.application("local.narrow", "narrow-secret", "narrow1", "narrow1r");
    var stranger = hall.application("local.nobody", "x", "x", "x");
    var refresh = "grant_type=refresh_token&refresh_token=";
    assertThat(application.asksToken("grant_type=password").error()).isEqualTo("invalid_request");
    assertThat(application.asksToken("grant_type=refresh_token").error())
        .isEqualTo("invalid_request");
    assertThat(stranger.asksToken(refresh + "x").error()).isEqualTo("invalid_client");
    assertThat(stranger.asksToken(refresh + "x").status()).isEqualTo(401);
    assertThat(application.asksToken(refresh + "x").error()).isEqualTo("invalid_grant");
    assertThat(narrow.asksToken(refresh + "narrow1r&scope=imbot").error())
        .isEqualTo("insufficient_scope");
    assertThat(narrow.asksToken(refresh + "narrow1r&scope=nonsense").error())
        .isEqualTo("invalid_scope");
    assertThat(trial.refreshes().error()).isEqualTo("PAYMENT_REQUIRED");
    assertThat(trial.refreshes().description()).isEqualTo("Payment required");
  }

  @Test
  void an_unknown_application_is_told_to_the_person_only(Hall hall) {
    var page = hall.get("/oauth/authorize/?client_id=local.nobody");
    assertThat(page.status()).isEqualTo(401);
    assertThat(page.header("Location")).isNull();
    assertThat(page.text()).contains("invalid_client");
  }

  private static Reply signIn(Hall hall, Application application, String login, String password) {
    return hall.post(
        "/oauth/authorize/?client_id=" + application.clientId() + "&state=s1",
        FORM,
        "login=" + login + "&password=" + password);
  }

  private static Map<String, String> query(Reply reply) {
    var location = URI.create(Objects.requireNonNull(reply.header("Location")));
    var tree = Json.mapper().createObjectNode();
    PhpForm.read(location.getRawQuery(), tree);
    var query = new LinkedHashMap<String, String>();
    tree.properties().forEach(entry -> query.put(entry.getKey(), entry.getValue().asString()));
    return query;
  }
}
