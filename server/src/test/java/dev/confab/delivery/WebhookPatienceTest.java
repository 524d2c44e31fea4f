package dev.confab.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.EncodedForm;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How long, and how much, a handler is listened to.
class WebhookPatienceTest extends ClientGround {
  static WebhookClient hasty() {
    return client(LAX, Duration.ofSeconds(1));
  }

  @Test
  void an_endless_answer_is_cut_and_counts_by_its_status() {
    catcher.answering(
        (exchange, caught) -> {
          exchange.sendResponseHeaders(200, 0);
          var out = exchange.getResponseBody();
          var piece = new byte[8192];
          while (true) {
            out.write(piece);
          }
        });
    assertThat(post().kind()).isEqualTo(Outcome.Kind.ACCEPTED);
  }

  @Test
  void an_answer_that_trickles_ends_with_the_whole_exchange() throws Exception {
    var end = new CountDownLatch(1);
    catcher.answering(
        (exchange, caught) -> {
          exchange.sendResponseHeaders(200, 0);
          await(end, exchange.getResponseBody());
        });
    try (var hasty = hasty()) {
      assertThat(hasty.post(catcher.address(), EncodedForm.of("a=b"), Map.of()).sentence())
          .isEqualTo("no complete answer within 1 s");
    }
    end.countDown();
  }

  private static void await(CountDownLatch end, OutputStream out) throws IOException {
    try {
      while (!end.await(100, TimeUnit.MILLISECONDS)) {
        out.write(' ');
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_handler_that_never_answers_is_left_in_time() throws Exception {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var hasty = hasty()) {
      var outcome =
          hasty.post(
              "http://127.0.0.1:" + silent.getLocalPort() + "/", EncodedForm.of("a=b"), Map.of());
      assertThat(outcome.sentence()).isEqualTo("no answer begun within 1 s");
    }
  }

  @Test
  void a_handler_that_never_begins_to_answer_is_left_before_the_time_of_a_whole_exchange()
      throws Exception {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var client = client(LAX, Duration.ofSeconds(1), Duration.ofHours(1))) {
      var outcome =
          client.post(
              "http://127.0.0.1:" + silent.getLocalPort() + "/", EncodedForm.of("a=b"), Map.of());
      assertThat(outcome.sentence()).isEqualTo("no answer begun within 1 s");
    }
  }

  @Test
  void an_answer_that_began_in_time_may_take_its_time() throws Exception {
    var end = new CountDownLatch(1);
    catcher.answering(
        (exchange, caught) -> {
          exchange.sendResponseHeaders(200, 0);
          var out = exchange.getResponseBody();
          for (int i = 0; i < 15; i++) {
            out.write(' ');
            out.flush();
            pause(end);
          }
        });
    try (var client = client(LAX, Duration.ofSeconds(1), Duration.ofHours(1))) {
      assertThat(client.post(catcher.address(), EncodedForm.of("a=b"), Map.of()).sentence())
          .isEqualTo("200");
    }
  }

  /// A tenth of a second, as nobody lets the latch go.
  private static void pause(CountDownLatch latch) throws IOException {
    try {
      var _ = latch.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void a_head_without_end_is_left_before_it_fills_the_memory() throws Exception {
    try (var endless = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      var talker = Thread.ofVirtual().start(() -> talk(endless));
      var told =
          client.post(
              "http://127.0.0.1:" + endless.getLocalPort() + "/", EncodedForm.of("a=b"), Map.of());
      assertThat(told.kind()).isEqualTo(Outcome.Kind.ACCEPTED);
      talker.join(); // its writing fails, because nobody reads on
    }
  }

  private static void talk(ServerSocket server) {
    try (var socket = server.accept()) {
      socket.getInputStream().read(new byte[8192]);
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(US_ASCII));
      var piece = "x".repeat(8192).getBytes(US_ASCII);
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      return;
    }
  }

  @Test
  void a_closed_client_cuts_what_is_under_way() throws Exception {
    var arrived = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    catcher.answering(
        (exchange, caught) -> {
          arrived.countDown();
          await(end, OutputStream.nullOutputStream());
        });
    var closing =
        Thread.startVirtualThread(
            () -> {
              try {
                arrived.await();
                client.close();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(post()).isEqualTo(Outcome.cut());
    end.countDown();
    closing.join();
  }
}
