package dev.confab.notifications;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables `notifications` and `notification_feeds`.
final class NotificationsSql {
  private static final String SELECT =
      """
      SELECT id, user_id, author_id, type, tag, sub_tag, text, text_out, buttons, params, is_read,
        created_ms
      FROM notifications WHERE portal_id = :portal\s""";

  private static final String BY_ID = SELECT + "AND user_id = ? AND id = ?";
  private static final String OLDEST =
      SELECT + "AND user_id = ? ORDER BY portal_id, user_id, id LIMIT 1";
  private static final String BEFORE = "AND user_id = ? AND id < ? ";
  private static final String NEWEST = " ORDER BY portal_id DESC, user_id DESC, id DESC LIMIT ?";
  private static final String ASKING = SELECT + BEFORE + "AND type = 1" + NEWEST;
  private static final String TELLING = SELECT + BEFORE + "AND type <> 1" + NEWEST;
  private static final String ALL = SELECT + BEFORE + NEWEST;
  private static final String OF_USER_BY_TAG = SELECT + "AND tag = ? AND tag <> '' AND user_id = ?";
  private static final String BY_TAG =
      SELECT + "AND tag = ? AND tag <> '' ORDER BY portal_id, tag, user_id LIMIT ?";
  private static final String BY_SUB_TAG =
      SELECT + "AND sub_tag = ? AND sub_tag <> '' ORDER BY portal_id, sub_tag, user_id LIMIT ?";

  private static final String INSERT =
      """
      INSERT INTO notifications (portal_id, user_id, id, author_id, type, tag, sub_tag, text,
        text_out, buttons, params, is_read, created_ms)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String DELETE =
      "DELETE FROM notifications WHERE portal_id = :portal AND user_id = ? AND id = ?";

  private static final String MARK_ONE =
      """
      UPDATE notifications SET is_read = ?
      WHERE portal_id = :portal AND user_id = ? AND id = ? AND is_read <> ? AND type <> 1""";

  private static final String ANSWER =
      """
      UPDATE notifications SET is_read = 1
      WHERE portal_id = :portal AND user_id = ? AND id = ? AND is_read = 0""";

  /// Two texts and not one with a place, so that the index of the unread ones serves the first.
  private static final String READ_FROM =
      """
      UPDATE notifications SET is_read = 1
      WHERE portal_id = :portal AND user_id = ? AND id >= ? AND is_read = 0 AND type <> 1""";

  private static final String UNREAD_FROM =
      """
      UPDATE notifications SET is_read = 0
      WHERE portal_id = :portal AND user_id = ? AND id >= ? AND is_read = 1 AND type <> 1""";

  private static final String FEED =
      """
      SELECT chat_id, total, unread FROM notification_feeds
      WHERE portal_id = :portal AND user_id = ?""";

  private static final String OPEN =
      """
      INSERT INTO notification_feeds (portal_id, user_id, chat_id, total, unread)
      VALUES (:portal, ?, ?, 0, 0)""";

  private static final String COUNT =
      """
      UPDATE notification_feeds SET total = total + ?, unread = unread + ?
      WHERE portal_id = :portal AND user_id = ?""";

  private NotificationsSql() {}

  static @Nullable Notice find(Reads reads, UserId user, MessageId id) {
    return reads.first(BY_ID, NotificationsSql::notice, user, id);
  }

  static @Nullable Notice oldest(Reads reads, UserId user) {
    return reads.first(OLDEST, NotificationsSql::notice, user);
  }

  static List<Notice> asking(Reads reads, UserId user, long before, int limit) {
    return reads.list(ASKING, NotificationsSql::notice, user, before, limit);
  }

  static List<Notice> telling(Reads reads, UserId user, long before, int limit) {
    return reads.list(TELLING, NotificationsSql::notice, user, before, limit);
  }

  static List<Notice> all(Reads reads, UserId user, long before, int limit) {
    return reads.list(ALL, NotificationsSql::notice, user, before, limit);
  }

  static List<Notice> tagged(Reads reads, String tag, UserId user) {
    return reads.list(OF_USER_BY_TAG, NotificationsSql::notice, tag, user);
  }

  static List<Notice> tagged(Reads reads, String tag, int limit) {
    return reads.list(BY_TAG, NotificationsSql::notice, tag, limit);
  }

  static List<Notice> subTagged(Reads reads, String subTag, int limit) {
    return reads.list(BY_SUB_TAG, NotificationsSql::notice, subTag, limit);
  }

  static void insert(Tx tx, Notice notice) {
    var author = notice.author();
    tx.run(
        INSERT,
        notice.to(),
        notice.id(),
        author == null ? 0L : author.value(),
        notice.kind().wire(),
        notice.tag(),
        notice.subTag(),
        notice.text(),
        notice.textOut(),
        notice.buttons(),
        notice.params(),
        notice.read(),
        notice.created());
  }

  static boolean delete(Tx tx, Notice notice) {
    return tx.run(DELETE, notice.to(), notice.id()) > 0;
  }

  static int mark(Tx tx, UserId user, long id, boolean read) {
    return tx.run(MARK_ONE, read, user, id, read);
  }

  /// What was answered is read, be it that it asked.
  static int answer(Tx tx, UserId user, MessageId id) {
    return tx.run(ANSWER, user, id);
  }

  static int markFrom(Tx tx, UserId user, long from, boolean read) {
    return tx.run(read ? READ_FROM : UNREAD_FROM, user, from);
  }

  static @Nullable Feed feed(Reads reads, UserId user) {
    return reads.first(
        FEED, row -> new Feed(new ChatId(row.number(1)), row.number(2), row.number(3)), user);
  }

  static void open(Tx tx, UserId user, ChatId chat) {
    tx.run(OPEN, user, chat);
  }

  static void count(Tx tx, UserId user, long total, long unread) {
    tx.run(COUNT, total, unread, user);
  }

  private static Notice notice(Row row) {
    var author = row.number(3);
    return new Notice(
        new MessageId(row.number(1)),
        new UserId(row.number(2)),
        author == 0 ? null : new UserId(author),
        Kind.of(row.number(4)),
        row.text(5),
        row.text(6),
        row.text(7),
        row.text(8),
        row.textOrNull(9),
        row.textOrNull(10),
        row.flag(11),
        row.time(12));
  }
}
