package dev.confab.calls;

import dev.confab.basics.PortalId;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;

/// Removes calls that are old, or too many, and counts nobody asks for any more.
final class CallSweep {
  /// Rows removed in one transaction.
  private static final int BATCH = 500;

  /// Transactions of one portal at a time; what is left is removed the next time.
  private static final int BATCHES_MAX = 40;

  /// Counts are asked for by those who move to newer methods, who may not call every day.
  private static final Duration COUNTS_KEPT = Duration.ofDays(400);

  private final Store store;
  private final Portals portals;
  private final CallKeep keep;
  private final InstantSource clock;

  CallSweep(Store store, Portals portals, CallKeep keep, InstantSource clock) {
    this.store = store;
    this.portals = portals;
    this.keep = keep;
    this.clock = clock;
  }

  /// Looks at every portal once. Where all of them together keep too much, each gives the same
  /// share.
  void sweep() {
    var sizes = new HashMap<PortalId, CallsSql.Size>();
    portals.all().stream()
        .map(Portal::id)
        .forEach(portal -> sizes.put(portal, CallsSql.size(store.reads(portal))));
    double bytes = sizes.values().stream().mapToDouble(CallsSql.Size::bytes).sum();
    double share = bytes <= keep.bytes() ? 1 : keep.bytes() / bytes;
    sizes.forEach((portal, size) -> sweep(portal, size, share));
  }

  private void sweep(PortalId portal, CallsSql.Size size, double share) {
    var old = clock.instant().minus(keep.age());
    var surplusEnd = share == 1 ? 0 : size.first() + (long) ((1 - share) * size.bytes());
    var day = clock.instant().minus(COUNTS_KEPT).atZone(ZoneOffset.UTC).toLocalDate();
    for (int batch = 0; batch < BATCHES_MAX; batch++) {
      if (CallsSql.nothingToRemove(store.reads(portal), old, surplusEnd)) {
        break;
      }
      store.write(portal, tx -> CallsSql.remove(tx, old, surplusEnd, BATCH));
    }
    if (CountsSql.hasBefore(store.reads(portal), day.toEpochDay())) {
      store.write(portal, tx -> CountsSql.remove(tx, day.toEpochDay()));
    }
  }
}
