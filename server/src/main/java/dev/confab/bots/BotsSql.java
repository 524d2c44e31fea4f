package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The statements of this room.
final class BotsSql {
  /// Users looked up by one statement.
  static final int AMONG_MAX = 50;

  /// Bots of a portal that are listed by one statement.
  static final int LISTED_MAX = 1000;

  private static final String BOT =
      """
      SELECT user_id, app_id, code, type, openline, generation, event_mode, webhook_id, hidden,
        reactions, background
      FROM bots WHERE portal_id = :portal\
      """;

  /// Begins what stands in place of an event's name where the address is one bot's.
  private static final String OF_BOT = "bot ";

  private static final String HANDLER =
      "SELECT id, app_id, event, url FROM bot_handlers WHERE portal_id = :portal";
  private static final String HANDLERS_AMONG = HANDLER + " AND app_id IN " + Among.PLACES;
  private static final String AMONG =
      BOT + " AND user_id IN (" + String.join(", ", Collections.nCopies(AMONG_MAX, "?")) + ")";

  private BotsSql() {}

  private static Bot bot(Row row) {
    return new Bot(
        new UserId(row.number(1)),
        new AppId(row.number(2)),
        row.text(3),
        BotType.stored(row.text(4)),
        row.flag(5),
        new BotTraits(
            Generation.of(row.number(6)),
            EventMode.valueOf(row.text(7)),
            new HandlerId(row.number(8)),
            row.flag(9),
            row.flag(10),
            row.text(11).isEmpty() ? null : row.text(11)));
  }

  private static Handler handler(Row row) {
    return new Handler(
        new HandlerId(row.number(1)),
        new AppId(row.number(2)),
        row.text(3).startsWith(OF_BOT) ? null : BotEvent.of(row.text(3)),
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

  /// The bots of greater ids, at most [#LISTED_MAX].
  static List<Bot> after(Reads reads, UserId last) {
    return reads.list(
        BOT + " AND user_id > ? ORDER BY portal_id, user_id LIMIT ?",
        BotsSql::bot,
        last,
        LISTED_MAX);
  }

  static List<UserId> ids(Reads reads, int limit) {
    return reads.list(
        "SELECT user_id FROM bots WHERE portal_id = :portal ORDER BY portal_id, user_id LIMIT ?",
        row -> new UserId(row.number(1)),
        limit);
  }

  static void insert(Tx tx, Bot bot, Instant now) {
    tx.run(
        """
        INSERT INTO bots (portal_id, user_id, app_id, code, type, openline, generation, event_mode,
          webhook_id, hidden, reactions, background, created_ms)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        bot.id(),
        bot.app(),
        bot.code(),
        bot.type().letter(),
        bot.openline(),
        bot.traits().generation().number(),
        bot.traits().mode().name(),
        bot.traits().webhook(),
        bot.traits().hidden(),
        bot.traits().reactions(),
        background(bot),
        now);
  }

  static void change(Tx tx, Bot bot) {
    tx.run(
        """
        UPDATE bots SET app_id = ?, code = ?, openline = ?, event_mode = ?, hidden = ?,
          reactions = ?, background = ?
        WHERE portal_id = :portal AND user_id = ?\
        """,
        bot.app(),
        bot.code(),
        bot.openline(),
        bot.traits().mode().name(),
        bot.traits().hidden(),
        bot.traits().reactions(),
        background(bot),
        bot.id());
  }

  private static String background(Bot bot) {
    var background = bot.traits().background();
    return background == null ? "" : background;
  }

  /// The bots of this code, of all applications, oldest first.
  static List<Bot> byCode(Reads reads, String code) {
    return reads.list(
        BOT + " AND code = ? ORDER BY portal_id, code, user_id LIMIT ?",
        BotsSql::bot,
        code,
        LISTED_MAX);
  }

  static boolean delete(Tx tx, UserId id) {
    return tx.run("DELETE FROM bots WHERE portal_id = :portal AND user_id = ?", id) == 1;
  }

  static List<Handler> handlersOf(Reads reads, AppId app) {
    return reads.list(HANDLER + " AND app_id = ?", BotsSql::handler, app);
  }

  static List<Handler> handlersOf(Reads reads, Collection<AppId> apps) {
    return Among.parts(apps).stream()
        .flatMap(part -> reads.list(HANDLERS_AMONG, BotsSql::handler, part).stream())
        .toList();
  }

  static @Nullable Handler handler(Reads reads, HandlerId id) {
    return reads.first(HANDLER + " AND id = ?", BotsSql::handler, id);
  }

  static void insert(Tx tx, Handler handler) {
    tx.run(
        """
        INSERT INTO bot_handlers (portal_id, id, app_id, event, url)
        VALUES (:portal, ?, ?, ?, ?)\
        """,
        handler.id(),
        handler.app(),
        Objects.requireNonNull(handler.event()).wire(),
        handler.url());
  }

  /// Inserts the address of one bot, for all it is told.
  static void insert(Tx tx, Handler handler, UserId bot) {
    tx.run(
        """
        INSERT INTO bot_handlers (portal_id, id, app_id, event, url)
        VALUES (:portal, ?, ?, ?, ?)\
        """,
        handler.id(),
        handler.app(),
        OF_BOT + bot,
        handler.url());
  }

  static void changeApp(Tx tx, HandlerId id, AppId app) {
    tx.run("UPDATE bot_handlers SET app_id = ? WHERE portal_id = :portal AND id = ?", app, id);
  }

  static void changeUrl(Tx tx, HandlerId id, String url) {
    tx.run("UPDATE bot_handlers SET url = ? WHERE portal_id = :portal AND id = ?", url, id);
  }

  static void keepUrl(Tx tx, HandlerId id, String url) {
    tx.run("UPDATE bot_handlers SET kept_url = ? WHERE portal_id = :portal AND id = ?", url, id);
  }

  static @Nullable String keptUrl(Reads reads, HandlerId id) {
    return reads.first(
        "SELECT kept_url FROM bot_handlers WHERE portal_id = :portal AND id = ?",
        row -> row.text(1),
        id);
  }
}
