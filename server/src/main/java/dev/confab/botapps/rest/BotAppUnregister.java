package dev.confab.botapps.rest;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.botapps.BotAppError.APP_NOT_FOUND;
import static dev.confab.botapps.BotAppError.NOT_DELETED;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.botapps.BotApps;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Takes an application of a bot out of the messenger.
/// (api-reference/chats/outdated/create-app/imbot-app-unregister.md)
final class BotAppUnregister implements RestMethod<BotAppUnregister.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The application.") @Nullable Long appId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  private final BotApps apps;

  BotAppUnregister(BotApps apps) {
    this.apps = apps;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.app.unregister", Params.class, Boolean.class)
        .deprecated()
        .needs(IMBOT)
        .refusesWith(APP_NOT_FOUND, BY_SESSION, CLIENT_ID_MISSING, OTHER_APPLICATION, NOT_DELETED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    apps.unregister(tx, apps.owned(tx, call.caller(), asked.clientId(), asked.appId()));
    return true;
  }
}
