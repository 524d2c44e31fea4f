package dev.confab.delivery;

import dev.confab.eventlog.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events at hand, of all lanes together no more than fit. Once a lane had to pass one by, or
/// pauses, it keeps none and is read from the store when its turn comes. Guarded by the lock of
/// [Lanes].
final class Hand {
  /// Characters that an event is thought to have before one was read.
  private static final long SIZE_FIRST = 16_384;

  /// Of what the largest had that was read lately, so much less with each that has fewer.
  private static final long SIZE_FADES = 16;

  private final Bounds bounds;
  private long chars;

  /// What those are thought to bring that are read at the moment: nobody may count on their room.
  private long expected;

  /// Characters of an event, rather too many: a few large ones among small ones fill memory.
  private long size;

  Hand(Bounds bounds) {
    this.bounds = bounds;
    this.size = Math.min(SIZE_FIRST, bounds.heldCharsMax() / (4L * bounds.heldMaxPerLane()));
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

  /// How many events of a lane to read, which [#refill] ends.
  int readable(Lane lane) {
    if (!lane.more) {
      return 0;
    }
    unread(lane); // if it was asked before
    int most = bounds.heldMaxPerLane();
    int limit = chars + expected + most * size < bounds.heldCharsMax() ? most : 1;
    lane.expected = limit * size;
    expected += lane.expected;
    return limit;
  }

  private void unread(Lane lane) {
    expected -= lane.expected;
    lane.expected = 0;
  }

  void refill(Lane lane, List<Event> read, int limit) {
    unread(lane);
    for (var event : read) {
      lane.held.add(event);
      int length = event.data().length();
      chars += length;
      size = Math.max(length, size - size / SIZE_FADES);
    }
    lane.more = lane.missed || read.size() == limit;
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
