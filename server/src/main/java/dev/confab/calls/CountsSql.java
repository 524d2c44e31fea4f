package dev.confab.calls;

import dev.confab.basics.AppId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `call_counts`.
final class CountsSql {
  private CountsSql() {}

  static void add(Tx tx, CallCounts.Count count) {
    tx.append(
        """
        INSERT INTO call_counts (portal_id, day, app_id, credential, method, calls, refused, last_ms)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (portal_id, day, app_id, credential, method) DO UPDATE SET
          calls = call_counts.calls + excluded.calls,
          refused = call_counts.refused + excluded.refused,
          last_ms = excluded.last_ms\
        """,
        count.last().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay(),
        count.key().app() == null ? 0 : count.key().app().value(),
        count.key().credential(),
        count.key().method(),
        count.calls(),
        count.refused(),
        count.last());
  }

  static List<Usage> since(Reads reads, long day, @Nullable AppId only, int limit) {
    return reads.list(
        """
        SELECT app_id, credential, method, SUM(calls), SUM(refused), MAX(last_ms) FROM call_counts
        WHERE portal_id = :portal AND day >= ? AND (? = 0 OR app_id = ?)
        GROUP BY app_id, credential, method ORDER BY app_id, credential, method LIMIT ?\
        """,
        row ->
            new Usage(
                row.number(1) == 0 ? null : new AppId(row.number(1)),
                row.text(2),
                row.text(3),
                row.number(4),
                row.number(5),
                row.time(6)),
        day,
        only == null ? 0 : only.value(),
        only == null ? 0 : only.value(),
        limit);
  }

  static boolean hasBefore(Reads reads, long day) {
    return reads.first(
            """
            SELECT day FROM call_counts WHERE portal_id = :portal AND day < ?
            ORDER BY portal_id, day LIMIT 1\
            """,
            row -> row.number(1),
            day)
        != null;
  }

  static int remove(Tx tx, long day) {
    return tx.run("DELETE FROM call_counts WHERE portal_id = :portal AND day < ?", day);
  }
}
