package dev.confab.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageRouteTest {
  private static final Map<String, String> BUILT =
      Map.of(
          "web/index.html", "<base href=\"/\" /><p>page",
          "web/assets/app-1a2b.js", "let all = 1",
          "web/assets/app-1a2b.js.br", "as brotli",
          "web/assets/app-1a2b.js.gz", "as gzip",
          "web/favicon.svg", "<svg/>",
          "secret.txt", "not of the page");

  private final HttpClient client = HttpClient.newHttpClient();
  private HttpDoor door = door(BUILT, "");
  private List<String> framed = List.of();

  private HttpDoor door(Map<String, String> files, String prefix) {
    var built =
        new PageFiles(
            name -> {
              var text = files.get(name);
              return text == null ? null : new ByteArrayInputStream(text.getBytes(UTF_8));
            },
            prefix);
    var settings = new DoorSettings("127.0.0.1", 0, null, 1_000);
    var door = new HttpDoor(settings, List.of(new PageRoute(built, host -> framed)));
    door.open();
    return door;
  }

  @AfterEach
  void close() {
    door.close();
    client.close();
  }

  @Test
  void the_page_is_shown_under_its_policy_and_asked_for_again() throws Exception {
    var page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<p>page");
    assertThat(header(page, "content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(page, "content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(page, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(page, "referrer-policy")).isEqualTo("same-origin");
    assertThat(header(page, "cache-control")).startsWith("no-cache");
    var again = get("/", "If-None-Match", header(page, "etag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(get("/", "If-None-Match", "W/" + header(page, "etag")).statusCode()).isEqualTo(304);
  }

  @Test
  void pages_of_applications_stand_in_frames_and_nothing_else_does() throws Exception {
    var before = get("/");
    assertThat(header(before, "content-security-policy")).doesNotContain("frame-src");
    framed = List.of("https://bot.example.com", "https://other.example.com:8443");
    var now = get("/", "If-None-Match", header(before, "etag"));
    assertThat(now.statusCode()).isEqualTo(200);
    assertThat(header(now, "content-security-policy"))
        .startsWith("default-src 'none'; ")
        .endsWith("; frame-src https://bot.example.com https://other.example.com:8443");
    assertThat(get("/", "If-None-Match", header(now, "etag")).statusCode()).isEqualTo(304);
    assertThat(header(get("/assets/app-1a2b.js"), "content-security-policy"))
        .doesNotContain("frame-src");
    framed = List.of("https://bot.example.com");
    assertThat(get("/", "If-None-Match", header(now, "etag")).statusCode()).isEqualTo(200);
  }

  @Test
  void what_has_its_hash_in_its_name_is_kept_and_sent_in_the_form_the_browser_takes()
      throws Exception {
    var plain = get("/assets/app-1a2b.js");
    assertThat(plain.body()).isEqualTo("let all = 1");
    assertThat(header(plain, "content-type")).startsWith("text/javascript");
    assertThat(header(plain, "cache-control")).contains("immutable");
    var brotli = get("/assets/app-1a2b.js", "Accept-Encoding", "gzip, deflate, br");
    assertThat(brotli.body()).isEqualTo("as brotli");
    assertThat(header(brotli, "content-encoding")).isEqualTo("br");
    assertThat(header(brotli, "etag")).isNotEqualTo(header(plain, "etag"));
    var gzip = get("/assets/app-1a2b.js", "Accept-Encoding", "br;q=0, gzip;q=0.5");
    assertThat(gzip.body()).isEqualTo("as gzip");
    assertThat(header(gzip, "vary")).isEqualTo("Accept-Encoding");
    assertThat(header(get("/favicon.svg"), "cache-control")).startsWith("no-cache");
  }

  @Test
  void an_address_inside_the_page_is_the_page_and_a_missing_file_is_not() throws Exception {
    assertThat(get("/chat/12", "Accept", "text/html,*/*").body()).contains("<p>page");
    assertThat(get("/chat/12").statusCode()).isEqualTo(404);
    assertThat(get("/assets/gone.js", "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(get("/confab/nothing", "Accept", "text/html").statusCode()).isEqualTo(404);
    var posted =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + "/"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(client.send(posted, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  @Test
  void there_is_no_way_out_of_the_folder() throws Exception {
    for (var path :
        List.of(
            "/%2e%2e/secret.txt",
            "/assets/..%2f..%2fsecret.txt",
            "/assets/%2e%2e/%2e%2e/secret.txt",
            "/..%5csecret.txt",
            "//secret.txt")) {
      var reply = get(path, "Accept", "text/html");
      assertThat(reply.statusCode()).as(path).isBetween(400, 404);
      assertThat(reply.body()).as(path).doesNotContain("not of the page");
    }
  }

  @Test
  void behind_a_proxy_the_page_counts_its_addresses_from_there() throws Exception {
    door.close();
    door = door(BUILT, "/chat");
    assertThat(get("/").body()).contains("<base href=\"/chat/\">");
  }

  @Test
  void a_server_built_without_its_pages_says_so() throws Exception {
    door.close();
    door = door(Map.of(), "");
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/").body()).contains("built without its pages");
    assertThat(get("/chat/1", "Accept", "text/html").body()).isEqualTo("Nothing here.\n");
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
