package dev.confab.delivery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queues of which a lane may leave when memory is full. Those of handlers that are spared are in
/// the way before all others, and longer ones before shorter ones. The last lane of a queue is in
/// nobody's way: with it the handler's next attempt is made. Guarded by the lock of [Lanes].
///
/// Lengths are told apart by their powers of two. So a queue that moves by a lane is noted in no
/// other place, and two queues of the same length do not take each other's lanes in turn.
final class Crowds {
  /// Powers of two that a length may have.
  private static final int LENGTHS = Integer.SIZE;

  private final List<LinkedHashSet<Destination>> queues = new ArrayList<>(2 * LENGTHS);

  Crowds() {
    for (int crowd = 0; crowd < 2 * LENGTHS; crowd++) {
      queues.add(new LinkedHashSet<>());
    }
  }

  /// The queue of a destination, or whether that is spared, may have changed.
  void note(Destination to) {
    int crowd = crowd(to, to.ready.size());
    if (crowd != to.crowd) {
      queues.get(to.crowd).remove(to);
      to.crowd = crowd;
      if (crowd > 0) {
        queues.get(crowd).add(to);
      }
    }
  }

  /// How much a queue of this length is in the way; 0: not at all.
  private static int crowd(Destination to, int length) {
    if (length < 2) {
      return 0;
    }
    int power = LENGTHS - 1 - Integer.numberOfLeadingZeros(length);
    return to.circuit.state() == Circuit.State.CLOSED ? power : LENGTHS + power;
  }

  /// A lane leaves the queue that is most in the way, because another is to stand at `newcomer`.
  /// Null: that would be as much in the way.
  ///
  /// @param newcomer null: it is not known yet
  @Nullable Lane giveWay(@Nullable Destination newcomer) {
    int own = newcomer == null ? 0 : crowd(newcomer, newcomer.ready.size() + 1);
    for (int crowd = queues.size() - 1; crowd > own; crowd--) {
      var most = queues.get(crowd);
      while (!most.isEmpty()) {
        var to = most.getFirst();
        note(to);
        if (to.crowd == crowd) {
          var lane = to.giveUp();
          note(to);
          return lane;
        }
      }
    }
    return null;
  }
}
