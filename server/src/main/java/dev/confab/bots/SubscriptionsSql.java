package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `bot_leftovers`.
final class SubscriptionsSql {
  /// Most of a portal that are ended at once: others write meanwhile.
  static final int PAGE_MAX = 500;

  private static final String LEFT =
      "SELECT id, app_id, bot_id, event, url FROM bot_leftovers WHERE portal_id = :portal";

  private SubscriptionsSql() {}

  private static Subscription subscription(Row row) {
    return new Subscription(
        new HandlerId(row.number(1)),
        new AppId(row.number(2)),
        new UserId(row.number(3)),
        BotEvent.valueOf(row.text(4)),
        row.text(5));
  }

  static List<Subscription> ofApp(Reads reads, AppId app) {
    return reads.list(
        LEFT + " AND app_id = ? ORDER BY portal_id, app_id, bot_id, id",
        SubscriptionsSql::subscription,
        app);
  }

  /// The oldest first.
  static List<Subscription> ofBot(Reads reads, AppId app, UserId bot) {
    return reads.list(
        LEFT + " AND app_id = ? AND bot_id = ? ORDER BY portal_id, app_id, bot_id, id",
        SubscriptionsSql::subscription,
        app,
        bot);
  }

  /// Of the portal, the oldest first.
  ///
  /// @param after only those after this one; null: from the first
  static List<Subscription> some(Reads reads, @Nullable HandlerId after, int most) {
    return reads.list(
        LEFT + " AND id > ? ORDER BY portal_id, id LIMIT ?",
        SubscriptionsSql::subscription,
        after == null ? 0 : after.value(),
        most);
  }

  static @Nullable String url(Reads reads, HandlerId id) {
    return reads.first(
        "SELECT url FROM bot_leftovers WHERE portal_id = :portal AND id = ?",
        row -> row.text(1),
        id);
  }

  static void insert(Tx tx, Subscription left) {
    tx.run(
        """
        INSERT INTO bot_leftovers (portal_id, id, app_id, bot_id, event, url)
        VALUES (:portal, ?, ?, ?, ?, ?)\
        """,
        left.id(),
        left.app(),
        left.bot(),
        left.event().name(),
        left.url());
  }

  /// Makes them those of a bot that was removed.
  static void disown(Tx tx, AppId app, UserId bot) {
    tx.run(
        "UPDATE bot_leftovers SET bot_id = ? WHERE portal_id = :portal AND app_id = ? AND bot_id ="
            + " ?",
        Event.NO_BOT,
        app,
        bot);
  }

  static void delete(Tx tx, HandlerId id) {
    tx.run("DELETE FROM bot_leftovers WHERE portal_id = :portal AND id = ?", id);
  }
}
