package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.pickup.Stream;
import dev.confab.pickup.Wire;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.FutureCallback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A stream's events as frames, and the reader's acknowledgements: `{"ack": 12}` says that event 12
/// and all before it are taken.
final class StreamSocket extends TextSocket {
  /// How long a reader may let a message lie unread.
  private static final long SEND_SECONDS_MAX = 60;

  private final Stream stream;

  StreamSocket(Stream stream) {
    super("{\"ack\": id}");
    this.stream = stream;
  }

  @Override
  void opened(CoreSession session) {
    Thread.ofVirtual().name("stream").start(() -> stream.run(new Frames(session)));
  }

  @Override
  boolean heard(String text) {
    long id = acknowledged(text);
    if (id > 0) {
      stream.take(id);
    }
    return id > 0;
  }

  private static long acknowledged(String text) {
    try {
      JsonNode ack = Json.parse(text).path("ack");
      return ack.isIntegralNumber() && ack.canConvertToLong() ? ack.asLong() : 0;
    } catch (JacksonException e) {
      return 0;
    }
  }

  @Override
  void ended() {
    stream.end();
  }

  private record Frames(CoreSession session) implements Wire {
    @Override
    public void send(String text) throws IOException {
      send(new Frame(OpCode.TEXT, text));
    }

    @Override
    public void ping() throws IOException {
      send(new Frame(OpCode.PING));
    }

    private void send(Frame frame) throws IOException {
      var sent = new FutureCallback();
      session.sendFrame(frame, sent, false);
      try {
        sent.get(SEND_SECONDS_MAX, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new IOException("the reader is gone", e.getCause());
      } catch (TimeoutException e) {
        session.abort();
        throw new IOException("the reader does not read", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void close(int code, String why) {
      session.close(code, why, Callback.NOOP);
    }
  }
}
