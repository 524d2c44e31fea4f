package dev.confab.access.rest.admin;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.portals.Declared;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;

/// Shows the settings of the portal.
final class PortalGet implements RestMethod<NoParams, PortalCard> {
  private final Portals portals;
  private final Declared declared;

  PortalGet(Portals portals, Declared declared) {
    this.portals = portals;
    this.declared = declared;
  }

  @Override
  public MethodSpec<NoParams, PortalCard> spec() {
    return MethodSpec.<NoParams, PortalCard>reading(
            "confab.admin.portal.get", NoParams.class, PortalCard.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED);
  }

  @Override
  public PortalCard handle(Call call, NoParams asked) {
    var id = call.caller().portal();
    return PortalCard.of(portals.get(id), declared.holds(id, id));
  }
}
