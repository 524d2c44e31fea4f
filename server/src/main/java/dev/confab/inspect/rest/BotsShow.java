package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.inspect.BotFiles;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Shows all that is known of one bot.
final class BotsShow implements RestMethod<BotsShow.Params, BotFileCard> {
  private final Lookout lookout;
  private final BotFiles files;

  BotsShow(Lookout lookout, BotFiles files) {
    this.lookout = lookout;
    this.files = files;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot.") @OrElse("BOT_NOT_FOUND") UserId botId,
      @Doc("Language of its commands' titles.") @Default("en") String languageId) {}

  @Override
  public MethodSpec<Params, BotFileCard> spec() {
    return MethodSpec.<Params, BotFileCard>reading(
            "confab.bots.show", Params.class, BotFileCard.class)
        .needs(Scope.CONFAB)
        .refusesWith(InspectError.BOT_NOT_FOUND, InspectError.NOT_ALLOWED);
  }

  @Override
  public BotFileCard handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    return BotFileCard.of(files.of(call.reads(), sight, asked.botId()), asked.languageId());
  }
}
