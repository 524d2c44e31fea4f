package dev.confab.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.confab.access.World;
import dev.confab.basics.HandClock;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.UserId;
import dev.confab.people.PersonDraft;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OpenIdRouteTest {
  private final HttpClient browser = HttpClient.newHttpClient();
  private final HandClock clock = new HandClock("2026-03-01T12:00:00Z");
  private final Database database = Databases.sqlite();
  private World world;
  private Provider provider;
  private HttpDoor door;

  @BeforeEach
  void open() throws Exception {
    world = new World(database.store());
    provider = new Provider();
    person(new UserId(41), "carla", "carla@example.com");
    person(new UserId(42), "dora", "shared@example.com");
    person(new UserId(43), "emil", "shared@example.com");
    openDoor(false);
  }

  private void openDoor(boolean emailsTrusted) {
    var signIn =
        new SignIn(world.store, world.people, world.sessions, new SignInGuard(world.clock));
    var known = new OpenId.Provider(provider.issuer(), "confab", "sesame", emailsTrusted);
    var openId = new OpenId(known, clock);
    var settings = new DoorSettings("127.0.0.1", 0, URI.create("http://portal.example:8443"), 4096);
    door = new HttpDoor(settings, List.of(new OpenIdRoute(world.portals, signIn, openId)));
    door.open();
  }

  private void person(UserId id, String login, String email) {
    var profile = new Profile("Carla", "", "", "", email, "", "", "", null);
    world.store.write(
        world.portal.id(),
        tx ->
            world.people.ensure(tx, new PersonDraft(id, login, null, true, false, false, profile)));
  }

  @AfterEach
  void close() {
    door.close();
    provider.close();
    database.close();
    browser.close();
  }

  @Test
  void a_person_the_provider_vouches_for_is_signed_in_where_she_was() throws Exception {
    var back = roundTrip("chat/7");
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(header(back, "Location")).isEqualTo("/chat/7");
    assertThat(back.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("confab_oidc=;"))
        .anyMatch(cookie -> cookie.matches("confab_session=[^;]{40,};.*HttpOnly; SameSite=Lax.*"));
    var session =
        back.headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("confab_session="))
            .map(cookie -> cookie.substring("confab_session=".length(), cookie.indexOf(';')))
            .findFirst()
            .orElseThrow();
    var found = world.sessions.find(world.store.reads(world.portal.id()), session);
    assertThat(found).isNotNull();
    assertThat(found.user()).isEqualTo(new UserId(41));
  }

  @Test
  void a_provider_whose_token_names_no_address_is_asked_for_it() throws Exception {
    provider.tells = "s1";
    assertThat(header(roundTrip("chat/7"), "Location")).isEqualTo("/chat/7");
    provider.verified = false;
    refused(roundTrip(""));
    provider.verified = true;
    provider.tells = "somebody else";
    refused(roundTrip(""));
    provider.tells = "";
    refused(roundTrip(""));
  }

  @Test
  void an_address_that_the_provider_does_not_say_it_verified_counts_only_where_that_is_wished()
      throws Exception {
    provider.verified = null;
    refused(roundTrip(""));
    provider.tells = "s1";
    refused(roundTrip(""));
    provider.tells = null;
    door.close();
    openDoor(true);
    assertThat(header(roundTrip("chat/7"), "Location")).isEqualTo("/chat/7");
    provider.verified = false;
    refused(roundTrip(""));
  }

  @Test
  void a_provider_is_named_without_its_secret() {
    assertThat(new OpenId.Provider("https://id.example", "confab", "sesame", false).toString())
        .isEqualTo("Provider[https://id.example, confab]");
  }

  @Test
  void nobody_else_is_let_in() throws Exception {
    provider.email = "stranger@example.com";
    refused(roundTrip(""));
    provider.email = "shared@example.com";
    refused(roundTrip(""));
    provider.email = "carla@example.com";
    provider.verified = false;
    refused(roundTrip(""));
    provider.verified = true;
    provider.nonce = "another";
    refused(roundTrip(""));
    provider.nonce = "";
    provider.audience = "somebody else";
    refused(roundTrip(""));
    provider.audience = "confab";
    provider.signsWith = new RSAKeyGenerator(2048).keyID("k").generate();
    refused(roundTrip(""));
  }

  @Test
  void a_sign_in_ends_in_the_browser_it_began_in_once_and_in_time() throws Exception {
    var begun = get("/confab/oidc/start", "");
    var answer = provider.answer(header(begun, "Location"));
    refused(get("/confab/oidc/callback?" + answer, ""));
    refused(get("/confab/oidc/callback?" + answer, "confab_oidc=another"));
    var cookie = cookie(begun);
    assertThat(header(get("/confab/oidc/callback?" + answer, cookie), "Location")).isEqualTo("/");
    refused(get("/confab/oidc/callback?" + answer, cookie));
    var late = get("/confab/oidc/start", "");
    clock.forward(Duration.ofMinutes(11));
    refused(
        get("/confab/oidc/callback?" + provider.answer(header(late, "Location")), cookie(late)));
    var refusing = get("/confab/oidc/start", "");
    refused(get("/confab/oidc/callback?error=access_denied&state=x", cookie(refusing)));
  }

  @Test
  void a_browser_is_led_nowhere_but_into_the_page() throws Exception {
    for (var wanted :
        List.of(
            "//evil.test", "https://evil.test", "/x", "a//b", "..", "javascript:1", "%5Cevil")) {
      assertThat(header(roundTrip(wanted), "Location")).as(wanted).isEqualTo("/");
    }
  }

  @Test
  void a_place_that_cannot_be_read_is_the_page_itself() throws Exception {
    assertThat(get("/confab/oidc/start?return" + "%5Bx%5D".repeat(70) + "=1", "").statusCode())
        .isEqualTo(302);
  }

  private static void refused(HttpResponse<String> response) {
    assertThat(header(response, "Location")).isEqualTo("/?signin=failed");
    assertThat(response.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("confab_session="));
  }

  private HttpResponse<String> roundTrip(String returnTo) throws Exception {
    var begun = get("/confab/oidc/start?return=" + returnTo, "");
    assertThat(begun.statusCode()).isEqualTo(302);
    return get(
        "/confab/oidc/callback?" + provider.answer(header(begun, "Location")), cookie(begun));
  }

  private static String cookie(HttpResponse<String> begun) {
    return header(begun, "Set-Cookie").split(";", 2)[0];
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
            .header("X-Forwarded-Host", "portal.example:8443")
            .header("Cookie", cookie);
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// A provider by hand: says what it is told to say, and checks what it is asked.
  private static final class Provider {
    private final HttpServer server;
    private final RSAKey key;
    RSAKey signsWith;
    String email = "carla@example.com";
    @Nullable Boolean verified = true;
    String audience = "confab";
    String nonce = "";

    /// Of whom it tells when asked, instead of in its token; empty: it refuses. Null: in its token.
    @Nullable String tells;

    private ObjectNode asked = Json.mapper().createObjectNode();

    Provider() throws IOException, JOSEException {
      key = new RSAKeyGenerator(2048).keyID("k").generate();
      signsWith = key;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/.well-known/openid-configuration", exchange -> send(exchange, 200, about()));
      server.createContext(
          "/keys", exchange -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
      server.createContext("/token", this::token);
      server.createContext("/userinfo", this::userinfo);
      server.start();
    }

    String issuer() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String about() {
      return Json.write(
          Map.of(
              "issuer",
              issuer(),
              "authorization_endpoint",
              issuer() + "/authorize",
              "token_endpoint",
              issuer() + "/token",
              "jwks_uri",
              issuer() + "/keys",
              "userinfo_endpoint",
              issuer() + "/userinfo",
              "response_types_supported",
              List.of("code"),
              "subject_types_supported",
              List.of("public"),
              "id_token_signing_alg_values_supported",
              List.of("RS256")));
    }

    /// What the browser brings back from the page at this address.
    String answer(String address) {
      var query = Json.mapper().createObjectNode();
      PhpForm.read(URI.create(address).getRawQuery(), query);
      assertThat(address).startsWith(issuer() + "/authorize?");
      assertThat(query.path("code_challenge_method").asString()).isEqualTo("S256");
      assertThat(query.path("redirect_uri").asString())
          .isEqualTo("http://portal.example:8443/confab/oidc/callback");
      asked = query;
      return "code=c1&state=" + query.path("state").asString();
    }

    private void token(HttpExchange exchange) throws IOException {
      var form = Json.mapper().createObjectNode();
      PhpForm.read(new String(exchange.getRequestBody().readAllBytes(), UTF_8), form);
      var client = Base64.getEncoder().encodeToString("confab:sesame".getBytes(UTF_8));
      var known =
          ("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      var challenge = challenge(form.path("code_verifier").asString());
      if (!known || !challenge.equals(asked.path("code_challenge").asString())) {
        send(exchange, 400, "{\"error\":\"invalid_grant\"}");
        return;
      }
      var body = Map.of("access_token", "a", "token_type", "Bearer", "id_token", idToken());
      send(exchange, 200, Json.write(body));
    }

    private void userinfo(HttpExchange exchange) throws IOException {
      var token = exchange.getRequestHeaders().getFirst("Authorization");
      if (!"Bearer a".equals(token) || tells == null || tells.isEmpty()) {
        send(exchange, 401, "{\"error\":\"invalid_token\"}");
        return;
      }
      send(
          exchange,
          200,
          Json.write(
              verified == null
                  ? Map.of("sub", tells, "email", email)
                  : Map.of("sub", tells, "email", email, "email_verified", verified)));
    }

    private static String challenge(String verifier) {
      try {
        var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private String idToken() {
      var claims =
          new JWTClaimsSet.Builder()
              .issuer(issuer())
              .subject("s1")
              .audience(audience)
              .issueTime(Date.from(Instant.now()))
              .expirationTime(Date.from(Instant.now().plusSeconds(60)))
              .claim("nonce", nonce.isEmpty() ? asked.path("nonce").asString() : nonce)
              .claim("email", tells == null ? email : null)
              .claim("email_verified", tells == null ? verified : null)
              .build();
      try {
        var token =
            new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
        token.sign(new RSASSASigner(signsWith));
        return token.serialize();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
      var bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      try (var out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }

    void close() {
      server.stop(0);
    }
  }
}
