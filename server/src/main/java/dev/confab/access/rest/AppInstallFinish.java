package dev.confab.access.rest;

import static dev.confab.access.AccessError.ADMIN_ONLY;
import static dev.confab.access.AccessError.APPLICATION_NOT_FOUND;

import dev.confab.access.Apps;
import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Finishes the installation of an application with pages: what `BX24.installFinish()` does in a
/// browser, for those who install by calls.
final class AppInstallFinish implements RestMethod<AppInstallFinish.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Which application; a call with an application's token means that one.")
          @Nullable String clientId) {}

  private final AppInHand hand;
  private final Apps apps;

  AppInstallFinish(People people, Apps apps) {
    this.hand = new AppInHand(people, apps);
    this.apps = apps;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "confab.app.installFinish", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(ADMIN_ONLY, APPLICATION_NOT_FOUND);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    apps.finish(call.tx(), hand.of(call, asked.clientId()).id(), call.caller().user());
    return true;
  }
}
