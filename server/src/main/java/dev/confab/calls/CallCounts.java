package dev.confab.calls;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.rpc.Ended;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// How often who called what since it was last written down.
final class CallCounts {
  /// Callers and methods counted apart until they are written: callers choose their tokens.
  private static final int SIZE_MAX = 10_000;

  /// @param app the application of the credential
  /// @param token what a webhook caller showed beside the webhook; null: nothing
  record Key(
      PortalId portal,
      @Nullable AppId app,
      String credential,
      @Nullable String token,
      String method) {}

  /// Calls of one key.
  record Count(Key key, long calls, long refused, Instant last) {}

  private static final class Running {
    final LongAdder calls = new LongAdder();
    final LongAdder refused = new LongAdder();
    final AtomicLong last = new AtomicLong();
  }

  private final ConcurrentHashMap<Key, Running> counts = new ConcurrentHashMap<>();

  void add(Key key, Ended call) {
    var running = counts.get(key);
    if (running == null) {
      if (counts.size() >= SIZE_MAX) {
        return;
      }
      running = counts.computeIfAbsent(key, k -> new Running());
    }
    running.calls.increment();
    if (call.error() != null) {
      running.refused.increment();
    }
    running.last.accumulateAndGet(call.at().toEpochMilli(), Math::max);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /// Takes out what was counted. A call counted at this moment may be lost: it is a statistic.
  List<Count> take() {
    var taken = List.copyOf(counts.keySet());
    return taken.stream().map(this::take).toList();
  }

  private Count take(Key key) {
    var running = counts.remove(key);
    if (running == null) {
      throw new IllegalStateException("counts are taken by one thread");
    }
    var last = Instant.ofEpochMilli(running.last.get());
    return new Count(key, running.calls.sum(), running.refused.sum(), last);
  }
}
