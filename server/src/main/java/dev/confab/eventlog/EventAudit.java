package dev.confab.eventlog;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.util.List;

/// Counts the rows of the log anew and lays them beside the ledger.
public final class EventAudit {
  private EventAudit() {}

  /// The portals that ever had an event.
  public static List<PortalId> portals(Reads anyPortal) {
    return AuditSql.portals(anyPortal);
  }

  /// A line for each bot of a portal, all of one moment. Reads every row of its log.
  public static List<AuditLine> lines(Reads reads) {
    return AuditSql.lines(reads);
  }

  /// Comes before all bots, and before what was told to no bot.
  public static final UserId BEFORE_ALL = new UserId(-1);

  /// A line for each bot of a portal by the ledger alone, in the order of the bots, from the one
  /// behind `after` on.
  public static List<BotLedger> ledgers(Reads reads, UserId after, int limit) {
    return AuditSql.ledgers(reads, after, limit);
  }
}
