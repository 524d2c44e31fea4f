package dev.confab.eventlog;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;

/// The tables `user_events` and `user_subscriptions`.
final class UserLogSql {
  private static final String SUBSCRIPTION =
      "SELECT user_id FROM user_subscriptions WHERE portal_id = :portal";

  private UserLogSql() {}

  static void subscribe(Tx tx, UserId user, Instant now) {
    tx.run(
        """
        INSERT INTO user_subscriptions (portal_id, user_id, since_ms) VALUES (:portal, ?, ?)
        ON CONFLICT (portal_id, user_id) DO NOTHING""",
        user,
        now);
  }

  static void unsubscribe(Tx tx, UserId user) {
    tx.run("DELETE FROM user_subscriptions WHERE portal_id = :portal AND user_id = ?", user);
  }

  static boolean isSubscribed(Reads reads, UserId user) {
    return reads.first(SUBSCRIPTION + " AND user_id = ?", row -> row.number(1), user) != null;
  }

  static List<UserId> subscribers(Reads reads) {
    return reads.list(
        SUBSCRIPTION + " ORDER BY portal_id, user_id LIMIT ?",
        row -> new UserId(row.number(1)),
        UserLog.SUBSCRIBERS_MAX);
  }

  static void append(Tx tx, UserId user, UserEvent event) {
    tx.append(
        """
        INSERT INTO user_events (portal_id, user_id, id, type, data, created_ms)
        VALUES (:portal, ?, ?, ?, ?, ?)""",
        user,
        event.id(),
        event.type(),
        event.data(),
        event.created());
  }

  static List<UserEvent> from(Reads reads, UserId user, EventId from, Instant since, int limit) {
    return reads.list(
        """
        SELECT id, type, data, created_ms FROM user_events
        WHERE portal_id = :portal AND user_id = ? AND id >= ? AND created_ms >= ?
        ORDER BY portal_id, user_id, id LIMIT ?""",
        row -> new UserEvent(new EventId(row.number(1)), row.text(2), row.text(3), row.time(4)),
        user,
        from,
        since,
        limit);
  }

  static void confirm(Tx tx, UserId user, EventId before) {
    tx.run(
        "DELETE FROM user_events WHERE portal_id = :portal AND user_id = ? AND id < ?",
        user,
        before);
  }

  /// Removes what is older than that, about a batch at once; returns how many rows that were.
  static int remove(Tx tx, Instant old, int limit) {
    var oldest =
        tx.list(
            """
            SELECT created_ms FROM user_events WHERE portal_id = :portal AND created_ms < ?
            ORDER BY portal_id, created_ms LIMIT ?""",
            row -> row.number(1),
            old,
            limit);
    return oldest.isEmpty()
        ? 0
        : tx.run(
            "DELETE FROM user_events WHERE portal_id = :portal AND created_ms <= ?",
            oldest.getLast());
  }
}
