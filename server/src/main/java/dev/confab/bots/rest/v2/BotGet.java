package dev.confab.bots.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotV2Error.NOT_FOUND;
import static dev.confab.bots.BotV2Error.PARAMS_MISSING;
import static dev.confab.bots.BotV2Error.TOKEN_MISSING;

import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Shows a bot: whole to its owner, in brief to anybody else.
final class BotGet implements RestMethod<BotGet.Params, FoundBot> {
  record Params(
      @Doc("The bot.") @Nullable UserId botId,
      @Doc("Or its code.") @Nullable String code,
      @Doc("For webhooks: the bot's token.") @Nullable String botToken) {}

  private final SecondBots bots;
  private final FoundBot.Maker found;

  BotGet(SecondBots bots, FoundBot.Maker found) {
    this.bots = bots;
    this.found = found;
  }

  @Override
  public MethodSpec<Params, FoundBot> spec() {
    return MethodSpec.<Params, FoundBot>reading("imbot.v2.Bot.get", Params.class, FoundBot.class)
        .needs(IMBOT)
        .refusesWith(TOKEN_MISSING, PARAMS_MISSING, NOT_FOUND)
        .earlier(Past.MISSING_TOKEN_NAMED);
  }

  @Override
  public FoundBot handle(Call call, Params asked) {
    var reads = call.reads();
    var token = asked.botToken();
    var bot = bots.looked(reads, call.caller(), token, asked.botId(), asked.code());
    return bots.isOwned(reads, call.caller(), token, bot)
        ? found.owned(call, bot)
        : found.brief(call, bot);
  }
}
