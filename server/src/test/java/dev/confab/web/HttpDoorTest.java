package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
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
        assertThat(reader.ended.get(10, TimeUnit.SECONDS)).isInstanceOf(Exchange.BodyCutOff.class);
      }
      assertThat(loud.lines).isEmpty();
    } finally {
      Logger.getLogger("").removeHandler(loud);
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
