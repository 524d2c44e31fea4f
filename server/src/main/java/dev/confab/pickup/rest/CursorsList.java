package dev.confab.pickup.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.pickup.Cursors;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the readers of a bot's events.
final class CursorsList implements RestMethod<CursorsList.Params, List<CursorCard>> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the first of the application.") @Nullable UserId botId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  private final Bots bots;
  private final Cursors cursors;

  CursorsList(Bots bots, Cursors cursors) {
    this.bots = bots;
    this.cursors = cursors;
  }

  @Override
  public MethodSpec<Params, List<CursorCard>> spec() {
    return MethodSpec.<Params, List<CursorCard>>reading(
            "confab.cursors.list", Params.class, List.class)
        .needs(CONFAB)
        .refusesWith(BY_SESSION, CLIENT_ID_MISSING, BOT_NOT_FOUND, OTHER_APPLICATION);
  }

  @Override
  public List<CursorCard> handle(Call call, Params asked) {
    var bot = bots.hearing(call.reads(), call.caller(), asked.clientId(), asked.botId());
    return cursors.all(call.reads(), bot.id()).stream().map(CursorCard::of).toList();
  }
}
