package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Long bodies: of most the first half comes at once and the other one after a minute.
class SlowBodyTest {
  private static final int HALF = (int) Pace.MINUTE_BYTES_MIN + LongTexts.LONG;

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong(7);

  /// Reads form bodies, and tells when half of one has come.
  private static final class Reader implements Route {
    final Spool spool;
    final Semaphore halves = new Semaphore(0);

    Reader(Spool spool) {
      this.spool = spool;
    }

    @Override
    public boolean takes(String path) {
      return true;
    }

    @Override
    public void answer(Exchange exchange) {
      try {
        var texts = new Watched(spool.files(exchange), halves);
        spool.read(exchange, texts);
        exchange.answer(200, "text/plain", "came");
      } catch (Body.TooSlow e) {
        exchange.answer(504, "text/plain", "slow after " + e.seconds());
      }
    }
  }

  private static final class Watched implements Texts {
    private final TextFiles files;
    private final Semaphore halves;
    private final LongTexts form;
    private int came;

    Watched(TextFiles files, Semaphore halves) {
      this.files = files;
      this.halves = halves;
      this.form = LongTexts.ofForm(files);
    }

    @Override
    public int take(byte[] piece, int count) throws IOException {
      int kept = form.take(piece, count);
      came += count;
      if (came >= HALF && came - count < HALF) {
        halves.release();
      }
      return kept;
    }

    @Override
    public long spooledBytes() {
      return files.bytes();
    }

    @Override
    public void close() {
      files.close();
    }
  }

  private Socket half(HttpDoor door, Reader reader, byte begins) throws Exception {
    var socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
    socket.setSoTimeout(20_000);
    var head =
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(HALF + 100);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    var half = new byte[HALF];
    half[0] = 'a';
    half[1] = begins;
    socket.getOutputStream().write(half);
    assertThat(reader.halves.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    return socket;
  }

  private static String end(Socket socket) throws IOException {
    try (socket;
        InputStream in = socket.getInputStream()) {
      socket.getOutputStream().write(new byte[100]);
      var answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
  }

  @Test
  void a_long_text_may_take_longer_than_a_minute_and_no_other_body_may() throws Exception {
    var reader = new Reader(new Spool(folder));
    var settings = new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX);
    try (var door = new HttpDoor(settings, List.of(reader), Porch.Bounds.SERVER, nanos::get)) {
      door.open();
      var text = half(door, reader, (byte) '=');
      var noText = half(door, reader, (byte) 'b');
      nanos.addAndGet(61_000_000_000L);
      assertThat(end(text)).isEqualTo("came");
      assertThat(end(noText)).isEqualTo("slow after 60");
    }
  }

  @Test
  void who_took_longer_gives_his_place_back() throws Exception {
    var reader = new Reader(new Spool(folder));
    var settings = new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX);
    try (var door = new HttpDoor(settings, List.of(reader), Porch.Bounds.SERVER, nanos::get)) {
      door.open();
      for (int i = 0; i < Spool.SLOW_MAX + 1; i++) {
        var slow = half(door, reader, (byte) '=');
        nanos.addAndGet(61_000_000_000L);
        assertThat(end(slow)).isEqualTo("came");
      }
    }
  }

  @Test
  void a_disk_that_fails_is_no_network_that_ended() throws Exception {
    var reader = new Reader(new Spool(folder.resolve("missing")));
    var settings = new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX);
    try (var door = new HttpDoor(settings, List.of(reader))) {
      door.open();
      var socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
      socket.setSoTimeout(20_000);
      var body = "a=" + "x".repeat(LongTexts.LONG + 8);
      var head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n";
      var sent = head.formatted(body.length() + 100) + body;
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      assertThat(end(socket)).contains("INTERNAL_SERVER_ERROR");
    }
  }
}
