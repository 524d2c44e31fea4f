package dev.confab.access.rest;

import static dev.confab.access.AccessError.ADMIN_ONLY;
import static dev.confab.access.AccessError.APPLICATION_NOT_FOUND;

import dev.confab.access.Apps;
import dev.confab.access.Scope;
import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Removes an application with its bots, handlers and tokens. One that a portal file declares comes
/// back with the next start, so it is to be taken out of there too.
final class AppUninstall implements RestMethod<AppUninstall.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Which application; a call with an application's token means that one.")
          @Nullable String clientId,
      @Doc("Whether what the application kept goes too.") @Default("N") boolean clean) {}

  private final AppInHand hand;
  private final Apps apps;
  private final AuditLog audit;

  AppUninstall(People people, Apps apps, AuditLog audit) {
    this.hand = new AppInHand(people, apps);
    this.apps = apps;
    this.audit = audit;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("confab.app.uninstall", Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(ADMIN_ONLY, APPLICATION_NOT_FOUND);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var app = hand.of(call, asked.clientId());
    apps.remove(call.tx(), app, asked.clean());
    var deed =
        Deed.of("confab.app.uninstall", "app", app.id(), app.title())
            .setting("clean", asked.clean());
    audit.note(call.tx(), call.caller(), call.origin().address(), deed);
    return true;
  }
}
