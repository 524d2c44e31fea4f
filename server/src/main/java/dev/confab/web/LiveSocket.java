package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.live.Live;
import dev.confab.live.Reader;
import dev.confab.live.Visitor;
import dev.confab.live.Wire;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A page's socket. Needs no thread: there may be thousands.
final class LiveSocket implements FrameHandler {
  private static final int NOT_UNDERSTOOD = 4400;
  private static final int TRY_LATER = 1013;

  private final Live live;
  private final Visitor visitor;
  private final String epoch;
  private final long from;
  private final BooleanSupplier signedIn;
  private volatile @Nullable CoreSession session;
  private volatile @Nullable Reader reader;
  private volatile boolean gone;

  /// @param signedIn whether the session still is one
  LiveSocket(Live live, Visitor visitor, String epoch, long from, BooleanSupplier signedIn) {
    this.live = live;
    this.visitor = visitor;
    this.epoch = epoch;
    this.from = from;
    this.signedIn = signedIn;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    var entered = live.enter(visitor, new Line(opened), epoch, from, signedIn);
    reader = entered;
    if (gone) { // while it was let in
      leave();
    }
    if (entered == null) {
      opened.close(TRY_LATER, "too many sockets", Callback.NOOP);
    }
    opened.demand();
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
    var entered = reader;
    if (entered != null && frame.isFin() && isPing(frame.getPayloadAsUTF8())) {
      live.answer(entered);
    } else {
      refuse(open);
    }
  }

  private static boolean isPing(String text) {
    try {
      return Json.parse(text).path("type").asString("").equals("ping");
    } catch (JacksonException e) {
      return false;
    }
  }

  private static void refuse(CoreSession open) {
    open.close(NOT_UNDERSTOOD, "say {\"type\": \"ping\"}", Callback.NOOP);
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    leave();
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    leave();
    callback.succeeded();
  }

  /// On a thread of its own: this may be the one that just goes through all sockets.
  private void leave() {
    gone = true;
    var entered = reader;
    if (entered != null) {
      Thread.ofVirtual().name("live-leave").start(() -> live.leave(entered));
    }
  }

  private record Line(CoreSession session) implements Wire {
    @Override
    public void send(byte[] frame, Runnable sent) {
      // whoever is gone is heard of by `onClosed`
      session.sendFrame(
          new Frame(OpCode.TEXT, ByteBuffer.wrap(frame)), Callback.from(sent, gone -> {}), false);
    }

    @Override
    public void close(int code, String why) {
      session.close(code, why, Callback.NOOP);
    }
  }
}
