package dev.confab.limits;

import dev.confab.basics.Caller;
import dev.confab.basics.PortalId;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.rpc.Gate;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Operating;
import dev.confab.rpc.SystemError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How long each method has worked for each credential in the last ten minutes. A call that finds
/// more than the limit used is refused; the call that exceeds it is let finish. `batch` itself does
/// not count, its commands do, each for its own method. (limits.md)
///
/// Where a limit is in force, answers carry `X-Operating-Limit` and `X-Operating-Remaining` in
/// seconds and `X-Operating-Reset`, the epoch second at which the oldest minute leaves the sum; a
/// refusal also `Retry-After`, after which the method is open again.
public final class OperatingTime implements Gate, Operating {
  /// The figure the original computes with.
  static final Duration CLOUD = Duration.ofMinutes(8);

  private static final long SECOND = 1_000_000_000;
  private static final long SWEEP_PAUSE_MILLIS = 60_000;

  /// Methods whose time does not count: a batch counts by its commands, and a long poll only waits.
  private static final Set<String> FREE = Set.of("batch", "confab.events.get");

  private record Use(PortalId portal, String credential, String method) {}

  private final Portals portals;
  private final InstantSource clock;
  private final Duration ownServer;
  private final ConcurrentHashMap<Use, Meter> meters = new ConcurrentHashMap<>();
  private final AtomicLong sweptAt = new AtomicLong();

  /// A limit for self-hosted portals too; the original has 420 seconds there once switched on.
  ///
  /// @param ownServer the limit outside the cloud profile; zero: none
  public OperatingTime(Portals portals, InstantSource clock, Duration ownServer) {
    this.portals = portals;
    this.clock = clock;
    this.ownServer = ownServer;
  }

  @Override
  public void admit(Caller caller, MethodSpec<?, ?> spec, Headers headers) {
    var limit = limit(caller.portal());
    if (limit.isZero() || FREE.contains(spec.name())) {
      return;
    }
    var now = clock.millis();
    var meter = meters.get(use(caller, spec.name()));
    var used = meter == null ? 0 : meter.sum(now);
    var reset = meter == null ? now + Meter.LIFE_MILLIS : meter.oldestLeaves(now);
    headers.put("X-Operating-Limit", Long.toString(limit.toSeconds()));
    headers.put(
        "X-Operating-Remaining", Long.toString(Math.max(0, limit.toNanos() - used) / SECOND));
    headers.put("X-Operating-Reset", Long.toString(reset / 1000));
    if (meter != null && used > limit.toNanos()) {
      var wait = meter.fallsTo(limit.toNanos(), now) - now;
      headers.put("Retry-After", Long.toString(Math.ceilDiv(wait, 1000L)));
      throw SystemError.OPERATION_TIME_LIMIT.refuse();
    }
  }

  @Override
  public void ran(Caller caller, MethodSpec<?, ?> spec, long nanos) {
    if (FREE.contains(spec.name())) {
      return;
    }
    var now = clock.millis();
    sweep(now);
    var use = use(caller, spec.name());
    while (!meters.computeIfAbsent(use, u -> new Meter()).add(now, nanos)) {
      Thread.onSpinWait(); // retired just now and about to leave the map
    }
  }

  @Override
  public Used used(Caller caller, String method) {
    var now = clock.millis();
    var meter = meters.get(use(caller, method));
    return meter == null
        ? new Used(0, (now + Meter.LIFE_MILLIS) / 1000)
        : new Used(meter.sum(now) / (double) SECOND, meter.oldestLeaves(now) / 1000);
  }

  /// The methods that worked longest for one credential of this portal in the last ten minutes.
  public List<Gauge> longest(PortalId portal, int most) {
    var now = clock.millis();
    return meters.entrySet().stream()
        .filter(entry -> entry.getKey().portal().equals(portal))
        .map(
            entry ->
                new Gauge(
                    entry.getKey().credential(),
                    entry.getKey().method(),
                    entry.getValue().sum(now) / (double) SECOND,
                    Instant.ofEpochMilli(entry.getValue().oldestLeaves(now))))
        .filter(gauge -> gauge.used() > 0)
        .sorted(Comparator.comparingDouble(Gauge::used).reversed())
        .limit(most)
        .toList();
  }

  /// How long a method may work for one credential of this portal in ten minutes; zero: as long as
  /// it likes.
  public Duration limit(PortalId portal) {
    return portals.get(portal).limits() == Portal.LimitProfile.CLOUD ? CLOUD : ownServer;
  }

  private static Use use(Caller caller, String method) {
    return new Use(caller.portal(), caller.credential(), method);
  }

  private void sweep(long now) {
    var last = sweptAt.get();
    if (now - last >= SWEEP_PAUSE_MILLIS && sweptAt.compareAndSet(last, now)) {
      meters.values().removeIf(meter -> meter.retire(now));
    }
  }

  /// Meters kept now.
  int meters() {
    return meters.size();
  }
}
