package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.sql.Tx;

/// Posts a first message into a chat that was just made. `messages`, which stands above this room,
/// does it.
@FunctionalInterface
public interface Announcer {
  /// Posts `text` by `author`.
  void announce(Tx tx, Chat chat, UserId author, String text);
}
