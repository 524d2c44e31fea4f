package dev.confab.eventlog;

import dev.confab.basics.PortalId;
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

  /// A line for each bot of a portal by the ledger alone, which costs nothing.
  public static List<BotLedger> ledgers(Reads reads, int limit) {
    return AuditSql.ledgers(reads, limit);
  }
}
