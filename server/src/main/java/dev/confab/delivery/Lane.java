package dev.confab.delivery;

import dev.confab.basics.PortalId;
import dev.confab.eventlog.Event;
import java.time.Instant;
import java.util.ArrayDeque;

/// One lane with something to do. Guarded by the lock of [Lanes].
final class Lane {
  /// Names a lane of the server.
  record Key(PortalId portal, String name) {}

  enum Phase {
    /// In its destination's queue.
    READY,
    /// A thread works on it.
    RUNNING,
    /// Waits for the time its first event is due.
    PARKED
  }

  final Key key;

  /// Known to [Lanes] only while it has something ready or running.
  Destination destination;

  /// Its next events, oldest first, as far as they are at hand.
  final ArrayDeque<Event> held = new ArrayDeque<>(2);

  /// The store may hold events that come after those at hand.
  boolean more;

  /// An event was appended and not kept since the last read of the store began.
  boolean missed;

  Phase phase = Phase.READY;
  Instant due = Instant.EPOCH;

  /// Tells lanes with the same due time apart.
  long ticket;

  Lane(Key key, Destination destination) {
    this.key = key;
    this.destination = destination;
  }
}
