package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.eventlog.BotLedger;
import dev.confab.eventlog.Ledger;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Reads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells how many events there ever were and where each of them is, for the portal and its bots.
final class LedgerShow implements RestMethod<LedgerShow.Params, LedgerShow.Shown> {
  private final Lookout lookout;

  LedgerShow(Lookout lookout) {
    this.lookout = lookout;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Only bots with greater ids.") @Nullable Long after,
      @Doc("Most bots, up to 1000.") @Default("1000") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("All events of the portal; of an application's bots, where an application asks.")
          Counts portal,
      @Doc("Each bot that was told something; 0: what applications themselves were told.")
          List<OfBot> bots,
      @Doc("The AFTER of the next page; null on the last.") @Nullable UserId next) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record OfBot(
      @Doc("The bot.") UserId botId,
      @Doc("What it is called; null when it was removed, and of 0.") @Nullable String name,
      @Doc("Its events.") Counts events) {}

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
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>reading("confab.ledger", Params.class, Shown.class)
        .needs(Scope.CONFAB)
        .refusesWith(InspectError.NOT_ALLOWED);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    int limit = Math.clamp(asked.limit(), 1, Lookout.BOTS_MAX);
    var after = asked.after() == null ? null : new UserId(asked.after());
    var found = lookout.ledgers(call.reads(), sight, after, limit);
    var page = found.bots();
    return new Shown(
        Counts.of(found.all()),
        page.stream().map(line -> ofBot(call.reads(), line)).toList(),
        page.size() == limit ? page.getLast().bot() : null);
  }

  private OfBot ofBot(Reads reads, BotLedger line) {
    return new OfBot(line.bot(), lookout.nameOf(reads, line.bot()), Counts.of(line.ledger()));
  }
}
