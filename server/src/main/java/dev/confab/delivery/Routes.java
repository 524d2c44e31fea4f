package dev.confab.delivery;

import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.eventlog.Event;
import java.util.HashMap;
import java.util.Map;

/// Where the events of each handler went last: a guess that spares most lanes a second turn. Wrong
/// guesses cost that turn and nothing else, so when there are too many all are forgotten.
///
/// Not safe for threads: [Lanes] guards it.
final class Routes {
  /// Names a handler of the server.
  private record Key(PortalId portal, HandlerId handler) {
    static Key of(Event event) {
      return new Key(event.portal(), event.handler());
    }
  }

  private final int most;
  private final Map<Key, Route> known = new HashMap<>();

  Routes(int most) {
    this.most = most;
  }

  Route of(Event event) {
    return of(event.portal(), event.handler());
  }

  Route of(PortalId portal, HandlerId handler) {
    return known.getOrDefault(new Key(portal, handler), Route.UNKNOWN);
  }

  void learn(Event event, Route route) {
    if (known.size() >= most) {
      known.clear();
    }
    known.put(Key.of(event), route);
  }

  void forget(PortalId portal) {
    known.keySet().removeIf(handler -> handler.portal().equals(portal));
  }
}
