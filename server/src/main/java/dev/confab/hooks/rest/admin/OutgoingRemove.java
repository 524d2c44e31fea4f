package dev.confab.hooks.rest.admin;

import static dev.confab.access.AccessError.WEBHOOK_NOT_FOUND;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.audit.Deed;
import dev.confab.basics.AppId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Removes an outgoing webhook, and what waits for it.
final class OutgoingRemove implements RestMethod<OutgoingRemove.Params, Boolean> {
  private static final String NAME = "confab.admin.outgoing.remove";

  private final OutgoingDesk desk;

  OutgoingRemove(OutgoingDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The webhook.") @OrElse("WEBHOOK_NOT_FOUND") AppId id,
      @Doc("Removes a declared webhook too; the next start makes it again.") @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(NAME, Params.class, Boolean.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(WEBHOOK_NOT_FOUND, DECLARED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var app = desk.apps().find(tx, asked.id());
    if (app == null || !OutgoingDesk.isOutgoing(app)) {
      throw WEBHOOK_NOT_FOUND.refuse();
    }
    desk.declared().refuseUnless(tx.portal(), app.id(), asked.untilRestart());
    var urls = desk.hooks().addresses(tx, app.id());
    desk.apps().removeOutgoing(tx, app);
    var deed =
        Deed.of(NAME, "outgoing", app.id(), app.clientId())
            .changing("url", String.join(", ", urls), null);
    desk.audit().note(tx, call.caller(), call.origin().address(), deed);
    return true;
  }
}
