package dev.confab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.EncodedForm;
import dev.confab.bots.Stage;
import dev.confab.delivery.Agreements;
import dev.confab.pickup.Pickup;
import dev.confab.sql.Databases;
import java.time.Instant;
import java.util.ArrayDeque;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.junit.jupiter.api.Test;

class StreamSocketTest {
  /// A connection whose other end does not read.
  private static final class Stuck extends CoreSession.Empty {
    final ArrayDeque<Callback> unread = new ArrayDeque<>();
    int demanded;

    @Override
    public void sendFrame(Frame frame, Callback callback, boolean batch) {
      unread.add(callback);
    }

    @Override
    public void demand() {
      demanded++;
    }
  }

  @Test
  void who_pings_and_reads_nothing_is_not_read_on() {
    try (var database = Databases.sqlite()) {
      var stage = new Stage(database.store());
      var agreements = new Agreements(stage.store);
      var pickup =
          new Pickup(
              stage.store,
              stage.bots,
              stage.log,
              agreements,
              (event, now) -> EncodedForm.of(""),
              () -> Instant.EPOCH);
      stage.call(
          stage.webhook(),
          "imbot.register",
          "{'CODE': 'echo', 'CLIENT_ID': 'mine', 'EVENT_HANDLER': '%s', 'PROPERTIES': {'NAME': 'E'}}"
              .formatted(Stage.HANDLER));
      var socket =
          new StreamSocket(pickup.stream(stage.webhook(), "mine", null, "main", stage::webhook));
      var session = new Stuck();
      socket.onOpen(session, Callback.NOOP);
      assertThat(session.demanded).isEqualTo(1);
      socket.onFrame(new Frame(OpCode.PING, "there?"), Callback.NOOP);
      assertThat(session.demanded).isEqualTo(1);
      session.unread.remove().succeeded();
      assertThat(session.demanded).isEqualTo(2);
      pickup.close();
    }
  }
}
