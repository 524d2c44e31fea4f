package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions about what is unread. Notices, which have no author, are in none of the counts.
final class ReadingSql {
  private static final String COUNT_AFTER =
      """
      SELECT COUNT(*) FROM (SELECT 1 FROM messages
        WHERE portal_id = :portal AND chat_id = ? AND id > ? AND author_id <> 0 AND author_id <> ?
        LIMIT ?) unread\
      """;

  private static final String FIRST_AFTER =
      """
      SELECT id FROM messages
      WHERE portal_id = :portal AND chat_id = ? AND id > ? AND author_id <> 0 AND author_id <> ?
      ORDER BY portal_id, chat_id, id LIMIT 1\
      """;

  private static final String BEFORE =
      """
      SELECT id FROM messages WHERE portal_id = :portal AND chat_id = ? AND id < ?
      ORDER BY portal_id DESC, chat_id DESC, id DESC LIMIT 1\
      """;

  private static final String BETWEEN =
      """
      SELECT id FROM messages
      WHERE portal_id = :portal AND chat_id = ? AND id > ? AND id <= ? AND author_id <> 0
        AND author_id <> ?
      ORDER BY portal_id DESC, chat_id DESC, id DESC LIMIT ?\
      """;

  private static final String LAST_OF =
      """
      SELECT id FROM (SELECT id, author_id FROM messages
        WHERE portal_id = :portal AND chat_id = ? AND id < ?
        ORDER BY portal_id DESC, chat_id DESC, id DESC LIMIT ?) older
      WHERE author_id = ? ORDER BY id DESC LIMIT 1\
      """;

  private ReadingSql() {}

  /// What a user wrote last before a message, if it is among the `looked` before it.
  static @Nullable MessageId lastOf(
      Reads reads, ChatId chat, UserId sender, MessageId before, int looked) {
    return reads.first(LAST_OF, row -> new MessageId(row.number(1)), chat, before, looked, sender);
  }

  /// What others wrote after one message and up to another; newest first.
  static List<MessageId> between(
      Reads reads, ChatId chat, long after, long upTo, UserId me, int max) {
    return reads.list(BETWEEN, row -> new MessageId(row.number(1)), chat, after, upTo, me, max);
  }

  static long countAfter(Reads reads, ChatId chat, long after, UserId me, int max) {
    var count = reads.first(COUNT_AFTER, row -> row.number(1), chat, after, me, max);
    return count == null ? 0 : count;
  }

  static @Nullable MessageId firstAfter(Reads reads, ChatId chat, long after, UserId me) {
    return reads.first(FIRST_AFTER, row -> new MessageId(row.number(1)), chat, after, me);
  }

  static @Nullable MessageId before(Reads reads, ChatId chat, MessageId message) {
    return reads.first(BEFORE, row -> new MessageId(row.number(1)), chat, message);
  }
}
