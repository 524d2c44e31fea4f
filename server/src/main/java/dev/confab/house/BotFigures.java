package dev.confab.house;

import dev.confab.eventlog.BotLedger;
import dev.confab.eventlog.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the events of a portal are, by its bots: the first ones each for itself, all others
/// together, so that the sum is the portal's.
///
/// @param bots by the value of the label, in the order of their ids
record BotFigures(Map<String, Ledger> bots) {
  /// Stands for the bots beyond the first ones.
  static final String OTHERS = "other";

  /// @param lines of all bots, of one moment
  /// @param most bots that stand for themselves
  static BotFigures of(List<BotLedger> lines, int most) {
    var bots = new LinkedHashMap<String, Ledger>();
    for (var line : lines) {
      var label = bots.size() < most ? line.bot().toString() : OTHERS;
      bots.merge(label, line.ledger(), Ledger::plus);
    }
    return new BotFigures(bots);
  }

  Ledger portal() {
    return bots.values().stream().reduce(Ledger.NOTHING, Ledger::plus);
  }
}
