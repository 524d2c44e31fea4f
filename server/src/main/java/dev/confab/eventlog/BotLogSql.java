package dev.confab.eventlog;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `events` as the index by bot shows it.
final class BotLogSql {
  private BotLogSql() {}

  /// When an event was appended.
  record Stamp(EventId id, Instant created) {}

  /// What was withheld from the bot's application stays so.
  static List<Event> from(Reads reads, UserId bot, EventId from, int limit) {
    return reads.list(
        "SELECT "
            + EventLogSql.COLUMNS
            + """
             FROM events WHERE portal_id = :portal AND bot_id = ? AND id >= ? AND hindrance <> 2
            ORDER BY portal_id, bot_id, id LIMIT ?\
            """,
        row -> EventLogSql.event(reads.portal(), row),
        bot,
        from,
        limit);
  }

  static List<Event> waiting(Reads reads, UserId bot, EventId from, int limit) {
    return reads.list(
        "SELECT "
            + EventLogSql.COLUMNS
            + """
             FROM events WHERE portal_id = :portal AND bot_id = ? AND id >= ? AND state < 1
            ORDER BY portal_id, bot_id, id LIMIT ?\
            """,
        row -> EventLogSql.event(reads.portal(), row),
        bot,
        from,
        limit);
  }

  static @Nullable Stamp stamp(Reads reads, UserId bot, EventId from) {
    return reads.first(
        """
        SELECT id, created_ms FROM events WHERE portal_id = :portal AND bot_id = ? AND id >= ?
        ORDER BY portal_id, bot_id, id LIMIT 1\
        """,
        row -> new Stamp(new EventId(row.number(1)), row.time(2)),
        bot,
        from);
  }

  static EventId last(Reads reads, UserId bot) {
    return reads
        .list(
            "SELECT COALESCE(MAX(id), 0) FROM events WHERE portal_id = :portal AND bot_id = ?",
            row -> new EventId(row.number(1)),
            bot)
        .getFirst();
  }

  static @Nullable Event lastIfWaiting(Reads reads, UserId bot) {
    return reads.first(
        "SELECT "
            + EventLogSql.COLUMNS
            + """
             FROM events WHERE portal_id = :portal AND state < 1 AND id = (
              SELECT MAX(id) FROM events WHERE portal_id = :portal AND bot_id = ?)\
            """,
        row -> EventLogSql.event(reads.portal(), row),
        bot);
  }

  static EventId removedTo(Reads reads, UserId bot) {
    var found =
        reads.first(
            "SELECT removed_to FROM event_ledger WHERE portal_id = :portal AND bot_id = ?",
            row -> new EventId(row.number(1)),
            bot);
    return found == null ? new EventId(0) : found;
  }
}
