package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
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
    store.onDoubt(this::forgetAll);
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
    if (found != null) {
      keep(slot, new Entry<>(found, now));
    }
    return found;
  }

  /// The values of several keys, without those of which there is none; `look` is asked once for all
  /// that are not at hand.
  public Map<K, V> getAll(Reads reads, Collection<K> keys, Function<List<K>, Map<K, V>> look) {
    var found = new HashMap<K, V>();
    var unknown = new LinkedHashMap<K, Long>();
    for (var key : keys) {
      var slot = new Slot<>(reads.portal(), key);
      var now = changesOf(slot);
      var known = entries.get(slot);
      if (known != null && known.changes() == now) {
        found.put(key, known.value());
      } else {
        unknown.put(key, now);
      }
    }
    if (!unknown.isEmpty()) {
      var looked = look.apply(List.copyOf(unknown.keySet()));
      unknown.forEach(
          (key, now) -> {
            var value = looked.get(key);
            if (value != null) {
              found.put(key, value);
              keep(new Slot<>(reads.portal(), key), new Entry<>(value, now));
            }
          });
    }
    return found;
  }

  private void keep(Slot<K> slot, Entry<V> entry) {
    if (entries.size() < sizeMax || entries.containsKey(slot)) {
      entries.put(slot, entry);
    }
  }

  /// Keeps what a transaction wrote, when it is committed.
  public void put(Tx tx, K key, V value) {
    var slot = new Slot<>(tx.portal(), key);
    tx.afterCommit(
        () -> {
          changes.incrementAndGet(counter(slot));
          keep(slot, new Entry<>(value, changesOf(slot)));
        });
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
