package dev.confab.delivery;

import dev.confab.basics.PortalId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lanes in memory, and which of them pause until when. Guarded by the lock of [Lanes].
///
/// When there are too many, the one with the longest pause is forgotten, or one that waits for its
/// turn behind very many, and `behind` says that the store has to be searched for it.
final class Memory {
  private final int most;
  private final Map<Lane.Key, Lane> lanes = new HashMap<>();
  private final Alarm<Lane> parked = new Alarm<>();
  private boolean behind = true;
  private boolean passedBy;

  /// @param most lanes at the same time
  Memory(int most) {
    this.most = most;
  }

  /// A lane that is known, or null.
  @Nullable Lane find(Lane.Key key) {
    return lanes.get(key);
  }

  /// Those known now; what is done with them may change which are.
  List<Lane> all() {
    return List.copyOf(lanes.values());
  }

  /// The same of one portal.
  List<Lane> of(PortalId portal) {
    return lanes.values().stream().filter(lane -> lane.key.portal().equals(portal)).toList();
  }

  /// Is there a place for one that pauses until this time?
  boolean holds(Instant until) {
    var last = parked.last();
    return lanes.size() < most || (last != null && until.isBefore(last));
  }

  /// Makes a place for one that is to run; false when there is none.
  boolean makeRoom() {
    if (lanes.size() < most) {
      return true;
    }
    passBy();
    var longest = parked.removeLast();
    return longest != null && lanes.remove(longest.key, longest);
  }

  /// A lane is known from now on, for which there must be a place.
  void add(Lane lane) {
    lanes.put(lane.key, lane);
  }

  /// A lane is known no longer.
  void remove(Lane lane) {
    parked.cancel(lane);
    lanes.remove(lane.key, lane);
  }

  /// The lane pauses until this time; true when it is now the first to go on.
  boolean park(Lane lane, Instant until) {
    return parked.set(lane, until);
  }

  /// The lane pauses no longer.
  void unpark(Lane lane) {
    parked.cancel(lane);
  }

  /// One whose pause is over; null when there is none.
  @Nullable Lane wake(Instant now) {
    return parked.wake(now);
  }

  /// When the next pause is over; null when nothing pauses.
  @Nullable Instant nextDue() {
    return parked.next();
  }

  int size() {
    return lanes.size();
  }

  /// Some lane is not here although it has something to do.
  void passBy() {
    behind = true;
    passedBy = true;
  }

  /// Must the store be searched for lanes that are not here?
  boolean behind() {
    return behind;
  }

  /// A search of the whole store begins.
  void searchBegins() {
    passedBy = false;
  }

  /// The search is over: this is complete unless a lane was passed by meanwhile.
  void searchEnds() {
    behind = passedBy;
  }
}
