package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What no polite client library sends.
@ExtendWith(HallExtension.class)
class RawHttpTest {

  @Test
  void http_1_0_is_answered_and_the_connection_closed(Hall hall) {
    var answer = send(hall, "GET " + path(hall) + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
    assertThat(answer).contains(" 200 ").contains("\"result\"");
  }

  @Test
  void a_connection_is_closed_when_asked_for(Hall hall) {
    var answer =
        send(hall, "GET " + path(hall) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("Connection: close");
  }

  @Test
  void an_offered_upgrade_is_passed_over(Hall hall) {
    var answer =
        send(
            hall,
            "POST "
                + path(hall)
                + " HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Connection: Upgrade, HTTP2-Settings, close\r\n"
                + "Upgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAB\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n[]");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"result\"");
  }

  @Test
  void a_body_that_is_announced_too_large_is_not_even_read(Hall hall) {
    var answer =
        send(
            hall,
            "POST "
                + path(hall)
                + " HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Connection: close\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: 160000000\r\n\r\n{");
    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .contains("\"error\":\"INVALID_REQUEST\"")
        .contains("Request body is larger than");
  }

  @Test
  void a_file_that_is_announced_too_large_is_told_so_in_the_words_of_its_method(Hall hall) {
    var anna = hall.administrator();
    for (var method : List.of("imbot.v2.File.upload", "IM.v2.file.UPLOAD.json")) {
      var answer =
          send(
              hall,
              "POST /rest/"
                  + anna.id()
                  + "/"
                  + anna.code()
                  + "/"
                  + method
                  + " HTTP/1.1\r\n"
                  + "Host: x\r\n"
                  + "Content-Type: application/json\r\n"
                  + "Content-Length: 160000000\r\n\r\n{");
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("\"error\":\"FILE_TOO_LARGE\"")
          .contains("\"error_description\":\"File is too large\"");
    }
  }

  @Test
  void oversized_headers_are_refused(Hall hall) {
    var answer =
        send(
            hall,
            "GET "
                + path(hall)
                + " HTTP/1.1\r\nHost: x\r\nX-Big: "
                + "x".repeat(20_000)
                + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431").contains("\"error\":\"INVALID_REQUEST\"");
  }

  @Test
  void what_is_no_request_is_refused_in_the_form_of_every_error(Hall hall) {
    var garbage =
        Map.ofEntries(
            Map.entry("GET /rest/%2e%2e/x HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /rest/%00 HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /rest/a%00b HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /rest/a%zzb HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /rest/a% HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /rest/%ff HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /rest/a%2fb HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /rest/a;b/../c HTTP/1.1\r\nHost: x", "404"),
            Map.entry("GET /rest/a\0b HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /../../etc/passwd HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET http://[x/rest/ HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET * HTTP/1.1\r\nHost: x", "400"),
            Map.entry("PUT /rest/%00 HTTP/1.1\r\nHost: x", "400"),
            Map.entry("GET /rest/profile HTTP/1.1", "400"),
            Map.entry("GET /rest/profile HTTP/1.1\r\nHost: a b", "400"),
            Map.entry("GET /rest/profile HTTP/1.1\r\nHost: x\r\nX\0: 1", "400"),
            Map.entry("GET /rest/profile HTTP/1.1\r\nHost: x\r\nContent-Length: x", "400"),
            Map.entry("GET /rest/profile HTTP/9.9\r\nHost: x", "505"),
            Map.entry("PRI * HTTP/2.0", "426"),
            Map.entry("GARBAGE", "400"),
            Map.entry("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x", "414"));
    garbage.forEach(
        (request, status) ->
            assertThat(send(hall, request + "\r\nConnection: close\r\n\r\n"))
                .as(request)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/json; charset=utf-8\r\n")
                .containsPattern(
                    "\r\n\r\n\\{\"error\":\"[A-Z_]+\",\"error_description\":\"[^\"]+\"}$")
                .doesNotContainIgnoringCase("jetty"));
  }

  private static String path(Hall hall) {
    var anna = hall.administrator();
    return "/rest/" + anna.id() + "/" + anna.code() + "/profile";
  }

  /// Everything the server says until it closes the connection.
  private static String send(Hall hall, String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), hall.house().port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_number_of_any_size_is_no_fault_of_ours(Hall hall) {
    var anna = hall.person("Anna");
    var begun = System.nanoTime();
    for (var number : List.of("1E42947164767", "-1E-42947164767", "1E999999999", "1E-999999999")) {
      var body =
          "{\"DIALOG_ID\": %1$s, \"MESSAGE\": %1$s, \"REPLY_ID\": %1$s, \"SYSTEM\": %1$s}"
              .formatted(number);
      var path = "/rest/" + anna.id() + "/" + anna.code() + "/im.message.add";
      var answer = hall.post(path, "application/json", body);
      assertThat(answer.status()).as("%s: %s", number, answer.text()).isBetween(400, 404);
      var attach = Map.of("DIALOG_ID", anna.id(), "MESSAGE", "x", "ATTACH", "[" + number + "]");
      assertThat(anna.call("im.message.add", attach).status()).isBetween(400, 404);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void a_query_too_deep_to_be_read_is_no_fault_of_ours(Hall hall) {
    var deep = "?token" + "[x]".repeat(70) + "=1";
    assertThat(hall.get("/rest/download.json" + deep).status()).isEqualTo(404);
    assertThat(hall.post("/rest/upload.json" + deep, "text/plain", "x").status()).isEqualTo(403);
  }
}
