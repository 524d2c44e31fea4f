package dev.confab.botapps.rest;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.botapps.BotAppError.HASH_MISSING;
import static dev.confab.botapps.BotAppError.IFRAME_NOT_HTTPS;
import static dev.confab.botapps.BotAppError.LANG_MISSING;
import static dev.confab.botapps.BotAppError.NOT_CREATED;
import static dev.confab.botapps.BotAppError.PARAMS_WRONG;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.basics.Whole;
import dev.confab.botapps.BotAppDraft;
import dev.confab.botapps.BotApps;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Puts an application of a bot into the messenger; of the same code there is one.
/// (api-reference/chats/outdated/create-app/imbot-app-register.md)
final class BotAppRegister implements RestMethod<BotAppRegister.Params, Long> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Whole BotAppDraft app,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  private final BotApps apps;

  BotAppRegister(BotApps apps) {
    this.apps = apps;
  }

  @Override
  public MethodSpec<Params, Long> spec() {
    return MethodSpec.<Params, Long>writing("imbot.app.register", Params.class, Long.class)
        .deprecated()
        .needs(IMBOT)
        .refusesWith(
            BY_SESSION,
            CLIENT_ID_MISSING,
            BOT_NOT_FOUND,
            OTHER_APPLICATION,
            NOT_CREATED,
            PARAMS_WRONG,
            IFRAME_NOT_HTTPS,
            HASH_MISSING,
            LANG_MISSING);
  }

  @Override
  public Long handle(Call call, Params asked) {
    return apps.register(call.tx(), call.caller(), asked.clientId(), asked.botId(), asked.app());
  }
}
