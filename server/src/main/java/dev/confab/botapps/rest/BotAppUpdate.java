package dev.confab.botapps.rest;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.botapps.BotAppError.APP_NOT_FOUND;
import static dev.confab.botapps.BotAppError.HASH_MISSING;
import static dev.confab.botapps.BotAppError.IFRAME_NOT_HTTPS;
import static dev.confab.botapps.BotAppError.LANG_MISSING;
import static dev.confab.botapps.BotAppError.NOT_UPDATED;
import static dev.confab.botapps.BotAppError.PARAMS_WRONG;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.Whole;
import dev.confab.botapps.BotAppDraft;
import dev.confab.botapps.BotApps;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Changes an application of a bot. The page's table puts the fields beside `APP_ID`, its example
/// into `FIELDS`: both are read, `FIELDS` first.
/// (api-reference/chats/outdated/create-app/imbot-app-update.md)
final class BotAppUpdate implements RestMethod<BotAppUpdate.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The application.") @Nullable Long appId,
      @Whole BotAppDraft app,
      @Doc("The same fields, as the example has them.") @Nullable BotAppDraft fields,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  private final BotApps apps;

  BotAppUpdate(BotApps apps) {
    this.apps = apps;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.app.update", Params.class, Boolean.class)
        .deprecated()
        .needs(IMBOT)
        .refusesWith(
            APP_NOT_FOUND,
            BY_SESSION,
            CLIENT_ID_MISSING,
            OTHER_APPLICATION,
            NOT_UPDATED,
            PARAMS_WRONG,
            IFRAME_NOT_HTTPS,
            HASH_MISSING,
            LANG_MISSING);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var fields = asked.fields();
    var draft = fields == null ? asked.app() : fields.over(asked.app());
    apps.update(call.tx(), call.caller(), asked.clientId(), asked.appId(), draft);
    return true;
  }
}
