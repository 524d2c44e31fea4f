package dev.confab.audit;

import dev.confab.basics.Caller;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.InstantSource;
import java.util.List;

/// The log of who changed what.
public final class AuditLog {
  /// Lines of a portal that are kept.
  public static final int KEPT_MAX = 100_000;

  /// Lines of one page.
  public static final int PAGE_MAX = 200;

  private static final int PRUNED_EVERY = 1_000;

  private final InstantSource clock;

  /// A log by this clock.
  public AuditLog(InstantSource clock) {
    this.clock = clock;
  }

  /// Notes a deed in the transaction in which it is done.
  ///
  /// @param address where the caller is
  public void note(Tx tx, Caller by, String address, Deed deed) {
    var id = tx.nextId(Counter.AUDIT);
    AuditSql.insert(
        tx, new AuditEntry(id, clock.instant(), by.user(), by.credential(), address, deed));
    if (id % PRUNED_EVERY == 0) {
      AuditSql.prune(tx, id - KEPT_MAX);
    }
  }

  /// Lines, newest first.
  public List<AuditEntry> list(Reads reads, AuditFilter filter, int limit) {
    return AuditSql.list(reads, filter, Math.clamp(limit, 1, PAGE_MAX));
  }
}
