package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;

/// The rows of a user's list of chats.
///
/// `CROSS JOIN` tells SQLite where to begin, at the user's own rows. Left to itself it may walk
/// through all chats of the portal, because their key is in the order asked for.
final class RecentsSql {
  private static final String LINES = "LINES";

  private static final String LIST =
      ChatsSql.CHAT
          + ", "
          + MembersSql.MEMBER
          + """
          , c.seen_id
          FROM chat_members m CROSS JOIN chats c
          WHERE c.portal_id = m.portal_id AND c.id = m.chat_id
            AND m.portal_id = :portal AND m.user_id = ?
            AND c.updated_ms >= ? AND c.updated_ms < ? AND c.last_message_id > m.hidden_at_id
            AND (? = 1 OR c.low_user_id IS NULL) AND (? = 1 OR c.low_user_id IS NOT NULL)
            AND (? = 1 OR c.entity_type <> 'LINES') AND (? = 1 OR c.entity_type = 'LINES')
            AND (? = 0 OR m.unread_mark = 1 OR c.message_count > m.read_count)
          ORDER BY CASE WHEN m.pinned_ms > 0 THEN 0 ELSE 1 END, c.updated_ms DESC, c.id DESC
          LIMIT ? OFFSET ?\
          """;

  private static final String UNREAD =
      """
      SELECT c.id, c.low_user_id, c.high_user_id, c.entity_type, c.message_count - m.read_count,
             m.muted, m.unread_mark
      FROM chat_members m CROSS JOIN chats c
      WHERE c.portal_id = m.portal_id AND c.id = m.chat_id
        AND m.portal_id = :portal AND m.user_id = ? AND c.last_message_id > m.hidden_at_id
        AND (m.unread_mark = 1 OR c.message_count > m.read_count)
      ORDER BY m.chat_id LIMIT ?\
      """;

  private static final String MINE = " WHERE portal_id = :portal AND chat_id = ? AND user_id = ?";

  private static final String PIN =
      "UPDATE chat_members SET pinned_ms = ?, hidden_at_id = -1" + MINE;

  private static final String HIDE =
      "UPDATE chat_members SET hidden_at_id = ?, pinned_ms = 0, unread_mark = 0" + MINE;

  private static final String MARK =
      "UPDATE chat_members SET unread_mark = 1, hidden_at_id = -1" + MINE;

  private static final String MUTE = "UPDATE chat_members SET muted = ?" + MINE;

  private static final String READ =
      """
      UPDATE chat_members
      SET last_read_id = ?, read_count = ?, last_read_ms = ?, marked_id = ?, unread_mark = 0\
      """
          + MINE;

  private static final String READ_ALL =
      """
      UPDATE chat_members SET unread_mark = 0, marked_id = 0, last_read_ms = ?,
        last_read_id = (SELECT c.last_message_id FROM chats c
          WHERE c.portal_id = chat_members.portal_id AND c.id = chat_members.chat_id),
        read_count = (SELECT c.message_count FROM chats c
          WHERE c.portal_id = chat_members.portal_id AND c.id = chat_members.chat_id)
      WHERE portal_id = :portal AND user_id = ? AND (unread_mark = 1 OR read_count <
        (SELECT c.message_count FROM chats c
          WHERE c.portal_id = chat_members.portal_id AND c.id = chat_members.chat_id))\
      """;

  /// Whoever wrote a message has read up to it, so only others move it.
  private static final String SEE =
      """
      UPDATE chats SET seen_id = ?
      WHERE portal_id = :portal AND id = ? AND seen_id < ? AND EXISTS (SELECT 1 FROM chat_members m
        WHERE m.portal_id = chats.portal_id AND m.chat_id = chats.id AND m.user_id = ?
          AND m.last_read_id < ?)\
      """;

  private static final String SEE_ALL =
      """
      UPDATE chats SET seen_id = last_message_id
      WHERE portal_id = :portal AND seen_id < last_message_id AND id IN (
        SELECT m.chat_id
        FROM chat_members m JOIN chats c ON c.portal_id = m.portal_id AND c.id = m.chat_id
        WHERE m.portal_id = :portal AND m.user_id = ? AND m.last_read_id < c.last_message_id)\
      """;

  private RecentsSql() {}

  static List<Recent> list(
      Reads reads, UserId user, Recents.Filter filter, long offset, int limit) {
    return reads.list(
        LIST,
        RecentsSql::recent,
        user,
        filter.since(),
        filter.before() == null ? Long.MAX_VALUE : filter.before().toEpochMilli(),
        filter.privates(),
        filter.groups(),
        filter.lines() != Recents.Lines.NOT,
        filter.lines() != Recents.Lines.ONLY,
        filter.unreadOnly(),
        limit,
        offset);
  }

  static List<Unread> unread(Reads reads, UserId user, int limit) {
    return reads.list(UNREAD, row -> unread(row, user), user, limit);
  }

  private static Recent recent(Row row) {
    int behind = ChatsSql.COLUMNS + 1;
    var place = new Membership(ChatsSql.chat(row), MembersSql.member(row, behind));
    return new Recent(place, new MessageId(row.number(behind + MembersSql.COLUMNS)));
  }

  private static Unread unread(Row row, UserId user) {
    var low = row.numberOrNull(2);
    var other = low != null && low == user.value() ? row.numberOrNull(3) : low;
    return new Unread(
        new ChatId(row.number(1)),
        other == null ? null : new UserId(other),
        row.text(4).equals(LINES),
        Math.max(0, row.number(5)),
        row.flag(6),
        row.flag(7));
  }

  static void pin(Tx tx, ChatId chat, UserId user, Instant at) {
    tx.run(PIN, at, chat, user);
  }

  static void hide(Tx tx, ChatId chat, UserId user, long last) {
    tx.run(HIDE, last, chat, user);
  }

  static void mark(Tx tx, ChatId chat, UserId user) {
    tx.run(MARK, chat, user);
  }

  static void mute(Tx tx, ChatId chat, UserId user, boolean muted) {
    tx.run(MUTE, muted, chat, user);
  }

  static void read(
      Tx tx, ChatId chat, UserId user, long lastRead, long count, Instant now, long marked) {
    tx.run(SEE, lastRead, chat, lastRead, user, lastRead);
    tx.run(READ, lastRead, count, now, marked, chat, user);
  }

  static void readAll(Tx tx, UserId user, Instant now) {
    tx.run(SEE_ALL, user);
    tx.run(READ_ALL, now, user);
  }
}
