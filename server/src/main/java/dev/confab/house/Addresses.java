package dev.confab.house;

import dev.confab.links.Pictures;
import dev.confab.live.Live;
import dev.confab.pickup.Pickup;
import dev.confab.rpc.Dispatcher;
import dev.confab.web.AuthorizeRoute;
import dev.confab.web.HealthRoute;
import dev.confab.web.LiveRoute;
import dev.confab.web.OpenId;
import dev.confab.web.OpenIdRoute;
import dev.confab.web.PageFiles;
import dev.confab.web.PageRoute;
import dev.confab.web.PictureRoute;
import dev.confab.web.RestRoute;
import dev.confab.web.Route;
import dev.confab.web.SessionCard;
import dev.confab.web.SessionRoute;
import dev.confab.web.SignIn;
import dev.confab.web.SignInGuard;
import dev.confab.web.Spool;
import dev.confab.web.StreamRoute;
import dev.confab.web.TokenRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Everything the door answers, in the order in which it asks.
final class Addresses {
  private Addresses() {}

  /// @param pictures null: none of other servers are shown
  /// @param ready whether the server is open
  static List<Route> of(
      Rooms rooms,
      HouseSettings settings,
      Dispatcher dispatcher,
      Pickup pickup,
      Live live,
      @Nullable Pictures pictures,
      Metrics metrics,
      BooleanSupplier ready) {
    var guard = new SignInGuard(rooms.clock());
    var signIn = new SignIn(rooms.store(), rooms.people(), rooms.sessions(), guard);
    var provider = settings.openId();
    var card =
        new SessionCard(
            rooms.store(),
            rooms.files()::path,
            rooms.declared(),
            live,
            Version.NUMBER,
            pictures != null,
            provider != null);
    var routes = new ArrayList<Route>(FileRoutes.of(rooms));
    if (provider != null) {
      var openId = new OpenId(provider, rooms.clock());
      routes.add(new OpenIdRoute(rooms.portals(), signIn, openId));
    }
    if (pictures != null) {
      routes.add(new PictureRoute(rooms.portals(), signIn, pictures));
    }
    routes.addAll(
        List.of(
            new RestRoute(dispatcher, metrics::called, new Spool(rooms.blobs().spool())),
            new StreamRoute(dispatcher, pickup),
            new TokenRoute(rooms.oauth()),
            new AuthorizeRoute(rooms.portals(), rooms.oauth(), signIn),
            new SessionRoute(rooms.portals(), signIn, card),
            new LiveRoute(rooms.portals(), signIn, live),
            new HealthRoute(new Readiness(ready, rooms.store()::probe), metrics::page),
            new PageRoute(
                PageFiles.onClassPath(settings.door().prefix()), host -> frames(rooms, host))));
    return routes;
  }

  private static List<String> frames(Rooms rooms, String host) {
    var portal = rooms.portals().open(host);
    return portal == null
        ? List.of()
        : rooms.botApps().pageOrigins(rooms.store().reads(portal.id()));
  }
}
