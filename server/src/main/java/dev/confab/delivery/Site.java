package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A handler address of an application, whatever the limits under which it is called: those of its
/// bots may differ, and change while it wants to be spared. Guarded by the lock of [Lanes].
final class Site {
  /// Names a site of the server.
  record Key(PortalId portal, AppId app, String address) {
    static Key of(Destination.Key to) {
      return new Key(to.portal(), to.app(), to.route().address());
    }
  }

  private final List<Destination> here = new ArrayList<>(1);

  /// The handler wants no attempt before.
  private Instant asked = Instant.EPOCH;

  /// When it said so first.
  private Instant since = Instant.EPOCH;

  /// Those at this address; what is done with them may change which are.
  List<Destination> here() {
    return List.copyOf(here);
  }

  /// There is one more, which is spared where this one is.
  void add(Destination to, Instant now) {
    here.add(to);
    if (asked.isAfter(now)) {
      to.spare(since);
    }
  }

  void remove(Destination to) {
    here.remove(to);
  }

  Instant asked() {
    return asked;
  }

  /// The handler wants no attempt before `until`, and said so at an attempt of this lane.
  void spare(Lane lane, Instant until, Instant now) {
    since = asked.isAfter(now) ? since : now;
    asked = asked.isAfter(until) ? asked : until;
    for (var to : here) {
      if (to == lane.destination) {
        to.circuit.spare(lane, now);
      } else {
        to.spare(now);
      }
    }
  }

  /// Somebody wishes that something is attempted now.
  void hurry(Instant now) {
    asked = Instant.EPOCH;
    here.forEach(to -> to.circuit.hurry(now));
  }

  /// What it asked for holds no longer.
  void forget() {
    asked = Instant.EPOCH;
  }

  /// The destination that tells how the handler does now: where something is to be done before
  /// others, and of those the one used last. Null: there is none.
  @Nullable Destination current(Instant now) {
    return here.stream()
        .filter(to -> !to.abandoned(now))
        .max(Comparator.comparing((Destination to) -> !to.idle()).thenComparing(Destination::used))
        .orElse(null);
  }

  boolean isEmpty() {
    return here.isEmpty();
  }

  /// Nothing of it has to be remembered.
  boolean forgettable(Instant now) {
    return isEmpty() && !asked.isAfter(now);
  }
}
