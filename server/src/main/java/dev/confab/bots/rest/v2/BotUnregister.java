package dev.confab.bots.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotV2Error.NOT_UNREGISTERED;

import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Removes a bot.
final class BotUnregister implements RestMethod<BotUnregister.Params, Done> {
  record Params(@Whole BotKey bot) {}

  private final SecondBots bots;

  BotUnregister(SecondBots bots) {
    this.bots = bots;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing("imbot.v2.Bot.unregister", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(NOT_UNREGISTERED))
        .earlier(Past.MISSING_TOKEN_NAMED);
  }

  @Override
  public Done handle(Call call, Params asked) {
    bots.unregister(call.tx(), call.caller(), asked.bot().own(call, bots));
    return Done.DONE;
  }
}
