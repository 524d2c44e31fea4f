package dev.confab.bots.rest.v1;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.NOT_DELETED;
import static dev.confab.bots.BotError.OTHER_APPLICATION;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Removes a bot.
final class BotUnregister implements RestMethod<BotUnregister.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot.") @Nullable UserId botId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  private final Registration registration;

  BotUnregister(Registration registration) {
    this.registration = registration;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.unregister", Params.class, Boolean.class)
        .deprecated("imbot.v2.Bot.unregister")
        .needs(IMBOT)
        .refusesWith(BY_SESSION, CLIENT_ID_MISSING, BOT_NOT_FOUND, OTHER_APPLICATION, NOT_DELETED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    registration.unregister(call.tx(), call.caller(), asked.clientId(), asked.botId());
    return true;
  }
}
