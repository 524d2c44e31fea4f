package dev.confab.hooks;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the queues of applications that fetch what happened from growing without end: rows nobody
/// fetched go when they are old, and the oldest go when there are too many. The original does not
/// say how long it keeps them. What is removed is counted and told in the log.
public final class OfflineSweep {
  /// How long rows are kept that were neither fetched nor replaced by news of their object.
  public static final Duration KEPT = OfflineQueue.TAKEN_KEPT;

  /// Most rows of an application, in all its queues; for a minute there may be more.
  public static final int ROWS_MAX = 100_000;

  /// Rows of one transaction.
  private static final int BATCH = 500;

  private static final Logger LOG = LoggerFactory.getLogger(OfflineSweep.class);

  /// What waits for an application, and what it never fetched.
  ///
  /// @param waiting rows in its queues
  /// @param expired rows that were removed because they were old
  /// @param crowdedOut rows that were removed because there were too many
  public record Count(AppId app, long waiting, long expired, long crowdedOut) {}

  private final Store store;
  private final InstantSource clock;
  private final int rowsMax;

  /// Sweeps the queues of all applications of a store.
  public OfflineSweep(Store store, InstantSource clock) {
    this(store, clock, ROWS_MAX);
  }

  OfflineSweep(Store store, InstantSource clock, int rowsMax) {
    this.store = store;
    this.clock = clock;
    this.rowsMax = rowsMax;
  }

  /// Removes one batch of each application of a portal; returns how many rows that were, 0 when
  /// there is nothing left to remove.
  public int sweep(PortalId portal) {
    int removed = 0;
    for (var count : counts(store.reads(portal))) {
      removed += sweep(portal, count);
    }
    return removed;
  }

  private int sweep(PortalId portal, Count count) {
    var old = clock.instant().minus(KEPT);
    int surplus = Math.clamp(count.waiting() - rowsMax, 0, BATCH);
    if (surplus == 0 && !OfflineSweepSql.hasOlder(store.reads(portal), count.app(), old)) {
      return 0;
    }
    int removed =
        store.write(
            portal,
            tx -> {
              int expired = OfflineSweepSql.expire(tx, count.app(), old, BATCH);
              int over = Math.max(0, surplus - expired);
              return expired + (over == 0 ? 0 : OfflineSweepSql.crowdOut(tx, count.app(), over));
            });
    LOG.warn(
        "Application {} of portal {} does not fetch its offline events: {} were removed, {} wait",
        count.app(),
        portal,
        removed,
        count.waiting() - removed);
    return removed;
  }

  /// What waits, and what was removed, for each application that has any of it.
  public List<Count> counts(Reads reads) {
    return OfflineSweepSql.counts(reads);
  }
}
