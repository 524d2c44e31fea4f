package dev.confab.access;

import dev.confab.basics.PortalId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Credentials found good a moment ago, so that a busy caller costs no query.
///
/// Each entry remembers the generation in which its look-up began; a change of any application,
/// webhook, session or user begins a new one. So a look-up that raced a change cannot leave a stale
/// answer behind. Such changes are an administrator's: rare enough to forget everything.
final class VerifiedCache {
  /// Most entries; one more empties the cache.
  static final int SIZE_MAX = 20_000;

  /// A second line: what changed behind the server's back counts after this.
  static final Duration KEPT = Duration.ofMinutes(1);

  /// Names a credential without holding it.
  ///
  /// @param holder what else chose it: the user of a webhook's address
  record Slot(PortalId portal, String kind, String holder, String hash) {}

  private record Entry(Verified verified, long generation, Instant until) {}

  private final ConcurrentHashMap<Slot, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  Verified get(Slot slot, Instant now, Supplier<Verified> look) {
    var known = fresh(entries.get(slot), now);
    if (known != null) {
      return known;
    }
    var began = generation.get();
    var verified = look.get();
    if (entries.size() >= SIZE_MAX) {
      entries.clear();
    }
    entries.put(slot, new Entry(verified, began, now.plus(KEPT)));
    return verified;
  }

  private @Nullable Verified fresh(@Nullable Entry entry, Instant now) {
    return entry != null && entry.generation() == generation.get() && now.isBefore(entry.until())
        ? entry.verified()
        : null;
  }

  void forgetAll() {
    generation.incrementAndGet();
    entries.clear();
  }
}
