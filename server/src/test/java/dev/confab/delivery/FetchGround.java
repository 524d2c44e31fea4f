package dev.confab.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A stranger's site to fetch from, at the name of this machine, and a secret at its address.
abstract class FetchGround {
  static final WebhookClient.Limits LONG =
      new WebhookClient.Limits(
          Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(60), 0);
  static final WebhookClient.Limits SHORT =
      new WebhookClient.Limits(
          Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(1), 0);

  /// Shorter than all the time there is, and longer than half of it.
  private static final long LATE_MILLIS = 700;

  private static final int BOMB = 100 * 1024 * 1024;

  final AtomicInteger secrets = new AtomicInteger();

  private final CountDownLatch over = new CountDownLatch(1);
  private final String type;
  private final byte[] content;
  private HttpServer site;
  private int port;

  /// @param type what the site calls what it shows
  FetchGround(String type, byte[] content) {
    this.type = type;
    this.content = content;
  }

  /// What only this site has.
  abstract void own(HttpExchange exchange, String path) throws IOException;

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
      var path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/thing" -> send(exchange, type, content);
        case "/gone" -> exchange.sendResponseHeaders(404, -1);
        case "/busy" -> exchange.sendResponseHeaders(503, -1);
        case "/moved" -> redirect(exchange, "/thing");
        case "/loop" -> redirect(exchange, "/loop");
        case "/inward" -> redirect(exchange, here("/secret"));
        case "/late" -> late(exchange, "/later");
        case "/later" -> late(exchange, "/thing");
        case "/packed" -> sendPacked(exchange, packed(content));
        case "/bomb" -> sendPacked(exchange, packed(new byte[BOMB]));
        case "/half" -> {
          var whole = packed(noise());
          sendPacked(exchange, Arrays.copyOf(whole, whole.length / 2));
        }
        case "/secret" -> {
          secrets.incrementAndGet();
          send(exchange, type, content);
        }
        case "/drip" -> drip(exchange);
        default -> own(exchange, path);
      }
    }
  }

  /// A hundred thousand bytes that cannot be packed.
  static byte[] noise() {
    var noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, 0);
    while (!isOver(50)) {
      exchange.getResponseBody().write('<');
      exchange.getResponseBody().flush();
    }
  }

  private void late(HttpExchange exchange, String where) throws IOException {
    if (!isOver(LATE_MILLIS)) {
      redirect(exchange, where);
    }
  }

  private boolean isOver(long millis) {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void sendPacked(HttpExchange exchange, byte[] packed) throws IOException {
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    send(exchange, type, packed);
  }

  private static byte[] packed(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  static void redirect(HttpExchange exchange, String where) throws IOException {
    exchange.getResponseHeaders().add("Location", where);
    exchange.sendResponseHeaders(302, -1);
  }

  static void send(HttpExchange exchange, @Nullable String type, byte[] body) throws IOException {
    if (type != null) {
      exchange.getResponseHeaders().add("Content-Type", type);
    }
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  /// Allows the name of this machine, and not its address.
  static AddressGuard guard() {
    return AddressGuard.of(List.of("localhost"), false);
  }

  String at(String path) {
    return "http://localhost:" + port + path;
  }

  /// The same by the address of this machine, which is refused.
  String here(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  int port() {
    return port;
  }
}
