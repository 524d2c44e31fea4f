package dev.confab.calls;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.rpc.Ended;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How often who called what since it was last written down.
final class CallCounts {
  /// Callers and methods counted apart until they are written: one application may have many bots
  /// and webhooks.
  private static final int SIZE_MAX = 20_000;

  /// @param app whose the call is; null: of a webhook that stands for nobody, or of whoever shows
  ///   `token`
  /// @param token what a webhook caller shows who polls; null: its owner was asked for
  record Key(
      PortalId portal,
      @Nullable AppId app,
      String credential,
      @Nullable String token,
      String method) {
    Key of(@Nullable AppId owner) {
      return new Key(portal, owner, credential, null, method);
    }
  }

  /// Calls of one key.
  record Count(Key key, long calls, long refused, Instant last) {
    Count and(Count other) {
      var newest = last.isAfter(other.last) ? last : other.last;
      return new Count(key, calls + other.calls, refused + other.refused, newest);
    }
  }

  /// One object: thousands of bots that poll are counted a second, each of them seldom, and every
  /// further object would have to be fetched from memory anew.
  private static final class Running {
    private static final AtomicLongFieldUpdater<Running> CALLS = counter("calls");
    private static final AtomicLongFieldUpdater<Running> REFUSED = counter("refused");
    private static final AtomicLongFieldUpdater<Running> LAST = counter("last");

    private volatile long calls;
    private volatile long refused;
    private volatile long last;

    private static AtomicLongFieldUpdater<Running> counter(String field) {
      return AtomicLongFieldUpdater.newUpdater(Running.class, field);
    }

    void add(Ended call) {
      CALLS.incrementAndGet(this);
      if (call.error() != null) {
        REFUSED.incrementAndGet(this);
      }
      long at = call.at().toEpochMilli();
      if (last < at) {
        LAST.accumulateAndGet(this, at, Math::max);
      }
    }
  }

  private final ConcurrentHashMap<Key, Running> counts = new ConcurrentHashMap<>();

  /// Who was taken since all were, by the one thread that takes.
  private final Set<Key> known = new HashSet<>();

  void add(Key key, Ended call) {
    var running = counts.get(key);
    if (running == null) {
      if (counts.size() >= SIZE_MAX) {
        return;
      }
      running = counts.computeIfAbsent(key, k -> new Running());
    }
    running.add(call);
  }

  /// Takes out what was counted. A call counted at this moment may be lost: it is a statistic.
  List<Count> take() {
    known.clear();
    return take(key -> true);
  }

  /// Takes out what was counted of those of whom nothing has been taken lately: who calls again and
  /// again need not be written down each time.
  List<Count> takeNew() {
    return take(key -> !known.contains(key));
  }

  private List<Count> take(Predicate<Key> which) {
    var taken = counts.keySet().stream().filter(which).toList();
    taken.stream().limit(SIZE_MAX - known.size()).forEach(known::add);
    return taken.stream().map(this::take).toList();
  }

  private Count take(Key key) {
    var running = counts.remove(key);
    if (running == null) {
      throw new IllegalStateException("counts are taken by one thread");
    }
    return new Count(key, running.calls, running.refused, Instant.ofEpochMilli(running.last));
  }
}
