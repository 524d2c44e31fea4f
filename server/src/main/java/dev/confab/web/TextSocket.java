package dev.confab.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/// A socket whose other end says little: texts of one frame each, all of one kind. Whoever says
/// anything else is told what to say, and the socket is closed.
abstract class TextSocket implements FrameHandler {
  /// The code it is closed with that says what is not understood.
  private static final int NOT_UNDERSTOOD = 4400;

  private final String wanted;
  private volatile @Nullable CoreSession session;

  /// @param wanted what the other end may say, told to who says anything else
  TextSocket(String wanted) {
    this.wanted = wanted;
  }

  /// The socket is open, and nothing has been heard.
  abstract void opened(CoreSession session);

  /// Takes what was said; false: it is not understood.
  abstract boolean heard(String text);

  /// The socket is closed, or broken; may come more than once.
  abstract void ended();

  @Override
  public final void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    opened(opened);
    opened.demand();
  }

  @Override
  public final void onFrame(Frame frame, Callback callback) {
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
      case OpCode.TEXT -> {
        if (!frame.isFin() || !heard(frame.getPayloadAsUTF8())) {
          refuse(open);
        }
      }
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

  private void refuse(CoreSession open) {
    open.close(NOT_UNDERSTOOD, "say " + wanted, Callback.NOOP);
  }

  @Override
  public final void onError(Throwable cause, Callback callback) {
    ended();
    callback.succeeded();
  }

  @Override
  public final void onClosed(CloseStatus status, Callback callback) {
    ended();
    callback.succeeded();
  }
}
