package dev.confab.eventlog;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `events`.
final class EventLogSql {
  private static final String COLUMNS =
      "id, lane, event, bot_id, app_id, handler_id, actor_id, data, created_ms, due_ms, attempts";

  void insert(Tx tx, Event event) {
    tx.append(
        """
        INSERT INTO events (portal_id, id, lane, event, bot_id, app_id, handler_id, actor_id, data,
          created_ms, state, due_ms, attempts)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0)""",
        event.id(),
        event.lane(),
        event.event(),
        event.bot(),
        event.app(),
        event.handler(),
        event.actor() == null ? 0L : event.actor(),
        event.data(),
        event.created(),
        event.due());
  }

  /// Appended, not run: a row is settled once, and the guard makes a second time harmless.
  void settle(Tx tx, EventId id, State state, int attempts, String outcome, Instant now) {
    tx.append(
        """
        UPDATE events SET state = ?, attempts = ?, last_outcome = ?, settled_ms = ?
        WHERE portal_id = :portal AND id = ? AND state = 0""",
        state.number(),
        attempts,
        outcome,
        now,
        id);
  }

  void postpone(Tx tx, EventId id, int attempts, String outcome, Instant due) {
    tx.append(
        """
        UPDATE events SET due_ms = ?, attempts = ?, last_outcome = ?
        WHERE portal_id = :portal AND id = ? AND state = 0""",
        due,
        attempts,
        outcome,
        id);
  }

  int withdraw(Tx tx, UserId bot, Instant now) {
    return tx.run(
        """
        UPDATE events SET state = 4, settled_ms = ?
        WHERE portal_id = :portal AND bot_id = ? AND state = 0""",
        now,
        bot);
  }

  @Nullable Event find(Reads reads, EventId id) {
    return reads.first(
        "SELECT " + COLUMNS + " FROM events WHERE portal_id = :portal AND id = ?",
        row -> event(reads.portal(), row),
        id);
  }

  List<Event> waiting(Reads reads, EventId after, int limit) {
    return reads.list(
        "SELECT "
            + COLUMNS
            + """
             FROM events WHERE portal_id = :portal AND id > ? AND state = 0
            ORDER BY portal_id, id LIMIT ?""",
        row -> event(reads.portal(), row),
        after,
        limit);
  }

  List<Event> waitingOfLane(Reads reads, String lane, EventId after, int limit) {
    return reads.list(
        "SELECT "
            + COLUMNS
            + """
             FROM events WHERE portal_id = :portal AND lane = ? AND id > ? AND state = 0
            ORDER BY portal_id, lane, id LIMIT ?""",
        row -> event(reads.portal(), row),
        lane,
        after,
        limit);
  }

  List<LaneHead> lanes(Reads reads, String after, int limit) {
    return reads.list(
        """
        SELECT e.lane, e.id, e.app_id, e.due_ms
        FROM (
          SELECT lane, MIN(id) AS first_id FROM events
          WHERE portal_id = :portal AND lane > ? AND state = 0
          GROUP BY portal_id, lane ORDER BY portal_id, lane LIMIT ?) heads
        JOIN events e ON e.portal_id = :portal AND e.id = heads.first_id
        ORDER BY e.lane""",
        row ->
            new LaneHead(
                row.text(1), new EventId(row.number(2)), new AppId(row.number(3)), row.time(4)),
        after,
        limit);
  }

  long countWaiting(Reads reads) {
    return reads
        .list(
            "SELECT COUNT(*) FROM events WHERE portal_id = :portal AND state = 0",
            row -> row.number(1))
        .getFirst();
  }

  /// One statement, so that all numbers are of one moment.
  private static final String LEDGER =
      """
      SELECT COUNT(*),
        COUNT(CASE WHEN state = 0 THEN 1 END),
        COUNT(CASE WHEN state = 1 THEN 1 END),
        COUNT(CASE WHEN state = 2 THEN 1 END),
        COUNT(CASE WHEN state = 3 THEN 1 END),
        COUNT(CASE WHEN state = 4 THEN 1 END)
      FROM events WHERE portal_id = :portal""";

  Ledger ledger(Reads reads) {
    return reads.list(LEDGER, EventLogSql::ledger).getFirst();
  }

  Ledger ledger(Reads reads, UserId bot) {
    return reads.list(LEDGER + " AND bot_id = ?", EventLogSql::ledger, bot).getFirst();
  }

  private static Ledger ledger(Row row) {
    return new Ledger(
        row.number(1), row.number(2), row.number(3), row.number(4), row.number(5), row.number(6));
  }

  private static Event event(PortalId portal, Row row) {
    var actor = row.number(7);
    return new Event(
        portal,
        new EventId(row.number(1)),
        row.text(2),
        row.text(3),
        new UserId(row.number(4)),
        new AppId(row.number(5)),
        new HandlerId(row.number(6)),
        actor == 0 ? null : new UserId(actor),
        row.text(8),
        row.time(9),
        row.time(10),
        (int) row.number(11));
  }
}
