package dev.confab.eventlog;

import dev.confab.basics.UserId;

/// One bot's ledger beside the rows that are there.
///
/// @param bot the receiver
/// @param created all events that were ever appended
/// @param settled the settled ones by the ledger, a number for each state but waiting, in the order
///   of [State]
/// @param removed rows removed after a while
/// @param rows the rows by state, in the order of [State]
public record AuditLine(UserId bot, long created, Counts settled, long removed, Counts rows) {

  /// Numbers by state.
  ///
  /// @param waiting of the ledger: what was created and not settled
  public record Counts(long waiting, long acknowledged, long dead, long expired, long withdrawn) {
    long sum() {
      return waiting + acknowledged + dead + expired + withdrawn;
    }
  }

  /// Is every event somewhere? What is missing of the settled rows must have been removed, and none
  /// of those that wait may be missing.
  public boolean balanced() {
    return settled.waiting() == rows.waiting()
        && settled.sum() - rows.sum() == removed
        && settled.acknowledged() >= rows.acknowledged()
        && settled.dead() >= rows.dead()
        && settled.expired() >= rows.expired()
        && settled.withdrawn() >= rows.withdrawn();
  }
}
