package dev.confab.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.PictureClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final PortalId PORTAL = new PortalId(1);
  private static final byte[] PNG = dev.confab.files.Pictures.of("png", 2, 2);

  @TempDir private Path folder;

  private final HandClock clock = new HandClock("2026-03-01T12:00:00Z");
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch twoHeld = new CountDownLatch(Pictures.HOST_MAX);
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile byte[] shown = PNG;
  private HttpServer site;
  private Pictures pictures;

  @BeforeEach
  void open() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.createContext("/slow/", this::hold);
    site.createContext("/thing", this::show);
    site.start();
    // two hosts for one site: a name that is allowed, and the address of this machine
    var guard = AddressGuard.of(List.of("localhost"), true);
    var client = new PictureClient(guard, "1");
    pictures = new Pictures(new byte[32], client, folder, 1_000_000, clock);
  }

  @AfterEach
  void close() {
    over.countDown();
    pictures.close();
    site.stop(0);
  }

  private void hold(HttpExchange exchange) throws IOException {
    held.incrementAndGet();
    twoHeld.countDown();
    try (exchange) {
      over.await();
      exchange.sendResponseHeaders(404, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "image/png");
      exchange.sendResponseHeaders(status, shown.length);
      exchange.getResponseBody().write(shown);
    }
  }

  private boolean has(String host, String path) throws IOException {
    var address = "http://" + host + ":" + site.getAddress().getPort() + path;
    var picture = pictures.open(PORTAL, new UserId(users.incrementAndGet()), address);
    if (picture == null) {
      return false;
    }
    try (var bytes = picture.bytes()) {
      assertThat(bytes.readAllBytes()).isEqualTo(PNG);
    }
    return true;
  }

  @Test
  void a_slow_host_leaves_turns_to_others() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < 20; number++) {
        var path = "/slow/" + number;
        var _ = people.submit(() -> has("localhost", path));
      }
      twoHeld.await();
      assertThat(has("127.0.0.1", "/thing")).isTrue();
      assertThat(held).hasValue(Pictures.HOST_MAX);
      over.countDown();
    }
    assertThat(held).as("one after the other").hasValue(20);
    assertThat(has("localhost", "/thing")).isTrue();
  }

  @Test
  void one_that_could_not_be_had_is_asked_for_again_soon() throws IOException {
    status = 503;
    assertThat(has("localhost", "/thing")).isFalse();
    assertThat(has("localhost", "/thing")).isFalse();
    assertThat(asked).hasValue(1);
    status = 200;
    clock.forward(Pictures.FAILED.plusSeconds(1));
    assertThat(has("localhost", "/thing")).isTrue();
  }

  @Test
  void what_is_none_is_believed_to_be_none_for_a_while() throws IOException {
    shown = "<p>words".getBytes(StandardCharsets.UTF_8);
    assertThat(has("localhost", "/thing")).isFalse();
    shown = PNG;
    clock.forward(Duration.ofMinutes(9));
    assertThat(has("localhost", "/thing")).isFalse();
    assertThat(asked).hasValue(1);
    clock.forward(Duration.ofMinutes(2));
    assertThat(has("localhost", "/thing")).isTrue();
  }
}
