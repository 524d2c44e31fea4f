package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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

class PageClientTest {
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
        case "/page" -> send(exchange, "text/html; charset=\"KOI8-R\"", bytes("<title>A"));
        case "/picture" -> send(exchange, "image/png", bytes("no page"));
        case "/gone" -> exchange.sendResponseHeaders(404, -1);
        case "/moved" -> redirect(exchange, "/page");
        case "/loop" -> redirect(exchange, "/loop");
        case "/inward" -> redirect(exchange, "http://127.0.0.1:" + port + "/secret");
        case "/file" -> redirect(exchange, "file:///etc/passwd");
        case "/secret" -> {
          secrets.incrementAndGet();
          send(exchange, "text/html", bytes("<title>Secret"));
        }
        case "/long" -> send(exchange, "text/html", new byte[2 * PageClient.BYTES_MAX]);
        case "/bomb" -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          send(exchange, "text/html", packed(new byte[100 * 1024 * 1024]));
        }
        default -> drip(exchange);
      }
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    try {
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write('<');
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void redirect(HttpExchange exchange, String where) throws IOException {
    exchange.getResponseHeaders().add("Location", where);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  /// Allows the name of this machine, and not its address.
  private static PageClient client(WebhookClient.Limits limits) {
    return new PageClient(AddressGuard.of(List.of("localhost"), false), "1", limits);
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  @Test
  void a_page_is_fetched_and_a_redirect_followed() throws IOException {
    try (var client = client(LONG)) {
      var page = client.fetch(at("/moved"));
      assertThat(page).isNotNull();
      assertThat(page.address()).hasPath("/page");
      assertThat(page.charset()).isEqualTo("koi8-r");
      assertThat(page.html()).isEqualTo(bytes("<title>A"));
    }
  }

  @Test
  void what_is_no_page_is_nothing() throws IOException {
    try (var client = client(LONG)) {
      assertThat(client.fetch(at("/picture"))).isNull();
      assertThat(client.fetch(at("/gone"))).isNull();
      assertThat(client.fetch(at("/loop"))).isNull();
    }
  }

  @Test
  void a_private_address_is_refused_also_behind_a_redirect() {
    try (var client = client(LONG)) {
      assertThatThrownBy(() -> client.fetch("http://127.0.0.1:" + port + "/secret"))
          .isInstanceOf(AddressRefused.class);
      assertThatThrownBy(() -> client.fetch(at("/inward"))).isInstanceOf(AddressRefused.class);
      assertThatThrownBy(() -> client.fetch("http://169.254.169.254/latest/meta-data/"))
          .isInstanceOf(AddressRefused.class);
      assertThatThrownBy(() -> client.fetch(at("/file"))).isInstanceOf(AddressRefused.class);
      assertThat(secrets).hasValue(0);
    }
  }

  @Test
  void no_more_is_read_than_the_limit_packed_or_not() throws IOException {
    try (var client = client(LONG)) {
      var plain = client.fetch(at("/long"));
      assertThat(plain).isNotNull();
      assertThat(plain.html()).hasSize(PageClient.BYTES_MAX);
      var bomb = client.fetch(at("/bomb"));
      assertThat(bomb).isNotNull();
      assertThat(bomb.html()).hasSize(PageClient.BYTES_MAX);
    }
  }

  @Test
  void a_page_that_drips_is_broken_off() {
    try (var client = client(SHORT)) {
      var begun = System.nanoTime();
      assertThatThrownBy(() -> client.fetch(at("/drip"))).isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG.whole());
    }
  }
}
