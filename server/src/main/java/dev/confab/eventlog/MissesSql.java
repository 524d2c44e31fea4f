package dev.confab.eventlog;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;

/// The table `misses`.
final class MissesSql {
  private static final String MISS =
      "SELECT message_id, bot_id, reason, created_ms FROM misses WHERE portal_id = :portal";

  private static final int OF_MESSAGE_MAX = 1_000;

  private MissesSql() {}

  static void insert(Tx tx, MessageId message, UserId bot, Miss.Reason reason, Instant now) {
    tx.append(
        """
        INSERT INTO misses (portal_id, message_id, bot_id, reason, created_ms)
        VALUES (:portal, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
        message,
        bot,
        reason.number(),
        now);
  }

  static List<Miss> ofMessage(Reads reads, MessageId message) {
    return reads.list(
        MISS + " AND message_id = ? ORDER BY portal_id, message_id, bot_id LIMIT ?",
        MissesSql::miss,
        message,
        OF_MESSAGE_MAX);
  }

  static List<Miss> ofBot(Reads reads, UserId bot, int limit) {
    return reads.list(
        MISS + " AND bot_id = ? ORDER BY portal_id DESC, bot_id DESC, message_id DESC LIMIT ?",
        MissesSql::miss,
        bot,
        limit);
  }

  /// Roughly how many there are, without counting them.
  ///
  /// @param first the oldest message a bot was not told of
  /// @param messages of all numbers from there to the newest
  record Extent(long first, long messages, double rows) {}

  /// Measured at some places, from the oldest on.
  static Extent extent(Reads reads, int places, int sample) {
    long first = end(reads, "ORDER BY portal_id, message_id");
    long last = end(reads, "ORDER BY portal_id DESC, message_id DESC");
    long messages = first == 0 ? 0 : last - first + 1;
    long seen = 0;
    long spanned = 0;
    for (int place = 0; place < places && messages > 0; place++) {
      long from = first + messages * place / places;
      var found =
          reads.list(
              """
              SELECT message_id FROM misses WHERE portal_id = :portal AND message_id >= ?
              ORDER BY portal_id, message_id LIMIT ?""",
              row -> row.number(1),
              from,
              sample);
      seen += found.size();
      spanned += found.size() < sample ? last - from + 1 : found.getLast() - from + 1;
    }
    return new Extent(first, messages, spanned == 0 ? 0 : (double) seen / spanned * messages);
  }

  private static long end(Reads reads, String order) {
    var found =
        reads.first(
            "SELECT message_id FROM misses WHERE portal_id = :portal " + order + " LIMIT 1",
            row -> row.number(1));
    return found == null ? 0 : found;
  }

  /// Removes the oldest of those of messages below a number; returns how many.
  static int removeBelow(Tx tx, long message, int limit) {
    return tx.run(
        """
        DELETE FROM misses WHERE portal_id = :portal AND message_id < ? AND message_id <= (
          SELECT MAX(message_id) FROM (
            SELECT message_id FROM misses WHERE portal_id = :portal
            ORDER BY portal_id, message_id, bot_id LIMIT ?) oldest)""",
        message,
        limit);
  }

  /// Removes the oldest; returns how many.
  static int remove(Tx tx, Instant before, int limit) {
    return tx.run(
        """
        DELETE FROM misses WHERE portal_id = :portal AND created_ms < ? AND message_id <= (
          SELECT MAX(message_id) FROM (
            SELECT message_id FROM misses WHERE portal_id = :portal
            ORDER BY portal_id, message_id, bot_id LIMIT ?) oldest)""",
        before,
        limit);
  }

  private static Miss miss(Row row) {
    return new Miss(
        new MessageId(row.number(1)),
        new UserId(row.number(2)),
        Miss.Reason.of(row.number(3)),
        row.time(4));
  }
}
