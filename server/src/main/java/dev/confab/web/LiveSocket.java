package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.live.Live;
import dev.confab.live.Reader;
import dev.confab.live.Visitor;
import dev.confab.live.Wire;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A page's socket. Needs no thread: there may be thousands.
final class LiveSocket extends TextSocket {
  private static final int TRY_LATER = 1013;

  private final Live live;
  private final Visitor visitor;
  private final String epoch;
  private final long from;
  private final BooleanSupplier signedIn;
  private volatile @Nullable Reader reader;
  private volatile boolean gone;

  /// @param signedIn whether the session still is one
  LiveSocket(Live live, Visitor visitor, String epoch, long from, BooleanSupplier signedIn) {
    super("{\"type\": \"ping\"}");
    this.live = live;
    this.visitor = visitor;
    this.epoch = epoch;
    this.from = from;
    this.signedIn = signedIn;
  }

  @Override
  void opened(CoreSession session) {
    var entered = live.enter(visitor, new Line(session), epoch, from, signedIn);
    reader = entered;
    if (gone) { // while it was let in
      ended();
    }
    if (entered == null) {
      session.close(TRY_LATER, "too many sockets", Callback.NOOP);
    }
  }

  @Override
  boolean heard(String text) {
    var entered = reader;
    return entered != null && answers(entered, parsed(text));
  }

  private boolean answers(Reader entered, JsonNode asked) {
    switch (asked.path("type").asString("")) {
      case "ping" -> live.answer(entered);
      case "present" -> live.answer(entered, users(asked.path("users")));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static List<UserId> users(JsonNode list) {
    return list.valueStream()
        .filter(JsonNode::canConvertToLong)
        .map(JsonNode::asLong)
        .filter(id -> id > 0)
        .map(UserId::new)
        .toList();
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /// On a thread of its own: this may be the one that just goes through all sockets.
  @Override
  void ended() {
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
