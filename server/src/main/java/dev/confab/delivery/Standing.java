package dev.confab.delivery;

import dev.confab.access.App;
import dev.confab.basics.FormWriter.Pair;
import dev.confab.portals.Portal;

/// What stays the same from body to body as long as portal and application do, encoded.
///
/// @param base where the portal is reached, without a slash at its end
record Standing(
    Portal portal,
    App app,
    String base,
    Pair scope,
    Pair domain,
    Pair serverEndpoint,
    Pair status,
    Pair clientEndpoint,
    Pair memberId,
    Pair clientId,
    Pair applicationToken) {

  static Standing of(Portal portal, App app, String base) {
    var rest = base + "/rest/";
    return new Standing(
        portal,
        app,
        base,
        new Pair("scope", String.join(",", app.scopes())),
        new Pair("domain", portal.host()),
        new Pair("server_endpoint", rest),
        new Pair("status", app.status()),
        new Pair("client_endpoint", rest),
        new Pair("member_id", portal.memberId()),
        new Pair("client_id", app.clientId()),
        new Pair("application_token", app.applicationToken()));
  }

  boolean holds(Portal now, App appNow, String baseNow) {
    return portal.equals(now) && app.equals(appNow) && base.equals(baseNow);
  }

  /// Not for a log: it holds the application's token.
  @Override
  public String toString() {
    return "Standing[" + app.id() + "]";
  }
}
