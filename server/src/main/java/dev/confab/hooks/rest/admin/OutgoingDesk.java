package dev.confab.hooks.rest.admin;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.audit.AuditLog;
import dev.confab.hooks.Hooks;
import dev.confab.portals.Declared;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods with which administrators manage outgoing webhooks.
public record OutgoingDesk(
    Apps apps, Hooks hooks, OutgoingCare care, Declared declared, AuditLog audit) {

  /// All of them.
  public List<RestMethod<?, ?>> methods() {
    return List.of(new OutgoingList(this), new OutgoingAdd(this), new OutgoingRemove(this));
  }

  static boolean isOutgoing(App app) {
    return app.kind().equals(App.OUTGOING);
  }
}
