package dev.confab.eventlog;

/// How many events there are, and where each of them is.
///
/// @param created all that were ever appended
/// @param waiting still to be delivered
/// @param acknowledged taken by their handler or their reader
/// @param dead given up after at least one attempt: when their life ended, or at once where it was
///   agreed that one attempt is enough
/// @param expired their life ended before there was an attempt
/// @param withdrawn dropped by an operator, or with the bot they were for, or withheld
public record Ledger(
    long created, long waiting, long acknowledged, long dead, long expired, long withdrawn) {

  /// Of a bot that was told nothing yet.
  public static final Ledger NOTHING = new Ledger(0, 0, 0, 0, 0, 0);

  /// Is every event somewhere? False means that the store holds a row nobody wrote.
  public boolean balanced() {
    return created == waiting + acknowledged + dead + expired + withdrawn;
  }

  /// Both together.
  public Ledger plus(Ledger other) {
    return new Ledger(
        created + other.created,
        waiting + other.waiting,
        acknowledged + other.acknowledged,
        dead + other.dead,
        expired + other.expired,
        withdrawn + other.withdrawn);
  }
}
