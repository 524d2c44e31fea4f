package dev.confab.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.EncodedForm;
import dev.confab.eventlog.Hindrance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookClientTest extends ClientGround {
  @Test
  void the_form_arrives_with_its_headers_and_no_surprises() throws Exception {
    assertThat(post().kind()).isEqualTo(Outcome.Kind.ACCEPTED);
    var caught = catcher.next();
    assertThat(caught.form().toString()).isEqualTo("{\"event\":\"X\",\"data\":{\"a\":\"b\"}}");
    assertThat(caught.header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(caught.header("User-agent")).isEqualTo("Confab/1.2.3");
    assertThat(caught.header("Webhook-id")).isEqualTo("1-42");
    assertThat(caught.headers())
        .doesNotContainKeys("Accept-encoding", "Upgrade", "Cookie", "Expect");
  }

  @Test
  void a_handler_that_does_not_encrypt_is_told_so_prepared_or_not() throws Exception {
    try (var plain = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerPlainly(plain));
      var address = "https://127.0.0.1:" + plain.getLocalPort() + "/";
      var told = client.post(address, EncodedForm.of("a=b"), Map.of());
      assertThat(told.toString()).contains("encryption failed");
      client.prepare();
      assertThat(client.post(address, EncodedForm.of("a=b"), Map.of())).isEqualTo(told);
    }
  }

  private static void answerPlainly(ServerSocket server) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        socket.getInputStream().read(new byte[8192]);
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException e) {
        return;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void every_answer_of_success_acknowledges(int status) {
    catcher.answering((exchange, caught) -> Catcher.status(exchange, status));
    var outcome = post();
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.ACCEPTED);
    assertThat(outcome.status()).isEqualTo(status);
  }

  @Test
  void an_answer_is_kept_without_its_secrets_and_not_beyond_its_beginning() {
    catcher.answering(
        (exchange, caught) -> {
          exchange.getResponseHeaders().add("Set-Cookie", "session=abc");
          exchange.getResponseHeaders().add("X-Bot", "v2");
          var body = "token " + "0af9".repeat(24) + "\0" + "x".repeat(20_000);
          exchange.sendResponseHeaders(200, body.length());
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        });
    var answer = requireNonNull(post().answer());
    assertThat(answer.head()).contains("X-bot: v2\n").contains("Set-cookie: ***\n");
    assertThat(answer.body()).startsWith("token *** xxx").hasSizeLessThanOrEqualTo(8192);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain"})
  void an_answer_that_repeats_the_form_is_kept_without_its_tokens(String type) {
    var repeated = "{\"auth\":{\"access_token\":\"short1\",\"domain\":\"a.test\"}}";
    assertThat(kept(type, repeated))
        .isEqualTo("{\"auth\":{\"access_token\":\"***\",\"domain\":\"a.test\"}}");
    assertThat(kept(type, "y".repeat(8_180) + "0af9".repeat(16))).isEqualTo("y".repeat(8_180));
  }

  private String kept(String type, String body) {
    catcher.answering(
        (exchange, caught) -> {
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.sendResponseHeaders(200, body.length());
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        });
    return requireNonNull(requireNonNull(post().answer()).body());
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 65535, true",
    "Application/JSON; charset=utf-8, 40, true",
    "application/json, 65537, false",
    "text/plain, 40, false",
    "'', 40, false"
  })
  void an_answer_is_read_as_a_reply_when_it_is_json_and_short_enough(
      String type, int bytes, boolean read) {
    var reply = "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    catcher.answering(
        (exchange, caught) -> {
          if (!type.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", type);
          }
          exchange.sendResponseHeaders(200, reply.length());
          exchange.getResponseBody().write(reply.getBytes(US_ASCII));
        });
    assertThat(reply).hasSize(bytes);
    var heard = client.postForReply(catcher.address(), EncodedForm.of("a=b"), Map.of());
    assertThat(requireNonNull(heard.answer()).json()).isEqualTo(read ? reply : "");
    assertThat(requireNonNull(post().answer()).json()).as("nobody hears replies").isEmpty();
  }

  @Test
  void no_more_of_the_headers_is_masked_and_kept_than_is_shown() throws Exception {
    var head =
        "HTTP/1.1 200 OK\r\nX-Long: %s\r\nX-T: %s\r\nX-Last: z\r\n\r\n"
            .formatted("y".repeat(7_000), "0af9".repeat(1_000));
    try (var strange = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerStrangely(strange, head));
      var told =
          client.post(
              "http://127.0.0.1:" + strange.getLocalPort() + "/", EncodedForm.of("a=b"), Map.of());
      assertThat(requireNonNull(told.answer()).head()).endsWith("X-T: ***");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/9.9x $ no\r\n\r\n",
        "HTTP/1.1 200 OK\r\n$\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: $\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: $\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx$\r\n\r\n"
      })
  void an_answer_that_is_no_http_is_a_failure_told_without_its_secrets(String answer)
      throws Exception {
    var token = "0af9".repeat(24);
    try (var strange = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerStrangely(strange, answer.replace("$", token + "\0")));
      var told =
          client.post(
              "http://127.0.0.1:" + strange.getLocalPort() + "/", EncodedForm.of("a=b"), Map.of());
      assertThat(told.kind()).isEqualTo(Outcome.Kind.FAILED);
      assertThat(told.sentence()).doesNotContain("0af90af9", "\0");
    }
  }

  private static void answerStrangely(ServerSocket server, String words) {
    try (var socket = server.accept()) {
      socket.getInputStream().read(new byte[8192]);
      socket.getOutputStream().write(words.getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_a_failure_and_not_followed(int status) {
    catcher.answering(
        (exchange, caught) -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          Catcher.status(exchange, status);
        });
    var outcome = post();
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
    assertThat(outcome.sentence()).contains("redirects are not followed");
    assertThat(catcher.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410, 429, 500, 502, 503})
  void every_other_answer_is_a_failure(int status) {
    catcher.answering((exchange, caught) -> Catcher.status(exchange, status));
    var outcome = post();
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.sentence()).isEqualTo(Integer.toString(status));
    assertThat(catcher.all()).hasSize(1);
  }

  @Test
  void the_pause_a_handler_asks_for_is_read() {
    catcher.answering(
        (exchange, caught) -> {
          exchange.getResponseHeaders().add("Retry-After", "120");
          Catcher.status(exchange, 503);
        });
    assertThat(post().retryAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void a_pause_is_seconds_or_a_date() {
    assertThat(WebhookClient.pause("0", NOW)).isZero();
    assertThat(WebhookClient.pause("Thu, 26 Feb 2026 12:05:00 GMT", NOW))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(WebhookClient.pause("Thu, 26 Feb 2026 11:00:00 GMT", NOW)).isZero();
    assertThat(WebhookClient.pause("soon", NOW)).isNull();
    assertThat(WebhookClient.pause("-5", NOW)).isNull();
    assertThat(WebhookClient.pause("99999999999999999999", NOW)).isNull();
    assertThat(WebhookClient.pause(null, NOW)).isNull();
  }

  /// Nothing is unpacked, so nothing grows when it is.
  @Test
  void a_packed_answer_stays_packed() {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("z".repeat(1_000_000).getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    catcher.answering(
        (exchange, caught) -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
        });
    var told = post();
    assertThat(told.kind()).isEqualTo(Outcome.Kind.ACCEPTED);
    assertThat(requireNonNull(told.answer()).body())
        .doesNotContain("zzz")
        .hasSizeLessThanOrEqualTo(packed.size());
  }

  @Test
  void a_connection_is_used_again_unless_the_handler_ends_it() throws Exception {
    try (var server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      var lines = new AtomicInteger();
      Thread.ofVirtual().start(() -> answerThrice(server, lines));
      var address = "http://127.0.0.1:" + server.getLocalPort() + "/";
      for (int i = 0; i < 6; i++) {
        assertThat(client.post(address, EncodedForm.of("a=b"), Map.of()).kind())
            .isEqualTo(Outcome.Kind.ACCEPTED);
      }
      assertThat(lines).hasValue(2);
    }
  }

  /// Answers three times on each connection, and says with the third that it ends it.
  private static void answerThrice(ServerSocket server, AtomicInteger lines) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        lines.incrementAndGet();
        for (int i = 0; i < 3; i++) {
          socket.getInputStream().read(new byte[8192]);
          var ends = i == 2 ? "Connection: close\r\n" : "";
          var answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + ends + "\r\n";
          socket.getOutputStream().write(answer.getBytes(US_ASCII));
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  @Test
  void nobody_at_the_address_is_a_failure_in_words() throws Exception {
    int free = freePort();
    var outcome = client.post("http://127.0.0.1:" + free + "/", EncodedForm.of("a=b"), Map.of());
    assertThat(outcome).isEqualTo(Outcome.failed("the connection was refused"));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_host_nobody_knows_is_a_failure_in_words() {
    var outcome = client.post("http://nowhere.invalid/", EncodedForm.of("a=b"), Map.of());
    assertThat(outcome).isEqualTo(Outcome.failed("the host name nowhere.invalid is not known"));
  }

  @Test
  void a_name_server_that_does_not_answer_is_told_from_a_name_nobody_knows() throws Exception {
    Names silent =
        host -> {
          throw new NameUnanswered("no answer from the name server for " + host);
        };
    var guard = new AddressGuard(List.of(), false, silent);
    var address = "http://bot.example.com/";
    var sentence = "no answer from the name server for bot.example.com";
    try (var asking = client(guard, Duration.ofSeconds(20))) {
      assertThat(asking.post(address, EncodedForm.of("a=b"), Map.of()))
          .isEqualTo(Outcome.failed(sentence));
    }
    assertThat(guard.warning(address)).isEqualTo(sentence);
    assertThat(new Reach(guard).sentence(address)).isEqualTo(sentence);
  }

  @Test
  void a_name_nobody_was_asked_for_says_nothing_of_its_handler() {
    Names full =
        host -> {
          throw new NameUnasked("too many host names are looked up");
        };
    try (var asking = client(new AddressGuard(List.of(), false, full), Duration.ofSeconds(20))) {
      var outcome = asking.post("http://bot.example.com/", EncodedForm.of("a=b"), Map.of());
      assertThat(outcome).isEqualTo(Outcome.unmade("too many host names are looked up"));
      assertThat(outcome.told()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "[::1]"})
  void a_refused_address_is_never_connected_to_however_it_is_spelled(String host) {
    var strict =
        client(new AddressGuard(List.of(), false, new SystemNames()), Duration.ofSeconds(20));
    try (strict) {
      var port = URI_PORT.matcher(catcher.address()).replaceAll("$1");
      var outcome =
          strict.post("http://" + host + ":" + port + "/", EncodedForm.of("a=b"), Map.of());
      assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
      assertThat(outcome.sentence()).doesNotContain("Exception");
      assertThat(catcher.all()).isEmpty();
    }
  }

  @Test
  void the_name_of_a_handler_is_looked_up_once_for_a_connection() {
    var turns = new AtomicInteger();
    Names fickle =
        host -> AddressGuardTest.literals(turns.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1");
    try (var client = client(new AddressGuard(List.of(), true, fickle), Duration.ofSeconds(20))) {
      var address = catcher.address().replace("127.0.0.1", "fickle.example.com");
      assertThat(client.post(address, EncodedForm.of("a=b"), Map.of()).kind())
          .isEqualTo(Outcome.Kind.ACCEPTED);
      assertThat(turns).hasValue(1);
    }
  }

  @Test
  void a_handler_whose_name_is_in_its_own_script_is_reached() throws Exception {
    Names names =
        host -> {
          if (!host.equals("xn--90a0am.example.com")) {
            throw new UnknownHostException(host);
          }
          return AddressGuardTest.literals("127.0.0.1");
        };
    try (var client = client(new AddressGuard(List.of(), true, names), Duration.ofSeconds(20))) {
      var address = catcher.address().replace("127.0.0.1", "бот.example.com");
      assertThat(client.post(address, EncodedForm.of("a=b"), Map.of()).sentence()).isEqualTo("200");
      assertThat(catcher.next().header("Host")).startsWith("xn--90a0am.example.com:");
    }
  }

  @Test
  void an_address_that_is_refused_hinders_the_event() {
    var told = client.post("http://10.0.0.1/", EncodedForm.of("a=b"), Map.of());
    assertThat(told.hindrance()).isEqualTo(Hindrance.REFUSED);
    assertThat(
            client.post("http://bot.example.com:25/", EncodedForm.of("a=b"), Map.of()).hindrance())
        .isEqualTo(Hindrance.REFUSED);
    assertThat(post().hindrance()).isNull();
    assertThat(told.posted()).isFalse();
    assertThat(post().posted()).isTrue();
  }

  @Test
  void what_was_posted_and_not_answered_was_posted() {
    catcher.answering((exchange, caught) -> exchange.close());
    assertThat(post().sentence()).contains("the connection ended");
    assertThat(post().posted()).isTrue();
  }

  static final Pattern URI_PORT = Pattern.compile(".*:(\\d+)/.*");

  @Test
  void the_sentence_of_a_refused_address_names_the_setting() {
    try (var strict =
        client(new AddressGuard(List.of(), false, new SystemNames()), Duration.ofSeconds(20))) {
      assertThat(strict.post("http://127.0.0.1:1/", EncodedForm.of("a=b"), Map.of()).sentence())
          .isEqualTo(
              "refused: 127.0.0.1 is not a public address; to call it, start with --allow"
                  + " 127.0.0.1");
    }
  }
}
