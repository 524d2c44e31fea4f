package dev.confab.delivery;

import dev.confab.eventlog.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events at hand, of all lanes together no more than fit. Once a lane had to pass one by, or
/// pauses, it keeps none and is read from the store when its turn comes. Guarded by the lock of
/// [Lanes].
final class Hand {
  private final Bounds bounds;
  private long chars;

  Hand(Bounds bounds) {
    this.bounds = bounds;
  }

  void keep(Lane lane, Event event) {
    if (lane.more
        || lane.held.size() >= bounds.heldMaxPerLane()
        || chars + event.data().length() > bounds.heldCharsMax()) {
      lane.more = true;
      lane.missed = true;
    } else {
      lane.held.add(event);
      chars += event.data().length();
    }
  }

  @Nullable Event take(Lane lane) {
    var event = lane.held.poll();
    if (event == null) {
      lane.missed = false;
    } else {
      chars -= event.data().length();
    }
    return event;
  }

  void giveBack(Lane lane, Event event) {
    lane.held.addFirst(event);
    chars += event.data().length();
  }

  int readable(Lane lane) {
    if (!lane.more) {
      return 0;
    }
    return chars < bounds.heldCharsMax() ? bounds.heldMaxPerLane() : 1;
  }

  /// True when the store may hold more.
  boolean refill(Lane lane, List<Event> read, int limit) {
    for (var event : read) {
      lane.held.add(event);
      chars += event.data().length();
    }
    lane.more = lane.missed || read.size() == limit;
    return lane.more;
  }

  void drop(Lane lane) {
    for (var event : lane.held) {
      chars -= event.data().length();
    }
    lane.held.clear();
    lane.more = true;
    lane.missed = true;
  }
}
