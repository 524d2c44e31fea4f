package dev.confab.eventlog;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;

/// Looks for events that may go, and removes them.
final class SweepSql {
  /// What a row of an event costs beside its data: its other columns and its entries in the
  /// indices.
  private static final int EVENT_BYTES = 700;

  /// What a row of an attempt costs beside its texts.
  private static final int ATTEMPT_BYTES = 150;

  /// What a row of an edit costs beside the data it replaced.
  private static final int EDIT_BYTES = 100;

  /// What a row of a miss costs, with its entry in the second index.
  private static final int MISS_BYTES = 120;

  /// Places at which the log is measured, from its oldest event on: those that failed often have
  /// more attempts, and stand anywhere in it.
  private static final int PLACES = 4;

  /// Events measured at each of them.
  private static final int SAMPLE = 50;

  private final EventDeskSql desk = new EventDeskSql();

  /// Roughly how much the log of a portal holds, without counting it.
  ///
  /// @param first the least number
  /// @param count of all numbers from there to the newest
  /// @param misses the messages that bots were not told of
  record Size(long first, long count, double bytes, MissesSql.Extent misses) {
    double missBytes() {
      return misses.rows() * MISS_BYTES;
    }
  }

  Size size(Reads reads) {
    long first = desk.end(reads, "ORDER BY portal_id, id");
    long last = desk.end(reads, "ORDER BY portal_id DESC, id DESC");
    long count = first == 0 ? 0 : last - first + 1;
    var misses = MissesSql.extent(reads, PLACES, SAMPLE);
    var bytes = count * numberBytes(reads, first, count) + misses.rows() * MISS_BYTES;
    return new Size(first, count, bytes, misses);
  }

  /// Bytes of a number on average: of its event, with its attempts and what was edited of it, or
  /// none where the event was removed and an older one still waits. Measured, as an attempt may
  /// hold 16 KB of an answer or nothing.
  private static double numberBytes(Reads reads, long first, long count) {
    record Measured(long id, long bytes) {}
    double sum = 0;
    for (int place = 0; place < PLACES && count > 0; place++) {
      long start = Math.max(first, first + (count - SAMPLE) * place / (PLACES - 1));
      var sizes =
          reads.list(
              """
              SELECT id, COALESCE((SELECT OCTET_LENGTH(data) FROM event_data
                  WHERE event_data.portal_id = :portal AND event_data.event_id = events.id), 0),
                COALESCE((
                  SELECT SUM(OCTET_LENGTH(COALESCE(answer_head, ''))
                    + OCTET_LENGTH(COALESCE(answer_body, ''))
                    + OCTET_LENGTH(COALESCE(sent, ''))
                    + OCTET_LENGTH(address) + OCTET_LENGTH(outcome) + ?)
                  FROM attempts
                  WHERE attempts.portal_id = :portal AND attempts.event_id = events.id), 0),
                COALESCE((SELECT SUM(OCTET_LENGTH(data) + ?) FROM event_edits
                  WHERE event_edits.portal_id = :portal AND event_edits.event_id = events.id), 0)
              FROM events WHERE portal_id = :portal AND id >= ?
              ORDER BY portal_id, id LIMIT ?\
              """,
              row ->
                  new Measured(
                      row.number(1), row.number(2) + row.number(3) + row.number(4) + EVENT_BYTES),
              ATTEMPT_BYTES,
              EDIT_BYTES,
              start,
              SAMPLE);
      if (!sizes.isEmpty()) {
        double bytes = sizes.stream().mapToLong(Measured::bytes).sum();
        sum += bytes / (sizes.getLast().id() - start + 1);
      }
    }
    return sum / PLACES;
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
        ORDER BY portal_id, id LIMIT ?\
        """,
        row -> row.number(1),
        after,
        end,
        before,
        limit);
  }

  /// Removes the settled events from one number to another with their attempts, and counts them.
  /// What was withheld was shown to no reader of its bot, who misses nothing when it goes.
  int remove(Tx tx, long from, long to, Instant settledBefore) {
    record Share(UserId bot, long count, long last) {}
    var shares =
        tx.list(
            """
            SELECT bot_id, COUNT(*), MAX(CASE WHEN hindrance = 2 THEN 0 ELSE id END) FROM events
            WHERE portal_id = :portal AND id >= ? AND id <= ? AND state > 0 AND settled_ms < ?
            GROUP BY bot_id\
            """,
            row -> new Share(new UserId(row.number(1)), row.number(2), row.number(3)),
            from,
            to,
            settledBefore);
    int removed =
        tx.run(
            """
            DELETE FROM events
            WHERE portal_id = :portal AND id >= ? AND id <= ? AND state > 0 AND settled_ms < ?\
            """,
            from,
            to,
            settledBefore);
    tx.run(
        """
        DELETE FROM attempts WHERE portal_id = :portal AND event_id >= ? AND event_id <= ?
          AND NOT EXISTS (SELECT 1 FROM events
            WHERE events.portal_id = :portal AND events.id = attempts.event_id)\
        """,
        from,
        to);
    tx.run(
        """
        DELETE FROM event_data WHERE portal_id = :portal AND event_id >= ? AND event_id <= ?
          AND NOT EXISTS (SELECT 1 FROM events
            WHERE events.portal_id = :portal AND events.id = event_data.event_id)\
        """,
        from,
        to);
    EditsSql.remove(tx, from, to);
    for (var share : shares) {
      tx.add(EventLogSql.removed(share.bot()), share.count());
      tx.run(
          """
          UPDATE event_ledger SET removed_to = ?
          WHERE portal_id = :portal AND bot_id = ? AND removed_to < ?\
          """,
          share.last(),
          share.bot(),
          share.last());
    }
    return removed;
  }
}
