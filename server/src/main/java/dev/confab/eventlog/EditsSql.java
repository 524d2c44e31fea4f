package dev.confab.eventlog;

import dev.confab.basics.EventId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;

/// The table `event_edits`.
final class EditsSql {
  private EditsSql() {}

  static List<Edit> of(Reads reads, EventId event) {
    return reads.list(
        """
        SELECT attempts, edited_ms, data FROM event_edits
        WHERE portal_id = :portal AND event_id = ?
        ORDER BY portal_id, event_id, number LIMIT ?""",
        row -> new Edit((int) row.number(1), row.time(2), row.text(3)),
        event,
        EventDesk.EDITS_MAX);
  }

  static int count(Reads reads, EventId event) {
    return reads
        .list(
            "SELECT COUNT(*) FROM event_edits WHERE portal_id = :portal AND event_id = ?",
            row -> (int) row.number(1),
            event)
        .getFirst();
  }

  static void insert(Tx tx, Event replaced, int number, Instant now) {
    tx.run(
        """
        INSERT INTO event_edits (portal_id, event_id, number, attempts, edited_ms, data)
        VALUES (:portal, ?, ?, ?, ?, ?)""",
        replaced.id(),
        number,
        replaced.attempts(),
        now,
        replaced.data());
  }

  /// Removes those of events that are gone.
  static void remove(Tx tx, long from, long to) {
    tx.run(
        """
        DELETE FROM event_edits WHERE portal_id = :portal AND event_id >= ? AND event_id <= ?
          AND NOT EXISTS (SELECT 1 FROM events
            WHERE events.portal_id = :portal AND events.id = event_edits.event_id)""",
        from,
        to);
  }
}
