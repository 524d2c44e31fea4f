package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureClientTest {
  private static final byte[] BYTES = {1, 2, 3};
  private static final WebhookClient.Limits LONG =
      new WebhookClient.Limits(
          Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60), 0);
  private static final WebhookClient.Limits SHORT =
      new WebhookClient.Limits(
          Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(1), 0);

  private final AtomicInteger secrets = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer site;
  private int port;

  @BeforeEach
  void open() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    port = site.getAddress().getPort();
    site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.createContext("/", this::answer);
    site.start();
  }

  @AfterEach
  void close() {
    over.countDown();
    site.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/png" -> send(exchange, "image/png", BYTES);
        case "/octets" -> send(exchange, "application/octet-stream", BYTES);
        case "/untold" -> send(exchange, null, BYTES);
        case "/page" -> send(exchange, "text/html", BYTES);
        case "/svg" -> send(exchange, "image/svg+xml; charset=utf-8", BYTES);
        case "/gone" -> exchange.sendResponseHeaders(404, -1);
        case "/moved" -> redirect(exchange, "/png");
        case "/loop" -> redirect(exchange, "/loop");
        case "/inward" -> redirect(exchange, "http://127.0.0.1:" + port + "/secret");
        case "/secret" -> {
          secrets.incrementAndGet();
          send(exchange, "image/png", BYTES);
        }
        case "/full" -> send(exchange, "image/png", new byte[PictureClient.BYTES_MAX]);
        case "/long" -> send(exchange, "image/png", new byte[PictureClient.BYTES_MAX + 1]);
        case "/packed" -> packed(exchange, BYTES);
        case "/bomb" -> packed(exchange, new byte[100 * 1024 * 1024]);
        default -> drip(exchange);
      }
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "image/png");
    exchange.sendResponseHeaders(200, 0);
    try {
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write(0);
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void packed(HttpExchange exchange, byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    send(exchange, "image/png", packed.toByteArray());
  }

  private static void redirect(HttpExchange exchange, String where) throws IOException {
    exchange.getResponseHeaders().add("Location", where);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    if (type != null) {
      exchange.getResponseHeaders().add("Content-Type", type);
    }
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  /// Allows the name of this machine, and not its address.
  private static PictureClient client(WebhookClient.Limits limits) {
    return new PictureClient(AddressGuard.of(List.of("localhost"), false), "1", limits);
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/png", "/octets", "/untold", "/moved", "/packed"})
  void what_may_be_a_picture_is_fetched(String path) throws IOException {
    try (var client = client(LONG)) {
      assertThat(client.fetch(at(path))).isEqualTo(BYTES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page", "/svg", "/gone", "/loop"})
  void what_is_called_something_else_is_none(String path) throws IOException {
    try (var client = client(LONG)) {
      assertThat(client.fetch(at(path))).isNull();
    }
  }

  @Test
  void a_private_address_is_refused_also_behind_a_redirect() {
    try (var client = client(LONG)) {
      for (var address :
          List.of(
              "http://127.0.0.1:" + port + "/secret",
              at("/inward"),
              "http://169.254.169.254/latest/meta-data/",
              "http://[::1]:" + port + "/secret",
              "http://10.0.0.1/png",
              "http://localhost:6379/png")) {
        assertThatThrownBy(() -> client.fetch(address))
            .as(address)
            .isInstanceOf(AddressRefused.class);
      }
      assertThat(secrets).hasValue(0);
    }
  }

  @Test
  void a_picture_is_read_whole_or_not_at_all_packed_or_not() throws IOException {
    try (var client = client(LONG)) {
      assertThat(client.fetch(at("/full"))).hasSize(PictureClient.BYTES_MAX);
      assertThat(client.fetch(at("/long"))).isNull();
      assertThat(client.fetch(at("/bomb"))).isNull();
    }
  }

  @Test
  void one_that_drips_is_broken_off() {
    try (var client = client(SHORT)) {
      var begun = System.nanoTime();
      assertThatThrownBy(() -> client.fetch(at("/drip"))).isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG.whole());
    }
  }
}
