package dev.confab.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Lanes that have something to do and wait for their turn at a handler. Those that are stuck,
/// whose event was attempted there in vain, stand apart. Guarded by the lock of [Lanes].
final class Queue {
  /// One of so many attempts is the oldest's, where the newest go first.
  private static final int OLDEST_EVERY = 8;

  private final ArrayDeque<Lane> fresh = new ArrayDeque<>(1);
  private final ArrayDeque<Lane> stuck = new ArrayDeque<>(1);

  /// Attempts that ended here of lanes that were not stuck: among them the oldest has its turn.
  private long attempts;

  /// Whose turn it is where both wait.
  private boolean stuckNext;

  private ArrayDeque<Lane> of(Lane lane) {
    return lane.isStuck() ? stuck : fresh;
  }

  void add(Lane lane) {
    of(lane).add(lane);
  }

  void addFirst(Lane lane) {
    of(lane).addFirst(lane);
  }

  /// A lane leaves that is not to run.
  void remove(Lane lane) {
    if (!fresh.remove(lane)) {
      stuck.remove(lane);
    }
  }

  /// The one whose turn is furthest off leaves; there is one.
  ///
  /// @param inTurn those that came first are next, and not the likeliest
  Lane giveUp(boolean inTurn) {
    if (!stuck.isEmpty()) {
      return stuck.removeLast();
    }
    return inTurn ? fresh.removeLast() : fresh.removeFirst();
  }

  void clear() {
    fresh.clear();
    stuck.clear();
  }

  boolean isEmpty() {
    return fresh.isEmpty() && stuck.isEmpty();
  }

  int size() {
    return fresh.size() + stuck.size();
  }

  boolean hasFresh() {
    return !fresh.isEmpty();
  }

  boolean hasStuck() {
    return !stuck.isEmpty();
  }

  /// The next one of those that came first; stuck ones and others take turns.
  ///
  /// @param stuckToo a stuck one may be next
  @Nullable Lane inTurn(boolean stuckToo) {
    boolean fromStuck = stuckToo && !stuck.isEmpty() && (stuckNext || fresh.isEmpty());
    stuckNext = !fromStuck;
    return fromStuck ? stuck.poll() : fresh.poll();
  }

  /// The one that is likeliest to be taken by a handler of which much was refused: not a stuck one
  /// while there is another, and of those the one that came last. What came before it may be of one
  /// kind with what was refused, and be much; so may what comes, and now and then the one that came
  /// first is next.
  @Nullable Lane likeliest(Instant now) {
    if (fresh.isEmpty()) {
      return likeliestStuck(now);
    }
    return attempts % OLDEST_EVERY == 0 ? fresh.poll() : fresh.pollLast();
  }

  /// An attempt ended of one that was not stuck.
  void attempted() {
    attempts++;
  }

  /// A stuck one. Those that are over go before others: they are given up, and take no attempt from
  /// those.
  @Nullable Lane likeliestStuck(Instant now) {
    var first = stuck.peek();
    if (first != null && !first.isOver(now)) {
      var over = stuck.stream().filter(lane -> lane.isOver(now)).toList();
      if (!over.isEmpty()) {
        stuck.removeIf(lane -> lane.isOver(now));
        over.reversed().forEach(stuck::addFirst);
      }
    }
    return stuck.poll();
  }
}
