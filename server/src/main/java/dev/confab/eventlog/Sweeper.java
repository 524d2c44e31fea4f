package dev.confab.eventlog;

import static java.util.Objects.requireNonNull;

import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes what is settled and old, or settled and too much, in small batches: the writer serves
/// calls in between. What waits is never removed. The ledger counts removed rows in the transaction
/// that removes them, so it stays balanced whenever it is looked at.
public final class Sweeper implements AutoCloseable {
  /// Events of one transaction.
  private static final int BATCH = 500;

  /// Numbers of one transaction: those that wait between settled ones are looked at too.
  static final int SPAN_MAX = 5_000;

  /// The share of the log that misses may have however much waits.
  private static final double MISSES_SHARE = 0.1;

  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final Store store;
  private final Supplier<List<PortalId>> portals;
  private final EventKeep keep;
  private final InstantSource clock;
  private final SweepSql sql = new SweepSql();
  private final List<ToIntFunction<PortalId>> others = new CopyOnWriteArrayList<>();

  /// How far the pass under way has come, so that no page looks again at what waits before it.
  private final Map<PortalId, Long> places = new HashMap<>();

  /// Up to where the surplus goes in the pass under way. Asked anew after each batch, the same
  /// share would go of what is left: too little where what goes lies together, too much where what
  /// waits keeps the log too large to its end.
  private final Map<PortalId, Surplus> surplus = new HashMap<>();

  /// What goes although it is not old, because the log is too large.
  ///
  /// @param events the number below which settled events go; 0: none
  /// @param misses the message below which misses go; 0: none
  private record Surplus(long events, long misses) {}

  /// Portals of which something failed in the sweep under way.
  private final Set<PortalId> failing = new HashSet<>();

  /// Those of which the log was told, and nothing went well since.
  private final Set<PortalId> failed = new HashSet<>();

  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;

  /// A sweeper of all portals; [#start] lets it work.
  public Sweeper(
      Store store, Supplier<List<PortalId>> portals, EventKeep keep, InstantSource clock) {
    this.store = store;
    this.portals = portals;
    this.keep = keep;
    this.clock = clock;
  }

  /// Sweeps something else along.
  ///
  /// @param sweep removes one batch of what is old in a portal and returns how much that was
  public void along(ToIntFunction<PortalId> sweep) {
    others.add(sweep);
  }

  /// Begins to sweep in the background.
  public void start() {
    thread = Thread.ofPlatform().name("confab-sweeper").daemon(true).start(this::run);
  }

  private void run() {
    try {
      // a start has better things to do than to look for what is old
      var pause = BETWEEN_LOOKS;
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = swept() ? BETWEEN_BATCHES : BETWEEN_LOOKS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean swept() {
    try {
      return sweep() > 0;
    } catch (RuntimeException | Error e) { // without this thread nothing is ever removed
      LOG.error("Removing old events failed; tried again shortly", e);
      return false;
    }
  }

  /// Removes one batch of each portal; returns how many rows that were, 0 when there is nothing
  /// left to remove. What fails in a portal costs the others nothing and is tried again the next
  /// time; the log is told when it begins to fail.
  public int sweep() {
    int removed = 0;
    failing.clear();
    var all = portals.get();
    var sizes = new LinkedHashMap<PortalId, SweepSql.Size>();
    for (var portal : all) {
      attempt(portal, one -> put(sizes, one));
    }
    var kept = keptShares(sizes, all.size());
    double misses = MISSES_SHARE * keep.bytes() / Math.max(1, all.size());
    for (var portal : all) {
      var size = sizes.get(portal);
      if (size != null) {
        double share = requireNonNull(kept.get(portal));
        removed += attempt(portal, one -> sweep(one, size, share, misses));
      }
      for (var other : others) {
        removed += attempt(portal, other);
      }
    }
    failed.retainAll(failing);
    return removed;
  }

  private int put(Map<PortalId, SweepSql.Size> sizes, PortalId portal) {
    sizes.put(portal, sql.size(store.reads(portal)));
    return 0;
  }

  private int attempt(PortalId portal, ToIntFunction<PortalId> part) {
    try {
      return part.applyAsInt(portal);
    } catch (RuntimeException | Error e) {
      failing.add(portal);
      if (failed.add(portal)) {
        LOG.error("Removing old events of portal {} failed; tried again shortly", portal, e);
      }
      return 0;
    }
  }

  private int sweep(PortalId portal, SweepSql.Size size, double share, double misses) {
    var going = surplus.computeIfAbsent(portal, one -> surplus(size, share, misses));
    int removed = sweep(portal, going);
    if (removed == 0) {
      surplus.remove(portal);
    }
    return removed;
  }

  /// How much of its log each portal may keep, from 0 to 1. Each may have an equal part of what the
  /// whole may hold, and of what others leave of theirs: who has little gives nothing because
  /// another has much.
  ///
  /// @param portals also those whose size cannot be told: they may have much
  private Map<PortalId, Double> keptShares(Map<PortalId, SweepSql.Size> sizes, int portals) {
    var shares = new HashMap<PortalId, Double>();
    double left = keep.bytes();
    int portalsLeft = portals;
    var smallestFirst =
        sizes.entrySet().stream()
            .sorted(Comparator.comparingDouble(entry -> entry.getValue().bytes()))
            .toList();
    for (var entry : smallestFirst) {
      double bytes = Math.max(1, entry.getValue().bytes());
      double allowed = Math.min(bytes, left / portalsLeft--);
      left -= allowed;
      shares.put(entry.getKey(), allowed / bytes);
    }
    return shares;
  }

  /// @param kept how much of the log may stay, from 0 to 1
  /// @param least bytes of misses that may stay however little of the log may
  private static Surplus surplus(SweepSql.Size size, double kept, double least) {
    var misses = size.misses();
    double missesKept = Math.max(kept, least / Math.max(1, size.missBytes()));
    return new Surplus(
        kept >= 1 ? 0 : size.first() + (long) ((1 - kept) * size.count()),
        missesKept >= 1 ? 0 : misses.first() + (long) ((1 - missesKept) * misses.messages()));
  }

  private int sweep(PortalId portal, Surplus going) {
    long place = places.getOrDefault(portal, 0L);
    int removed = sweepFrom(portal, place, going);
    // those that were passed over may be settled by now: once a pass, not once a page
    return removed == 0 && places.remove(portal) != null ? sweepFrom(portal, 0, going) : removed;
  }

  /// @param place the number up to which this pass has come
  private int sweepFrom(PortalId portal, long place, Surplus going) {
    var reads = store.reads(portal);
    var old = clock.instant().minus(keep.age());
    var aged = sql.settledBefore(reads, old, place, sql.firstSince(reads, old), BATCH);
    var before = aged.isEmpty() ? Instant.ofEpochMilli(Long.MAX_VALUE) : old;
    var found =
        aged.isEmpty() ? sql.settledBefore(reads, before, place, going.events(), BATCH) : aged;
    var batch = found.stream().filter(id -> id - found.getFirst() < SPAN_MAX).toList();
    if (!batch.isEmpty()) {
      places.put(portal, batch.getLast());
    }
    return store.write(
        portal,
        tx -> {
          int others =
              MissesSql.remove(tx, old, BATCH)
                  + MissesSql.removeBelow(tx, going.misses(), BATCH)
                  + UserLogSql.remove(tx, clock.instant().minus(UserLog.KEPT), BATCH);
          return batch.isEmpty()
              ? others
              : others + sql.remove(tx, batch.getFirst(), batch.getLast(), before);
        });
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
