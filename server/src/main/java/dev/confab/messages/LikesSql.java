package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// The rows of likes.
final class LikesSql {
  /// One like.
  record Like(MessageId message, UserId user) {}

  private static final String INSERT =
      """
      INSERT INTO message_likes (portal_id, message_id, user_id) VALUES (:portal, ?, ?)
      ON CONFLICT DO NOTHING\
      """;

  private LikesSql() {}

  static boolean insert(Tx tx, MessageId message, UserId user) {
    return tx.run(INSERT, message, user) == 1;
  }

  static boolean delete(Tx tx, MessageId message, UserId user) {
    return tx.run(
            "DELETE FROM message_likes WHERE portal_id = :portal AND message_id = ? AND user_id = ?",
            message,
            user)
        == 1;
  }

  static void deleteAll(Tx tx, MessageId message) {
    tx.run("DELETE FROM message_likes WHERE portal_id = :portal AND message_id = ?", message);
  }

  static void deleteAll(Tx tx, ChatId chat) {
    tx.run(
        """
        DELETE FROM message_likes WHERE portal_id = :portal AND message_id IN
          (SELECT id FROM messages WHERE portal_id = :portal AND chat_id = ?)""",
        chat);
  }

  static List<Like> of(Reads reads, Collection<MessageId> messages, int limit) {
    var places = String.join(",", Collections.nCopies(messages.size(), "?"));
    Object[] values = new Object[messages.size() + 1];
    messages.toArray(values);
    values[messages.size()] = limit;
    return reads.list(
        "SELECT message_id, user_id FROM message_likes WHERE portal_id = :portal AND message_id IN ("
            + places
            + ") ORDER BY portal_id, message_id, user_id LIMIT ?",
        row -> new Like(new MessageId(row.number(1)), new UserId(row.number(2))),
        values);
  }
}
