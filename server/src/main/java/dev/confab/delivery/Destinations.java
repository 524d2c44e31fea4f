package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.eventlog.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The handlers that something waits for, or of which something is remembered. Guarded by the lock
/// of [Lanes].
final class Destinations {
  /// How often it is looked what is used no more.
  private static final Duration TIDY_EVERY = Duration.ofMinutes(1);

  private final Bounds bounds;
  private final Steady clock;
  private final Map<Destination.Key, Destination> known = new HashMap<>();
  private final Map<Site.Key, Site> sites = new HashMap<>();
  private Instant tidyFrom = Instant.MIN;

  Destinations(Bounds bounds, Steady clock) {
    this.bounds = bounds;
    this.clock = clock;
  }

  Destination of(Destination.Key key) {
    var found = known.get(key);
    return found == null ? open(key) : found;
  }

  /// The same if it is known; else null.
  @Nullable Destination find(Destination.Key key) {
    return known.get(key);
  }

  private Destination open(Destination.Key key) {
    var now = clock.instant();
    if (known.size() >= bounds.lanesMax()) {
      all().stream().filter(to -> to.replaceable(now)).forEach(this::remove);
    }
    if (sites.size() >= bounds.lanesMax()) {
      sites.values().removeIf(Site::isEmpty);
    }
    var site = sites.computeIfAbsent(Site.Key.of(key), asked -> new Site());
    var to = new Destination(key, site, bounds.inFlightMaxPerHandler());
    known.put(key, to);
    site.add(to, now);
    return to;
  }

  /// The address at which an event is handed over that goes by this route; null: nothing is known
  /// of it.
  @Nullable Site site(Event event, Route route) {
    return sites.get(new Site.Key(event.portal(), event.app(), route.address()));
  }

  /// Those known now; what is done with them may change which are.
  List<Destination> all() {
    return List.copyOf(known.values());
  }

  void remove(Destination to) {
    if (known.remove(to.key, to)) {
      to.site.remove(to);
      if (to.site.forgettable(clock.instant())) {
        sites.remove(Site.Key.of(to.key));
      }
    }
  }

  /// Forgets what is used no more: whoever changes his address again and again, and has an attempt
  /// fail at each, would have all of them remembered.
  void tidy(Instant now) {
    if (now.isBefore(tidyFrom)) {
      return;
    }
    tidyFrom = now.plus(TIDY_EVERY);
    all().stream().filter(to -> to.abandoned(now) && to.replaceable(now)).forEach(this::remove);
    sites.values().removeIf(site -> site.forgettable(now));
  }

  /// How a handler does; null when nothing waits for it and nothing is known.
  @Nullable Health health(PortalId portal, AppId app, String address) {
    var site = sites.get(new Site.Key(portal, app, address));
    var to = site == null ? null : site.current(clock.instant());
    return to == null ? null : Health.of(to, clock);
  }

  /// How many handlers are spared.
  int interrupted() {
    var now = clock.instant();
    return (int) sites.values().stream().filter(site -> interrupted(site.current(now))).count();
  }

  private static boolean interrupted(@Nullable Destination to) {
    return to != null && to.circuit.state() != Circuit.State.CLOSED;
  }
}
