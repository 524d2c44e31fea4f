package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The handlers that something waits for, or of which something is remembered. Guarded by the lock
/// of [Lanes].
final class Destinations {
  private final Bounds bounds;
  private final Steady clock;
  private final Map<Destination.Key, Destination> known = new HashMap<>();

  Destinations(Bounds bounds, Steady clock) {
    this.bounds = bounds;
    this.clock = clock;
  }

  Destination of(Destination.Key key) {
    if (known.size() >= bounds.lanesMax() && !known.containsKey(key)) {
      var now = clock.instant();
      known.values().removeIf(to -> to.replaceable(now));
    }
    return known.computeIfAbsent(
        key, asked -> new Destination(asked, bounds.inFlightMaxPerHandler()));
  }

  /// Those known now; what is done with them may change which are.
  List<Destination> all() {
    return List.copyOf(known.values());
  }

  void remove(Destination to) {
    known.remove(to.key, to);
  }

  /// How a handler does; null when nothing waits for it and nothing is known.
  @Nullable Health health(PortalId portal, AppId app, String address) {
    return known.values().stream()
        .filter(to -> to.leadsTo(portal, app, address) && !to.abandoned(clock.instant()))
        .max(Comparator.comparing(Destination::used))
        .map(to -> Health.of(to, clock))
        .orElse(null);
  }

  /// How many circuits are not closed.
  int interrupted() {
    var now = clock.instant();
    return (int) known.values().stream().filter(to -> to.interrupted(now)).count();
  }
}
