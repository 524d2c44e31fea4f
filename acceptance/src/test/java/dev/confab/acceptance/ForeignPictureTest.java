package dev.confab.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.confab.basics.Json;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ForeignPictureTest {
  private static final byte[] PNG = Base64.getDecoder().decode(Pictures.PNG);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpClient browser = HttpClient.newHttpClient();
  private HttpServer site;

  @BeforeEach
  void open() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          asked.add(path + " " + exchange.getRequestHeaders().getFirst("Cookie"));
          var bytes =
              switch (path) {
                case "/html.png" -> "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
                case "/svg.png" -> "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
                default -> PNG;
              };
          try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    site.start();
  }

  @AfterEach
  void close() {
    site.stop(0);
    browser.close();
  }

  private String at(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  /// A bare link would be looked at as a page, too.
  private String shown(String path) {
    return "[IMG]" + at(path) + "[/IMG]";
  }

  private static String path(Person reader, long message, String address) {
    // tag::example[]
    var pictures = List.of(Map.of("MESSAGE_ID", message, "ADDRESS", address));
    var paths = reader.call("confab.messenger.pictures", Map.of("PICTURES", pictures)).result();
    // end::example[]
    assertThat(paths.size()).isEqualTo(1);
    return paths.get(0).asString();
  }

  private static String cookie(Hall hall, Person person) {
    var body = Json.write(Map.of("login", person.login(), "password", person.password()));
    var signedIn = hall.post("/confab/session", "application/json", body);
    return requireNonNull(signedIn.header("Set-Cookie")).split(";", 2)[0];
  }

  private HttpResponse<byte[]> look(Hall hall, String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(hall.address() + path));
    request.header("Sec-Fetch-Dest", "image");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void a_picture_of_another_server_is_shown_by_this_one(Hall hall) throws Exception {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = anna.says(boris, "See " + shown("/a.png"));
    var path = path(boris, id, at("/a.png"));
    assertThat(path).startsWith("/picture/");
    var mine = cookie(hall, boris);
    for (int i = 0; i < 2; i++) {
      var shown = look(hall, path, "Cookie", mine, "Sec-Fetch-Site", "same-origin");
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(shown.body()).isEqualTo(PNG);
      var headers = shown.headers();
      assertThat(headers.firstValue("Content-Type")).hasValue("image/png");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValue("default-src 'none'; sandbox");
      assertThat(headers.firstValue("Cache-Control")).hasValue("private, max-age=86400");
    }
    assertThat(asked).containsExactly("/a.png null");
    assertThat(hall.pictures()).isDirectoryContaining("glob:**.png");
    hall.clock().advance(Duration.ofHours(25));
    assertThat(look(hall, path, "Cookie", mine).statusCode()).isEqualTo(200);
    assertThat(asked).hasSize(2);
  }

  @Test
  void nobody_but_who_is_signed_in_is_shown_one(Hall hall) throws Exception {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var id = anna.says(hall.person("Boris"), shown("/a.png"));
    var path = path(anna, id, at("/a.png"));
    var mine = cookie(hall, anna);
    assertThat(look(hall, path).statusCode()).isEqualTo(401);
    assertThat(look(hall, path, "Cookie", "confab_session=x").statusCode()).isEqualTo(401);
    assertThat(look(hall, path, "Cookie", mine, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(401);
    var forged = path.replaceFirst("/picture/.", "/picture/" + (path.charAt(9) == 'A' ? "B" : "A"));
    assertThat(look(hall, forged, "Cookie", mine).statusCode()).isEqualTo(404);
    var other =
        Base64.getUrlEncoder().encodeToString(at("/b.png").getBytes(StandardCharsets.UTF_8));
    var swapped = path.substring(0, path.lastIndexOf('/') + 1) + other;
    assertThat(look(hall, swapped, "Cookie", mine).statusCode()).isEqualTo(404);
    assertThat(look(hall, "/picture/", "Cookie", mine).statusCode()).isEqualTo(404);
    assertThat(asked).isEmpty();
  }

  @Test
  void what_is_no_picture_by_its_bytes_is_shown_to_nobody(Hall hall) throws Exception {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var mine = cookie(hall, anna);
    for (var name : List.of("/html.png", "/svg.png")) {
      var path = path(anna, anna.says(boris, shown(name)), at(name));
      assertThat(look(hall, path, "Cookie", mine).statusCode()).as(name).isEqualTo(404);
      assertThat(look(hall, path, "Cookie", mine).statusCode()).as(name).isEqualTo(404);
    }
    assertThat(asked).containsExactly("/html.png null", "/svg.png null");
    var inward = "http://169.254.169.254/latest/meta-data/";
    var path = path(anna, anna.says(boris, inward), inward);
    assertThat(look(hall, path, "Cookie", mine).statusCode()).isEqualTo(404);
  }

  @Test
  void only_what_stands_in_something_the_caller_may_read_has_a_path(Hall hall) {
    hall.restartLookingAtLinks();
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var clara = hall.person("Clara");
    var bot = hall.bot("Echo");
    var id = anna.says(boris, shown("/a.png"));
    assertThat(path(anna, id, at("/b.png"))).isEmpty();
    assertThat(path(anna, id, at("/a.pn"))).as("a beginning of one").isEmpty();
    assertThat(path(clara, id, at("/a.png"))).isEmpty();
    assertThat(path(anna, id + 1_000, at("/a.png"))).isEmpty();
    assertThat(path(anna, anna.says(boris, "ftp://a/b.png"), "ftp://a/b.png")).isEmpty();
    var attach = List.of(Map.of("IMAGE", List.of(Map.of("LINK", at("/c.png")))));
    var told =
        Map.of("BOT_ID", bot.id(), "DIALOG_ID", boris.id(), "MESSAGE", "See", "ATTACH", attach);
    var said = bot.call("imbot.message.add", told).result().asLong();
    assertThat(path(boris, said, at("/c.png"))).startsWith("/picture/");
    var notice = Map.of("USER_ID", boris.id(), "MESSAGE", shown("/d.png"));
    var noted = anna.call("im.notify.personal.add", notice).result().asLong();
    assertThat(path(boris, noted, at("/d.png"))).startsWith("/picture/");
    assertThat(path(clara, noted, at("/d.png"))).isEmpty();
    anna.call("im.message.delete", Map.of("MESSAGE_ID", id)).result();
    assertThat(path(boris, id, at("/a.png"))).isEmpty();
    assertThat(anna.call("confab.messenger.pictures").result().size()).isZero();
  }

  @Test
  void where_the_operator_wants_none_there_is_none(Hall hall) throws Exception {
    var anna = hall.person("Anna");
    var id = anna.says(hall.person("Boris"), at("/a.png"));
    assertThat(path(anna, id, at("/a.png"))).isEmpty();
    var session = hall.get("/confab/session", "Cookie", cookie(hall, anna));
    assertThat(session.body().at("/portal/pictures").asBoolean()).isFalse();
    hall.restartLookingAtLinks();
    var path = path(anna, id, at("/a.png"));
    var mine = cookie(hall, anna);
    var now = hall.get("/confab/session", "Cookie", mine);
    assertThat(now.body().at("/portal/pictures").asBoolean()).isTrue();
    assertThat(look(hall, path, "Cookie", mine).statusCode()).isEqualTo(200);
  }
}
