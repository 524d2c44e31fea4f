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
/// turn behind very many: the store has to be searched for it, when it has something to do.
final class Memory {
  /// Before everything: a lane that has something to do now, which somebody waits for.
  private static final Instant AT_ONCE = Instant.MIN;

  /// After everything: no lane.
  private static final Instant NEVER = Instant.MAX;

  private final int most;
  private final Map<Lane.Key, Lane> lanes = new HashMap<>();
  private final Alarm<Lane> parked = new Alarm<>();

  /// When the first of the lanes that are not here may have something to do.
  private Instant missed = AT_ONCE;

  /// The same of those that were passed by since the search under way began.
  private Instant passedBy = NEVER;

  /// Much room was found, and it is not full since.
  private boolean filling = true;

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
    var longest = parked.removeLast();
    if (longest == null) {
      return false;
    }
    passBy(longest.due());
    return lanes.remove(longest.key, longest);
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

  /// Some lane is not here although it has something to do from this time on.
  void passBy(Instant from) {
    missed = earlier(missed, from);
    passedBy = earlier(passedBy, from);
  }

  /// What lanes wait for was changed: of those that are not here nobody knows any more.
  void othersChanged() {
    if (behind()) {
      passBy(AT_ONCE);
    }
  }

  /// There may be lanes that nobody heard of.
  void doubt() {
    passBy(AT_ONCE);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// Must the store be searched for lanes that are not here?
  boolean behind() {
    return missed.isBefore(NEVER);
  }

  /// From when the search for them is to go on; [Instant#MIN]: without a rest, because one is not
  /// to wait, or because this is not nearly full, and then until it is. Null: it need not.
  @Nullable Instant searchFrom() {
    if (!behind()) {
      return null;
    }
    filling = lanes.size() < (filling ? most : most - most / 8);
    return filling ? AT_ONCE : missed;
  }

  /// A search of the whole store begins.
  void searchBegins() {
    passedBy = NEVER;
  }

  /// The search is over: this is complete but for those that were passed by meanwhile.
  void searchEnds() {
    missed = passedBy;
  }
}
