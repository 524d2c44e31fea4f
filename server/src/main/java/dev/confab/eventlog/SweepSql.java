package dev.confab.eventlog;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;

/// Looks for events that may go, and removes them.
final class SweepSql {
  /// What a row costs beside its data: its other columns, its entries in the indices, and the rows
  /// of its attempts, which are mostly one with a short answer.
  private static final int ROW_BYTES = 900;

  /// Newest events whose data are measured.
  private static final int SAMPLE = 200;

  private final EventDeskSql desk = new EventDeskSql();

  /// Roughly how much the log of a portal holds, without counting it.
  ///
  /// @param first the least number
  /// @param count of all numbers from there to the newest
  record Size(long first, long count, double bytes) {}

  Size size(Reads reads) {
    long first = desk.end(reads, "ORDER BY portal_id, id");
    long last = desk.end(reads, "ORDER BY portal_id DESC, id DESC");
    long count = first == 0 ? 0 : last - first + 1;
    var lengths =
        reads.list(
            """
            SELECT LENGTH(data) FROM events WHERE portal_id = :portal
            ORDER BY portal_id DESC, id DESC LIMIT ?""",
            row -> row.number(1),
            SAMPLE);
    double data = lengths.stream().mapToLong(length -> length).average().orElse(0);
    return new Size(first, count, count * (data + ROW_BYTES));
  }

  long firstSince(Reads reads, Instant time) {
    return desk.firstSince(reads, time);
  }

  /// Numbers behind `after` and below `end` of events that were settled before a time, the least
  /// first.
  List<Long> settledBefore(Reads reads, Instant before, long after, long end, int limit) {
    return reads.list(
        """
        SELECT id FROM events
        WHERE portal_id = :portal AND id > ? AND id < ? AND state > 0 AND settled_ms < ?
        ORDER BY portal_id, id LIMIT ?""",
        row -> row.number(1),
        after,
        end,
        before,
        limit);
  }

  /// Removes the settled events from one number to another with their attempts, and counts them.
  int remove(Tx tx, long from, long to, Instant settledBefore) {
    record Share(UserId bot, long count, long last) {}
    var shares =
        tx.list(
            """
            SELECT bot_id, COUNT(*), MAX(id) FROM events
            WHERE portal_id = :portal AND id >= ? AND id <= ? AND state > 0 AND settled_ms < ?
            GROUP BY bot_id""",
            row -> new Share(new UserId(row.number(1)), row.number(2), row.number(3)),
            from,
            to,
            settledBefore);
    int removed =
        tx.run(
            """
            DELETE FROM events
            WHERE portal_id = :portal AND id >= ? AND id <= ? AND state > 0 AND settled_ms < ?""",
            from,
            to,
            settledBefore);
    tx.run(
        """
        DELETE FROM attempts WHERE portal_id = :portal AND event_id >= ? AND event_id <= ?
          AND NOT EXISTS (SELECT 1 FROM events
            WHERE events.portal_id = :portal AND events.id = attempts.event_id)""",
        from,
        to);
    for (var share : shares) {
      tx.add(EventLogSql.removed(share.bot()), share.count());
      tx.run(
          """
          UPDATE event_ledger SET removed_to = ?
          WHERE portal_id = :portal AND bot_id = ? AND removed_to < ?""",
          share.last(),
          share.bot(),
          share.last());
    }
    return removed;
  }
}
