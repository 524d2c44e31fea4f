package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Ledger;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// Tells how many events there ever were and where each of them is, for the portal and its bots.
final class LedgerShow implements RestMethod<NoParams, LedgerShow.Shown> {
  private final Lookout lookout;

  LedgerShow(Lookout lookout) {
    this.lookout = lookout;
  }

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The sum of the bots below.") Counts portal,
      @Doc("Each bot, at most 1000.") List<OfBot> bots) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record OfBot(@Doc("The bot.") UserId botId, @Doc("Its events.") Counts events) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Counts(
      long created,
      long waiting,
      long acknowledged,
      long dead,
      long expired,
      long withdrawn,
      @Doc("Whether created is the sum of the others.") boolean balanced) {
    static Counts of(Ledger ledger) {
      return new Counts(
          ledger.created(),
          ledger.waiting(),
          ledger.acknowledged(),
          ledger.dead(),
          ledger.expired(),
          ledger.withdrawn(),
          ledger.balanced());
    }
  }

  @Override
  public MethodSpec<NoParams, Shown> spec() {
    return MethodSpec.<NoParams, Shown>reading("confab.ledger", NoParams.class, Shown.class)
        .needs(Scope.CONFAB)
        .refusesWith(InspectError.NOT_ALLOWED);
  }

  @Override
  public Shown handle(Call call, NoParams asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    var bots = lookout.ledgers(call.reads(), sight);
    var sum =
        bots.stream().map(bot -> bot.ledger()).reduce(new Ledger(0, 0, 0, 0, 0, 0), Ledger::plus);
    return new Shown(
        Counts.of(sum),
        bots.stream().map(bot -> new OfBot(bot.bot(), Counts.of(bot.ledger()))).toList());
  }
}
