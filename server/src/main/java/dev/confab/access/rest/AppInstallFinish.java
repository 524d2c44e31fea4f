package dev.confab.access.rest;

import static dev.confab.access.AccessError.ADMIN_ONLY;
import static dev.confab.access.AccessError.APPLICATION_NOT_FOUND;

import dev.confab.access.Apps;
import dev.confab.access.Scope;
import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
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
  private final AuditLog audit;

  AppInstallFinish(People people, Apps apps, AuditLog audit) {
    this.hand = new AppInHand(people, apps);
    this.apps = apps;
    this.audit = audit;
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
    var app = hand.of(call, asked.clientId());
    if (!app.installed()) {
      apps.finish(call.tx(), app.id(), call.caller().user());
      var deed = Deed.of("confab.app.installFinish", "app", app.id(), app.title());
      audit.note(call.tx(), call.caller(), call.origin().address(), deed);
    }
    return true;
  }
}
