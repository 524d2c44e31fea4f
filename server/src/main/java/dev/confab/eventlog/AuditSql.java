package dev.confab.eventlog;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import java.util.List;

/// Lays the ledger and the rows side by side.
final class AuditSql {
  /// One statement, so that it is of one moment while a server writes on.
  private static final String LINES =
      """
      SELECT bot_id, SUM(created), SUM(acknowledged), SUM(dead), SUM(expired), SUM(withdrawn),
        SUM(removed), SUM(rows0), SUM(rows1), SUM(rows2), SUM(rows3), SUM(rows4)
      FROM (
        SELECT bot_id, created, acknowledged, dead, expired, withdrawn, removed,
          0 AS rows0, 0 AS rows1, 0 AS rows2, 0 AS rows3, 0 AS rows4
        FROM event_ledger WHERE portal_id = :portal
        UNION ALL
        SELECT bot_id, 0, 0, 0, 0, 0, 0,
          SUM(CASE WHEN state = 0 THEN 1 ELSE 0 END), SUM(CASE WHEN state = 1 THEN 1 ELSE 0 END),
          SUM(CASE WHEN state = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN state = 3 THEN 1 ELSE 0 END),
          SUM(CASE WHEN state = 4 THEN 1 ELSE 0 END)
        FROM events WHERE portal_id = :portal GROUP BY bot_id) both_sides
      GROUP BY bot_id ORDER BY bot_id""";

  // all portals: whoever audits a store asks which it has
  private static final String PORTALS =
      "SELECT DISTINCT portal_id FROM event_ledger ORDER BY portal_id";

  private AuditSql() {}

  static List<PortalId> portals(Reads reads) {
    return reads.list(PORTALS, row -> new PortalId(row.number(1)));
  }

  static List<AuditLine> lines(Reads reads) {
    return reads.list(LINES, AuditSql::line);
  }

  static List<BotLedger> ledgers(Reads reads, UserId after, int limit) {
    return reads.list(
        """
        SELECT l.bot_id, l.created, l.acknowledged, l.dead, l.expired, l.withdrawn, l.removed,
          COALESCE(w.waiting, 0)
        FROM event_ledger l LEFT JOIN (
          SELECT bot_id, COUNT(*) AS waiting FROM events
          WHERE portal_id = :portal AND lane > '' AND state = 0
          GROUP BY bot_id) w ON w.bot_id = l.bot_id
        WHERE l.portal_id = :portal AND l.bot_id > ?
        ORDER BY l.portal_id, l.bot_id LIMIT ?""",
        row ->
            new BotLedger(
                new UserId(row.number(1)),
                new Ledger(
                    row.number(2),
                    row.number(8),
                    row.number(3),
                    row.number(4),
                    row.number(5),
                    row.number(6)),
                row.number(7)),
        after,
        limit);
  }

  private static AuditLine line(Row row) {
    long settled = row.number(3) + row.number(4) + row.number(5) + row.number(6);
    return new AuditLine(
        new UserId(row.number(1)),
        row.number(2),
        new AuditLine.Counts(
            row.number(2) - settled, row.number(3), row.number(4), row.number(5), row.number(6)),
        row.number(7),
        new AuditLine.Counts(
            row.number(8), row.number(9), row.number(10), row.number(11), row.number(12)));
  }
}
