package dev.confab.delivery;

import dev.confab.basics.PortalId;
import dev.confab.eventlog.Backlog;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;

/// Searches the store for lanes that have something waiting, a page at a time: after a start, and
/// when memory could not hold them all.
final class Search {
  /// Lanes in one page.
  private static final int PAGE = 500;

  private final Backlog log;
  private final Supplier<List<PortalId>> portals;
  private final Lanes lanes;
  private final InstantSource clock;
  private final RetryLadder ladder;
  private final ArrayDeque<PortalId> left = new ArrayDeque<>();
  private boolean under;
  private String after = "";

  /// @param ladder says how long an event may wait
  Search(
      Backlog log,
      Supplier<List<PortalId>> portals,
      Lanes lanes,
      InstantSource clock,
      RetryLadder ladder) {
    this.log = log;
    this.portals = portals;
    this.lanes = lanes;
    this.clock = clock;
    this.ladder = ladder;
  }

  /// Reads one page; true when that ended the search.
  boolean step() {
    if (!under) {
      lanes.searchBegins();
      left.addAll(portals.get());
      under = true;
    }
    var portal = left.peek();
    if (portal != null) {
      var era = lanes.era();
      var page = log.lanes(portal, after, PAGE);
      var now = clock.instant();
      page.forEach(
          head -> {
            // one that is further off is of before somebody set the clock back: it is looked at now
            boolean far = head.due().isAfter(now.plus(ladder.longest(head)));
            lanes.found(portal, head, far ? head.due() : now, era);
          });
      if (page.size() == PAGE) {
        after = page.getLast().lane();
      } else {
        left.remove();
        after = "";
      }
    }
    if (left.isEmpty()) {
      lanes.searchEnds();
      under = false;
    }
    return left.isEmpty();
  }
}
