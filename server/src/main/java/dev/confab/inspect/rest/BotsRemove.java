package dev.confab.inspect.rest;

import static dev.confab.inspect.InspectError.BOT_NOT_FOUND;
import static dev.confab.inspect.InspectError.NOT_ALLOWED;

import dev.confab.access.Scope;
import dev.confab.audit.Deed;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.inspect.BotFiles;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Removes a bot, whoever registered it: an administrator any, an application its own. What it said
/// stays; what it was still to be told is withdrawn.
final class BotsRemove implements RestMethod<BotsRemove.Params, Boolean> {
  private static final String NAME = "confab.bots.remove";

  private final Lookout lookout;
  private final BotFiles files;
  private final Bots bots;
  private final EventDeeds deeds;

  BotsRemove(Lookout lookout, BotFiles files, Bots bots, EventDeeds deeds) {
    this.lookout = lookout;
    this.files = files;
    this.bots = bots;
    this.deeds = deeds;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The bot.") @OrElse("BOT_NOT_FOUND") UserId botId) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(NAME, Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(BOT_NOT_FOUND, NOT_ALLOWED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var sight = lookout.sight(call.tx(), call.caller());
    var file = files.of(call.tx(), sight, asked.botId());
    var person = file.person();
    BOT_NOT_FOUND.unless(bots.remove(call.tx(), file.bot(), call.caller().user()));
    var name = person == null ? file.bot().code() : person.fullName();
    deeds.note(
        call, Deed.of(NAME, "bot", asked.botId(), name).changing("code", file.bot().code(), null));
    return true;
  }
}
