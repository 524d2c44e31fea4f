package dev.confab.eventlog;

/// How many events there are, and where each of them is.
///
/// @param created all that were ever appended
/// @param waiting still to be delivered
/// @param acknowledged accepted by their handler
/// @param dead given up after their life ended
/// @param expired dropped by a rule of their bot
/// @param withdrawn dropped with the bot they were for
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
