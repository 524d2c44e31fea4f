package dev.confab.pickup.rest.v2;

import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.bots.rest.v2.ShownBots;
import dev.confab.eventlog.UserLog;
import dev.confab.pickup.Fetch;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class FetchMethods {
  private FetchMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      SecondBots bots, ShownBots shown, Portals portals, Fetch fetch, UserLog users) {
    return List.of(
        new EventGet(bots, shown, portals, fetch, users),
        new UserEventSubscribe(users),
        new UserEventUnsubscribe(users),
        new UserEventGet(portals, fetch));
  }
}
