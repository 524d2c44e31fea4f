package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Rows as they were committed, for readers that ask for the same ones again and again. Belongs to
/// all threads, where a [WriterCache] belongs to the writer.
///
/// An entry remembers how often its key had changed when its look-up began, so that a look-up that
/// raced a commit leaves nothing stale behind. Keys share counters: at worst a neighbour is looked
/// up once more.
public final class CommittedCache<K, V> {
  private static final int COUNTERS = 1024;

  private record Slot<K>(PortalId portal, K key) {}

  private record Entry<V>(V value, long changes) {}

  private final ConcurrentHashMap<Slot<K>, Entry<V>> entries = new ConcurrentHashMap<>();
  private final AtomicLongArray changes = new AtomicLongArray(COUNTERS);
  private final AtomicLong changesOfAll = new AtomicLong();
  private final int sizeMax;

  /// A cache that keeps so many values, and lets what comes later be looked up each time.
  public CommittedCache(Store store, int sizeMax) {
    this.sizeMax = sizeMax;
    store.onRollback(this::forgetAll); // a commit of which nobody knows may have changed anything
  }

  /// The value at hand, or the one `look` finds; null, which is not kept, when it finds none.
  public @Nullable V get(Reads reads, K key, Supplier<@Nullable V> look) {
    var slot = new Slot<>(reads.portal(), key);
    var now = changesOf(slot);
    var known = entries.get(slot);
    if (known != null && known.changes() == now) {
      return known.value();
    }
    var found = look.get();
    if (found != null && (known != null || entries.size() < sizeMax)) {
      entries.put(slot, new Entry<>(found, now));
    }
    return found;
  }

  /// Forgets a value when the transaction that changed it is committed.
  public void forget(Tx tx, K key) {
    var slot = new Slot<>(tx.portal(), key);
    tx.afterCommit(
        () -> {
          changes.incrementAndGet(counter(slot));
          entries.remove(slot);
        });
  }

  /// Forgets all of them, of all portals, when the transaction is committed.
  public void forgetAll(Tx tx) {
    tx.afterCommit(this::forgetAll);
  }

  private void forgetAll() {
    changesOfAll.incrementAndGet();
    entries.clear();
  }

  private long changesOf(Slot<K> slot) {
    return changes.get(counter(slot)) + changesOfAll.get();
  }

  private int counter(Slot<K> slot) {
    return Math.floorMod(slot.hashCode(), COUNTERS);
  }
}
