package dev.confab.messages;

import dev.confab.access.App;
import dev.confab.basics.Caller;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;

/// Callers for the tests of this room.
final class Callers {
  private Callers() {}

  /// A user who calls through an application.
  static Caller of(PortalId portal, UserId user, App app) {
    return new Caller(
        portal, user, Caller.Auth.APPLICATION, app.scopes(), app.id(), app.clientId(), "app:1");
  }
}
