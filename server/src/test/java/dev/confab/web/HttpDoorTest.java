package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
  /// More than Jetty lets run at once where it is not told.
  private static final int WAITING = 300;

  private static final String HALF =
      "POST /rest/profile HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"half\":";

  @Test
  void a_caller_who_goes_away_in_the_middle_is_no_failure_of_ours() throws Exception {
    var reader = new BodyReader();
    var loud = new Loud();
    Logger.getLogger("").addHandler(loud);
    try {
      try (var door =
          new HttpDoor(new DoorSettings("127.0.0.1", 0, null, 1_000), List.of(reader))) {
        door.open();
        sendAndLeave(door.port());
        assertThat(reader.ended.get(10, TimeUnit.SECONDS)).isInstanceOf(Body.CutOff.class);
      }
      assertThat(loud.lines).isEmpty();
    } finally {
      Logger.getLogger("").removeHandler(loud);
    }
  }

  /// Sends far more than the sockets hold before it looks for an answer, as simple clients do.
  @Test
  void who_sends_too_much_hears_of_it_though_he_does_not_listen_yet() throws Exception {
    var route = new Measured();
    try (var door = new HttpDoor(new DoorSettings("127.0.0.1", 0, null, 1_000), List.of(route))) {
      door.open();
      for (var length : List.of("Content-Length: 7000000", "Transfer-Encoding: chunked")) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
          socket.setSoTimeout(10_000);
          var head = "POST /x HTTP/1.1\r\nHost: x\r\n" + length + "\r\n\r\n6acfc0\r\n";
          socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
          for (int sent = 0; sent < 7_000_000; sent += 10_000) {
            socket.getOutputStream().write(new byte[10_000]);
          }
          var answer =
              new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
          assertThat(answer)
              .startsWith("HTTP/1.1 413")
              .contains("Connection: close")
              .endsWith("too large");
        }
      }
    }
  }

  /// Reads all it may.
  private static final class Measured implements Route {
    @Override
    public boolean takes(String path) {
      return true;
    }

    @Override
    public void answer(Exchange exchange) {
      try {
        exchange.answer(200, "text/plain", "read " + exchange.body().length);
      } catch (Body.TooLarge e) {
        exchange.answer(413, "text/plain", "too large");
      }
    }
  }

  @Test
  void a_stream_is_closed_when_only_its_head_is_asked_for() throws Exception {
    var closed = new CompletableFuture<Boolean>();
    var route = new Streaming(closed);
    try (var door = new HttpDoor(new DoorSettings("127.0.0.1", 0, null, 1_000), List.of(route))) {
      door.open();
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
        var asked = "HEAD /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
        var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Length: 3").endsWith("\n");
      }
      // the answer may be read before whoever gave it has closed what it came from
      assertThat(closed.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void hundreds_that_wait_for_their_answer_hold_nobody_else_up() throws Exception {
    var end = new CountDownLatch(1);
    var waiting = new CountDownLatch(WAITING);
    var route = new Patient(waiting, end);
    try (var door = new HttpDoor(new DoorSettings("127.0.0.1", 0, null, 1_000), List.of(route))) {
      door.open();
      var sockets = new ArrayList<Socket>();
      for (int i = 0; i < WAITING; i++) {
        sockets.add(asking(door.port(), "/wait"));
      }
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
      try (var quick = asking(door.port(), "/quick")) {
        var answer = new String(quick.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer).startsWith("HTTP/1.1 200");
      }
      end.countDown();
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void connections_beyond_the_limit_wait_until_others_close() throws Exception {
    var route = new Patient(new CountDownLatch(1), new CountDownLatch(0));
    var settings = new DoorSettings("127.0.0.1", 0, null, 1_000, 2);
    try (var door = new HttpDoor(settings, List.of(route))) {
      door.open();
      var first = idle(door.port());
      try (var _ = idle(door.port());
          var third = asking(door.port(), "/quick")) {
        third.setSoTimeout(300);
        assertThatThrownBy(() -> third.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        first.close();
        third.setSoTimeout(10_000);
        var answer = new String(third.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(answer).startsWith("HTTP/1.1 200");
      }
    }
  }

  /// A connection that was answered and is kept.
  private static Socket idle(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    var asked = "GET /quick HTTP/1.1\r\nHost: x\r\n\r\n";
    socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
    socket.setSoTimeout(10_000);
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }

  private static Socket asking(int port, String path) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    var asked = "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(path);
    socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /// Lets some wait until the end.
  private record Patient(CountDownLatch waiting, CountDownLatch end) implements Route {
    @Override
    public boolean takes(String path) {
      return true;
    }

    @Override
    public void answer(Exchange exchange) {
      if (exchange.path().equals("/wait")) {
        waiting.countDown();
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      exchange.answer(200, "text/plain", "yes");
    }
  }

  private record Streaming(CompletableFuture<Boolean> closed) implements Route {
    @Override
    public boolean takes(String path) {
      return true;
    }

    @Override
    public void answer(Exchange exchange) {
      var bytes =
          new ByteArrayInputStream(new byte[] {1, 2, 3}) {
            @Override
            public void close() {
              closed.complete(true);
            }
          };
      exchange.stream(200, "application/octet-stream", Map.of(), 3, bytes);
    }
  }

  private static void sendAndLeave(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /// Reads the body of whatever comes.
  private static final class BodyReader implements Route {
    final CompletableFuture<RuntimeException> ended = new CompletableFuture<>();

    @Override
    public boolean takes(String path) {
      return true;
    }

    @Override
    public void answer(Exchange exchange) {
      try {
        exchange.body();
      } catch (RuntimeException e) {
        ended.complete(e);
        throw e;
      }
    }
  }

  /// Hears what operators would be shown of it, whoever says it.
  private static final class Loud extends Handler {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
      var text = line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown();
      if (line.getLevel().intValue() >= Level.WARNING.intValue() && text.contains("cut off")) {
        lines.add(text);
      }
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
