package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements of this room.
final class BotsSql {
  /// Users looked up by one statement.
  static final int AMONG_MAX = 50;

  /// Bots of a portal that are listed.
  static final int LISTED_MAX = 1000;

  private static final String BOT =
      "SELECT user_id, app_id, code, type, openline FROM bots WHERE portal_id = :portal";
  private static final String HANDLER =
      "SELECT id, app_id, event, url FROM bot_handlers WHERE portal_id = :portal";
  private static final String AMONG =
      BOT + " AND user_id IN (" + String.join(", ", Collections.nCopies(AMONG_MAX, "?")) + ")";

  private BotsSql() {}

  private static Bot bot(Row row) {
    return new Bot(
        new UserId(row.number(1)),
        new AppId(row.number(2)),
        row.text(3),
        BotType.of(row.text(4)),
        row.flag(5));
  }

  private static Handler handler(Row row) {
    return new Handler(
        new HandlerId(row.number(1)),
        new AppId(row.number(2)),
        BotEvent.of(row.text(3)),
        row.text(4));
  }

  /// The bots among at most [#AMONG_MAX] users.
  static List<Bot> among(Reads reads, List<UserId> users) {
    @Nullable Object[] values = new @Nullable Object[AMONG_MAX];
    for (int i = 0; i < AMONG_MAX; i++) {
      values[i] = i < users.size() ? users.get(i) : new UserId(0);
    }
    return reads.list(AMONG, BotsSql::bot, values);
  }

  static List<Bot> ofApp(Reads reads, AppId app) {
    return reads.list(BOT + " AND app_id = ?", BotsSql::bot, app);
  }

  static List<Bot> all(Reads reads) {
    return reads.list(BOT + " ORDER BY portal_id, user_id LIMIT ?", BotsSql::bot, LISTED_MAX);
  }

  static void insert(Tx tx, Bot bot, Instant now) {
    tx.run(
        """
        INSERT INTO bots (portal_id, user_id, app_id, code, type, openline, created_ms)
        VALUES (:portal, ?, ?, ?, ?, ?, ?)""",
        bot.id(),
        bot.app(),
        bot.code(),
        bot.type().letter(),
        bot.openline(),
        now);
  }

  static void changeCode(Tx tx, UserId id, String code) {
    tx.run("UPDATE bots SET code = ? WHERE portal_id = :portal AND user_id = ?", code, id);
  }

  static boolean delete(Tx tx, UserId id) {
    return tx.run("DELETE FROM bots WHERE portal_id = :portal AND user_id = ?", id) == 1;
  }

  static List<Handler> handlersOf(Reads reads, AppId app) {
    return reads.list(HANDLER + " AND app_id = ?", BotsSql::handler, app);
  }

  static @Nullable Handler handler(Reads reads, HandlerId id) {
    return reads.first(HANDLER + " AND id = ?", BotsSql::handler, id);
  }

  static void insert(Tx tx, Handler handler) {
    tx.run(
        """
        INSERT INTO bot_handlers (portal_id, id, app_id, event, url)
        VALUES (:portal, ?, ?, ?, ?)""",
        handler.id(),
        handler.app(),
        handler.event().wire(),
        handler.url());
  }

  static void changeUrl(Tx tx, HandlerId id, String url) {
    tx.run("UPDATE bot_handlers SET url = ? WHERE portal_id = :portal AND id = ?", url, id);
  }
}
