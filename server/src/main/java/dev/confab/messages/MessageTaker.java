package dev.confab.messages;

import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.sql.Tx;
import java.util.Set;

/// Looks at a posted message before bots are told of it, and may take it for itself. `commands`,
/// which stands above this room, does it.
@FunctionalInterface
public interface MessageTaker {
  /// The bots that were told of it in another way; none: it is a message like any other.
  Set<UserId> take(Tx tx, Chat chat, Message message, Draft draft);
}
