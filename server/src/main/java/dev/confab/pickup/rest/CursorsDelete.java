package dev.confab.pickup.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;
import static dev.confab.pickup.PickupError.CURSOR_UNKNOWN;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.pickup.Cursors;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Forgets a reader.
final class CursorsDelete implements RestMethod<CursorsDelete.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the first of the application.") @Nullable UserId botId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId,
      @Doc("The reader's name.") String cursor) {}

  private final Bots bots;
  private final Cursors cursors;

  CursorsDelete(Bots bots, Cursors cursors) {
    this.bots = bots;
    this.cursors = cursors;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("confab.cursors.delete", Params.class, Boolean.class)
        .needs(CONFAB)
        .refusesWith(
            BY_SESSION, CLIENT_ID_MISSING, BOT_NOT_FOUND, OTHER_APPLICATION, CURSOR_UNKNOWN);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var bot = bots.hearing(call.reads(), call.caller(), asked.clientId(), asked.botId());
    cursors.delete(call.tx(), bot.id(), asked.cursor());
    return true;
  }
}
