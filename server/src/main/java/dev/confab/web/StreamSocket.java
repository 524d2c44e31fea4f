package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.pickup.Stream;
import dev.confab.pickup.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.FutureCallback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A stream's events as frames, and the reader's acknowledgements: `{"ack": 12}` says that event 12
/// and all before it are taken.
final class StreamSocket implements FrameHandler {
  /// How long a reader may let a message lie unread.
  private static final long SEND_SECONDS_MAX = 60;

  private final Stream stream;

  StreamSocket(Stream stream) {
    this.stream = stream;
  }

  private volatile @Nullable CoreSession session;

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    opened.demand();
    Thread.ofVirtual().name("stream").start(() -> stream.run(new Frames(opened)));
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    var open = session;
    if (open == null) {
      callback.succeeded();
      return;
    }
    switch (frame.getOpCode()) {
      case OpCode.PING -> {
        pong(open, frame);
        callback.succeeded();
        return;
      }
      case OpCode.TEXT -> text(open, frame);
      case OpCode.BINARY, OpCode.CONTINUATION -> refuse(open);
      default -> {}
    }
    callback.succeeded();
    if (frame.getOpCode() != OpCode.CLOSE) {
      open.demand();
    }
  }

  /// Reads on when the echo is on its way: who pings and reads nothing fills no queue.
  private static void pong(CoreSession open, Frame frame) {
    var echo = ByteBuffer.allocate(frame.getPayloadLength());
    echo.put(frame.getPayload().slice()).flip();
    open.sendFrame(new Frame(OpCode.PONG, echo), Callback.from(open::demand, gone -> {}), false);
  }

  private void text(CoreSession open, Frame frame) {
    long id = frame.isFin() ? acknowledged(frame.getPayloadAsUTF8()) : 0;
    if (id > 0) {
      stream.take(id);
    } else {
      refuse(open);
    }
  }

  private static long acknowledged(String text) {
    try {
      JsonNode ack = Json.parse(text).path("ack");
      return ack.isIntegralNumber() && ack.canConvertToLong() ? ack.asLong() : 0;
    } catch (JacksonException e) {
      return 0;
    }
  }

  private static void refuse(CoreSession open) {
    open.close(Stream.NOT_UNDERSTOOD, "say {\"ack\": id}", Callback.NOOP);
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    stream.end();
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    stream.end();
    callback.succeeded();
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
