package dev.confab.bots;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Hears, beside the handlers of a bot's application, what its bots are told.
@FunctionalInterface
public interface BotEar {
  /// Hears an event; true when somebody listened.
  ///
  /// @param dialog where it happened
  /// @param data the `data` of the wire
  boolean hear(
      Tx tx,
      Bot bot,
      BotEvent event,
      String dialog,
      @Nullable UserId actor,
      @Nullable MessageId message,
      ObjectNode data);
}
