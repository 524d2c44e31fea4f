package dev.confab.hooks;

import dev.confab.basics.AppId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tally;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;

/// The table `offline_ledger`, and what leaves `offline_events` unfetched.
final class OfflineSweepSql {
  private static final String TOTAL =
      """
      INSERT INTO offline_ledger (portal_id, app_id, $column) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, app_id)
      DO UPDATE SET $column = offline_ledger.$column + excluded.$column""";
  private static final String EXPIRED = TOTAL.replace("$column", "expired");
  private static final String CROWDED_OUT = TOTAL.replace("$column", "crowded_out");

  private OfflineSweepSql() {}

  static List<OfflineSweep.Count> counts(Reads reads) {
    return reads.list(
        """
        SELECT q.app_id, SUM(q.waiting), SUM(q.expired), SUM(q.crowded_out)
        FROM (
          SELECT app_id, COUNT(*) AS waiting, 0 AS expired, 0 AS crowded_out
          FROM offline_events WHERE portal_id = :portal GROUP BY portal_id, app_id
          UNION ALL
          SELECT app_id, 0 AS waiting, expired, crowded_out
          FROM offline_ledger WHERE portal_id = :portal) q
        GROUP BY q.app_id ORDER BY q.app_id""",
        row ->
            new OfflineSweep.Count(
                new AppId(row.number(1)), row.number(2), row.number(3), row.number(4)));
  }

  static boolean hasOlder(Reads reads, AppId app, Instant old) {
    return reads.first(
            """
            SELECT id FROM offline_events
            WHERE portal_id = :portal AND app_id = ? AND changed_ms < ?
            ORDER BY portal_id, app_id, changed_ms, id LIMIT 1""",
            row -> row.number(1),
            app,
            old)
        != null;
  }

  static int expire(Tx tx, AppId app, Instant old, int limit) {
    int count =
        tx.run(
            """
            DELETE FROM offline_events WHERE portal_id = :portal AND id IN (
              SELECT id FROM offline_events
              WHERE portal_id = :portal AND app_id = ? AND changed_ms < ?
              ORDER BY portal_id, app_id, changed_ms, id LIMIT ?)""",
            app,
            old,
            limit);
    tx.add(Tally.of(EXPIRED, app), count);
    return count;
  }

  static int crowdOut(Tx tx, AppId app, int limit) {
    int count =
        tx.run(
            """
            DELETE FROM offline_events WHERE portal_id = :portal AND id IN (
              SELECT id FROM offline_events WHERE portal_id = :portal AND app_id = ?
              ORDER BY portal_id, app_id, changed_ms, id LIMIT ?)""",
            app,
            limit);
    tx.add(Tally.of(CROWDED_OUT, app), count);
    return count;
  }

  static void delete(Tx tx, AppId app) {
    tx.run("DELETE FROM offline_ledger WHERE portal_id = :portal AND app_id = ?", app);
  }
}
