package dev.confab.house;

import dev.confab.basics.PortalId;
import dev.confab.eventlog.AuditLine;
import dev.confab.eventlog.EventAudit;
import dev.confab.sql.StoreView;
import java.util.List;

/// `confab audit`: counts the rows of events and lays them beside the ledger. It only looks, so it
/// works beside a running server too.
final class AuditEvents implements Command {
  private static final String ROW = "%-7s %-7s %10s %10s %12s %8s %8s %10s %10s  %s%n";

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public String summary() {
    return "audit                counts all events and says whether each one is accounted for";
  }

  @Override
  public String help() {
    return PrintHelp.of(
        this,
        """
          confab audit
          confab audit --data /var/lib/confab

        Each line is a bot, and 0 stands for what applications themselves are told: the events of its
        ledger by state, the rows removed after a while, and whether the rows that are there make up
        the rest. Ends with 1 when they do not for any bot.
        """);
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    var settings = terminal.settings(Arguments.parse(arguments, 0));
    boolean balanced = true;
    try (var store = StoreView.open(settings.database())) {
      terminal
          .out()
          .printf(
              ROW,
              "portal",
              "bot",
              "created",
              "waiting",
              "acknowledged",
              "dead",
              "expired",
              "withdrawn",
              "removed",
              "");
      for (var portal : EventAudit.portals(store.reads(new PortalId(1)))) {
        for (var line : EventAudit.lines(store.reads(portal))) {
          print(terminal, portal, line);
          balanced &= line.balanced();
        }
      }
    }
    terminal.out().println(balanced ? "balanced" : "NOT balanced: see the lines above");
    return balanced ? DONE : FAILED;
  }

  private static void print(Terminal terminal, PortalId portal, AuditLine line) {
    var settled = line.settled();
    terminal
        .out()
        .printf(
            ROW,
            portal,
            line.bot(),
            line.created(),
            settled.waiting(),
            settled.acknowledged(),
            settled.dead(),
            settled.expired(),
            settled.withdrawn(),
            line.removed(),
            line.balanced() ? "ok" : "NOT balanced, rows: " + line.rows());
  }
}
