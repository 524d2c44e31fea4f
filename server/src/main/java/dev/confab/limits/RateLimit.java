package dev.confab.limits;

import dev.confab.basics.PortalId;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.rpc.Gate;
import dev.confab.rpc.Request;
import dev.confab.rpc.SystemError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The leaky bucket: every request drops one unit in, so many leak out in a second, and a request
/// that finds the bucket full is refused and drops nothing. One bucket per portal and source
/// address, only where the portal has the limits of the cloud.
///
/// A bucket is kept as the moment at which it will be empty: that one number says how full it is
/// now, and a bucket whose moment has passed is as good as none and is dropped.
///
/// Answers carry `X-RateLimit-Limit` (the bucket's size), `X-RateLimit-Remaining` (requests that
/// still fit now) and `X-RateLimit-Reset` (the epoch second at which the bucket is empty); a
/// refusal also `Retry-After` in seconds.
public final class RateLimit implements Gate {
  /// Buckets kept; an attacker with more addresses than this is not held up by counting addresses.
  static final int BUCKETS_MAX = 100_000;

  private static final long SWEEP_PAUSE_MILLIS = 1000;

  private record Source(PortalId portal, String address) {}

  private final Portals portals;
  private final InstantSource clock;
  private final ConcurrentHashMap<Source, Long> emptyAt = new ConcurrentHashMap<>();
  private final AtomicLong sweptAt = new AtomicLong();

  /// A limit over these portals.
  public RateLimit(Portals portals, InstantSource clock) {
    this.portals = portals;
    this.clock = clock;
  }

  @Override
  public void admit(Request request, Headers headers) {
    var portal = portals.byHost(request.host());
    if (portal == null || portal.limits() != Portal.LimitProfile.CLOUD) {
      return;
    }
    var now = clock.millis();
    sweep(now);
    drop(
        new Source(portal.id(), request.origin().address()),
        Rate.ofPlan(portal.plan()),
        now,
        headers);
  }

  private void drop(Source source, Rate rate, long now, Headers headers) {
    while (true) {
      var known = emptyAt.get(source);
      var before = known == null ? now : Math.max(known, now);
      var after = before + rate.leakMillis();
      if (after - now > rate.fullMillis()) {
        describe(headers, rate, before, now);
        headers.put("Retry-After", Long.toString(ceilSeconds(after - now - rate.fullMillis())));
        throw SystemError.QUERY_LIMIT_EXCEEDED.refuse();
      }
      if (replaced(source, known, after)) {
        describe(headers, rate, after, now);
        return;
      }
    }
  }

  private boolean replaced(Source source, @Nullable Long known, long after) {
    if (known != null) {
      return emptyAt.replace(source, known, after);
    }
    return emptyAt.size() >= BUCKETS_MAX || emptyAt.putIfAbsent(source, after) == null;
  }

  private static void describe(Headers headers, Rate rate, long emptyAt, long now) {
    var free = (rate.fullMillis() - (emptyAt - now)) / rate.leakMillis();
    headers.put("X-RateLimit-Limit", Integer.toString(rate.capacity()));
    headers.put("X-RateLimit-Remaining", Long.toString(free));
    headers.put("X-RateLimit-Reset", Long.toString(ceilSeconds(emptyAt)));
  }

  /// Requests a bucket of this portal holds; 0: the portal has no such limit.
  public int capacity(PortalId portal) {
    return isLimited(portal) ? Rate.ofPlan(portals.get(portal).plan()).capacity() : 0;
  }

  /// Requests that leak out of a bucket of this portal in a second; 0: it has no such limit.
  public int leaksPerSecond(PortalId portal) {
    return isLimited(portal)
        ? (int) (1000 / Rate.ofPlan(portals.get(portal).plan()).leakMillis())
        : 0;
  }

  private boolean isLimited(PortalId portal) {
    return portals.get(portal).limits() == Portal.LimitProfile.CLOUD;
  }

  /// The fullest buckets of this portal.
  public List<Gauge> fullest(PortalId portal, int most) {
    var now = clock.millis();
    var leak = Rate.ofPlan(portals.get(portal).plan()).leakMillis();
    return emptyAt.entrySet().stream()
        .filter(entry -> entry.getKey().portal().equals(portal) && entry.getValue() > now)
        .sorted(Map.Entry.<Source, Long>comparingByValue().reversed())
        .limit(most)
        .map(
            entry ->
                new Gauge(
                    entry.getKey().address(),
                    "",
                    Math.ceilDiv(entry.getValue() - now, leak),
                    Instant.ofEpochMilli(entry.getValue())))
        .toList();
  }

  private static long ceilSeconds(long millis) {
    return Math.ceilDiv(millis, 1000L);
  }

  /// Drops what is empty. Removing compares the value, so a bucket in use at this moment stays.
  private void sweep(long now) {
    var last = sweptAt.get();
    if (now - last >= SWEEP_PAUSE_MILLIS && sweptAt.compareAndSet(last, now)) {
      emptyAt.values().removeIf(moment -> moment <= now);
    }
  }

  /// Buckets kept now.
  int buckets() {
    return emptyAt.size();
  }
}
