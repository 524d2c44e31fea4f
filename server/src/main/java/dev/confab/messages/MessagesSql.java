package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Span;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of messages.
final class MessagesSql {
  private static final int HEADS_AT_ONCE = 500;

  private static final String MESSAGE =
      "SELECT id, chat_id, author_id, text, system, template_id, params, created_ms FROM messages";

  private static final String INSERT =
      """
      INSERT INTO messages (portal_id, id, chat_id, author_id, text, system, template_id, params,
        created_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String BY_ID = MESSAGE + " WHERE portal_id = :portal AND id = ?";

  private static final String CHANGE =
      "UPDATE messages SET text = ?, params = ? WHERE portal_id = :portal AND id = ?";

  private static final String NEWEST =
      """
      SELECT id FROM messages WHERE portal_id = :portal AND chat_id = ?
      ORDER BY portal_id DESC, chat_id DESC, id DESC LIMIT 1\
      """;

  private static final String BEFORE =
      MESSAGE
          + """
           WHERE portal_id = :portal AND chat_id = ? AND id < ? AND id >= ?
          ORDER BY portal_id DESC, chat_id DESC, id DESC LIMIT ?\
          """;

  private static final String BETWEEN =
      MESSAGE + " WHERE portal_id = :portal AND chat_id = ? AND id >= ? AND id < ?";

  private static final String SIFTED = "SELECT * FROM (" + BETWEEN;

  private static final String NTH =
      "SELECT id FROM messages WHERE portal_id = :portal AND chat_id = ? AND id >= ? AND id < ?";

  private static final String HEADS =
      """
      ) SELECT chat_id, (SELECT MAX(m.id) FROM messages m
        WHERE m.portal_id = :portal AND m.chat_id = asked.chat_id AND m.id < ?) FROM asked\
      """;

  private static final String OLDEST_FIRST = " ORDER BY portal_id, chat_id, id LIMIT ?";
  private static final String NEWEST_FIRST =
      " ORDER BY portal_id DESC, chat_id DESC, id DESC LIMIT ?";

  private static final String AFTER =
      MESSAGE
          + """
           WHERE portal_id = :portal AND chat_id = ? AND id > ? AND id >= ?
          ORDER BY portal_id, chat_id, id LIMIT ?\
          """;

  private MessagesSql() {}

  static void insert(Tx tx, Message message) {
    tx.append(
        INSERT,
        message.id(),
        message.chat(),
        message.sender(),
        message.text(),
        message.author() == null,
        message.uuid(),
        message.params(),
        message.created());
  }

  /// Run, not appended: it takes what was posted before it, and nothing after.
  static void deleteAll(Tx tx, ChatId chat) {
    ReactionsSql.deleteAll(tx, chat);
    PinsSql.deleteAll(tx, chat);
    tx.run("DELETE FROM messages WHERE portal_id = :portal AND chat_id = ?", chat);
  }

  static void change(Tx tx, Message after) {
    tx.run(CHANGE, after.text(), after.params(), after.id());
  }

  static void delete(Tx tx, MessageId id) {
    tx.run("DELETE FROM messages WHERE portal_id = :portal AND id = ?", id);
  }

  /// The newest message of a chat; null when it has none.
  static @Nullable MessageId newest(Tx tx, ChatId chat) {
    return tx.first(NEWEST, row -> new MessageId(row.number(1)), chat);
  }

  /// Messages from an id up to, and without, another; in this order.
  static List<Message> between(
      Reads reads, ChatId chat, long from, long until, boolean oldestFirst, int limit) {
    var order = oldestFirst ? OLDEST_FIRST : NEWEST_FIRST;
    return reads.list(BETWEEN + order, MessagesSql::message, chat, from, until, limit);
  }

  /// Of the first `size` messages of the span in this order, the first `limit` without most of
  /// those that cannot have the words; in this order. Reads no further than to the last of them,
  /// however large the size is.
  ///
  /// The order stands within alone: both databases hand on row by row what the inner query reads
  /// along the index, and end it when they have enough. Asked for it once more, SQLite would read
  /// all and sort it.
  static List<Message> sifted(
      Reads reads, Span span, Sieve sieve, boolean oldestFirst, int size, int limit) {
    var values = new ArrayList<Object>(List.of(span.chat(), span.first(), span.last() + 1, size));
    values.addAll(sieve.values());
    values.add(limit);
    var order = oldestFirst ? OLDEST_FIRST : NEWEST_FIRST;
    return reads.list(
        SIFTED + order + ") looked_at WHERE " + Sieve.CONDITION + " LIMIT ?",
        MessagesSql::message,
        values.toArray());
  }

  /// The number of the message at this place, counted from one in this order; null when there are
  /// fewer.
  static @Nullable Long nth(Reads reads, Span span, boolean oldestFirst, int place) {
    var order = (oldestFirst ? OLDEST_FIRST : NEWEST_FIRST).replace("?", "1 OFFSET ?");
    return reads.first(
        NTH + order, row -> row.number(1), span.chat(), span.first(), span.last() + 1, place - 1);
  }

  /// The newest message before `until` of each of these chats that has one.
  static Map<ChatId, Long> heads(Reads reads, List<ChatId> chats, long until) {
    var heads = new HashMap<ChatId, Long>();
    for (int from = 0; from < chats.size(); from += HEADS_AT_ONCE) {
      var some = chats.subList(from, Math.min(chats.size(), from + HEADS_AT_ONCE));
      var values = Among.padded(some);
      var places = String.join(",", Collections.nCopies(values.size(), "(CAST(? AS BIGINT))"));
      values.add(until);
      reads.list(
          "WITH asked (chat_id) AS (VALUES " + places + HEADS,
          row -> {
            var head = row.numberOrNull(2);
            if (head != null) {
              heads.put(new ChatId(row.number(1)), head);
            }
            return true;
          },
          values.toArray());
    }
    return heads;
  }

  /// The newest message of the portal; null when there is none.
  static @Nullable MessageId newest(Reads reads) {
    return reads.first(
        """
        SELECT id FROM messages WHERE portal_id = :portal
        ORDER BY portal_id DESC, id DESC LIMIT 1\
        """,
        row -> new MessageId(row.number(1)));
  }

  /// When the first message of this id or a later one was posted; null when there is none.
  static @Nullable Instant postedFrom(Reads reads, MessageId id) {
    return reads.first(
        """
        SELECT created_ms FROM messages WHERE portal_id = :portal AND id >= ?
        ORDER BY portal_id, id LIMIT 1\
        """,
        row -> row.time(1),
        id);
  }

  static @Nullable Message byId(Reads reads, MessageId id) {
    return reads.first(BY_ID, MessagesSql::message, id);
  }

  static List<Message> byIds(Reads reads, Collection<MessageId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return reads.list(
        MESSAGE + " WHERE portal_id = :portal AND id IN " + Among.places(ids),
        MessagesSql::message,
        Among.padded(ids).toArray());
  }

  static List<Message> before(Reads reads, ChatId chat, long before, long seesFrom, long limit) {
    return reads.list(BEFORE, MessagesSql::message, chat, before, seesFrom, limit);
  }

  static List<Message> after(Reads reads, ChatId chat, long after, long seesFrom, long limit) {
    return reads.list(AFTER, MessagesSql::message, chat, after, seesFrom, limit);
  }

  private static Message message(Row row) {
    var sender = new UserId(row.number(3));
    return new Message(
        new MessageId(row.number(1)),
        new ChatId(row.number(2)),
        sender,
        row.flag(5) ? null : sender,
        row.text(4),
        row.text(6),
        row.textOrNull(7),
        row.time(8));
  }
}
