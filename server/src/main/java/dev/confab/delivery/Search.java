package dev.confab.delivery;

import dev.confab.basics.PortalId;
import dev.confab.eventlog.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Searches the store for lanes that have something waiting, a page at a time: after a start, and
/// when memory could not hold them all.
///
/// It goes on where it was, so that places that come free go round. Without a rest only while there
/// is much room, or somebody waits for what it finds; else it takes a small part of a processor,
/// however much the store holds.
final class Search {
  /// Lanes in one page, at most.
  private static final int PAGE_MAX = 500;

  /// From the beginning of a search to that of the next, at least.
  private static final Duration ROUND_MIN = Duration.ofSeconds(2);

  /// The rest after a page is so many times what the page took.
  private static final int REST = 19;

  /// Longest rest after a page, unless the pages before took long too: a clock that was set forward
  /// meanwhile makes it no longer.
  private static final Duration REST_MAX = Duration.ofSeconds(1);

  /// Longest rest after a page, however long they take.
  private static final Duration REST_MAX_EVER = Duration.ofSeconds(16);

  private final Backlog log;
  private final Supplier<List<PortalId>> portals;
  private final Lanes lanes;
  private final int page;
  private final Steady clock;
  private final RetryLadder ladder;
  private final ArrayDeque<PortalId> left = new ArrayDeque<>();
  private boolean under;
  private String after = "";

  /// When the search under way began.
  private Instant begun = Instant.MIN;

  /// Nothing is read before, whatever there is room for.
  private Instant closedUntil = Instant.MIN;

  /// No page is read before, unless it is to be read without a rest.
  private Instant restsUntil = Instant.MIN;

  private Duration restMax = REST_MAX;

  /// @param ladder says how long an event may wait
  Search(
      Backlog log,
      Supplier<List<PortalId>> portals,
      Lanes lanes,
      Bounds bounds,
      Steady clock,
      RetryLadder ladder) {
    this.log = log;
    this.portals = portals;
    this.lanes = lanes;
    this.page = Math.min(bounds.lanesMax(), PAGE_MAX);
    this.clock = clock;
    this.ladder = ladder;
  }

  /// When the next page is to be read, by the steady clock; null: memory holds all there is.
  @Nullable Instant next() {
    var from = lanes.searchFrom();
    if (from == null) {
      return null;
    }
    var rested = from.equals(Instant.MIN) ? from : later(from, restsUntil);
    return later(later(rested, closedUntil), clock.instant());
  }

  /// How long that is from now, and no longer than `most`.
  Duration within(Duration most) {
    var next = next();
    var left = next == null ? most : Duration.between(clock.instant(), next);
    return left.compareTo(most) > 0 ? most : left;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Reads the next page if it is time to; true while there is another to be read at once.
  boolean look() {
    if (!isDue()) {
      return false;
    }
    step();
    return isDue();
  }

  private boolean isDue() {
    var next = next();
    return next != null && !next.isAfter(clock.instant());
  }

  /// The store failed: it is left alone for a while.
  void failed(Duration pause) {
    closedUntil = clock.instant().plus(pause);
  }

  private void step() {
    var now = clock.instant();
    if (!under) {
      lanes.searchBegins();
      left.addAll(portals.get());
      under = true;
      begun = now;
    }
    readPage();
    rest(Duration.between(now, clock.instant()).multipliedBy(REST));
    if (left.isEmpty()) {
      lanes.searchEnds();
      under = false;
      closedUntil = lanes.searchFrom() == null ? Instant.MIN : begun.plus(ROUND_MIN);
    }
  }

  private void rest(Duration asked) {
    boolean more = asked.compareTo(restMax) > 0;
    restsUntil = clock.instant().plus(more ? restMax : asked);
    if (more) {
      var doubled = restMax.multipliedBy(2);
      restMax = doubled.compareTo(REST_MAX_EVER) > 0 ? REST_MAX_EVER : doubled;
    } else if (asked.compareTo(REST_MAX) <= 0) {
      restMax = REST_MAX;
    }
  }

  private void readPage() {
    var portal = left.peek();
    if (portal == null) {
      return;
    }
    var era = lanes.era();
    var found = log.lanes(portal, after, page);
    var now = clock.shown(clock.instant());
    found.forEach(
        head -> {
          // one that is further off is of before somebody set the clock back: it is looked at now
          boolean far = head.due().isAfter(now.plus(ladder.longest(head)));
          lanes.found(portal, head, far ? head.due() : now, era);
        });
    if (found.size() == page) {
      after = found.getLast().lane();
    } else {
      left.remove();
      after = "";
    }
  }
}
