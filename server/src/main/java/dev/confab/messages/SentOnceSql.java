package dev.confab.messages;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The table `sent_once`.
final class SentOnceSql {
  private static final String FIND =
      """
      SELECT message_id FROM sent_once
      WHERE portal_id = :portal AND user_id = ? AND name = ? AND created_ms > ?\
      """;

  /// A name that is older than it counts may still stand there.
  private static final String NOTE =
      """
      INSERT INTO sent_once (portal_id, user_id, name, message_id, created_ms)
      VALUES (:portal, ?, ?, ?, ?)
      ON CONFLICT (portal_id, user_id, name)
      DO UPDATE SET message_id = excluded.message_id, created_ms = excluded.created_ms\
      """;

  private static final String PRUNE =
      """
      DELETE FROM sent_once WHERE portal_id = :portal AND created_ms <= ? AND created_ms <= (
        SELECT MAX(created_ms) FROM (
          SELECT created_ms FROM sent_once WHERE portal_id = :portal
          ORDER BY portal_id, created_ms LIMIT ?) oldest)\
      """;

  private SentOnceSql() {}

  static @Nullable MessageId find(Tx tx, UserId user, String name, Instant after) {
    return tx.first(FIND, row -> new MessageId(row.number(1)), user, name, after);
  }

  static void note(Tx tx, UserId user, String name, MessageId message, Instant now) {
    tx.run(NOTE, user, name, message, now);
  }

  /// Removes the oldest of those noted until then; returns how many.
  static int prune(Tx tx, Instant until, int limit) {
    return tx.run(PRUNE, until, limit);
  }
}
