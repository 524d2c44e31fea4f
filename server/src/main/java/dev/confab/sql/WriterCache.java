package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows the writer has at hand, so that a busy call costs no query. Belongs to the writer's thread:
/// it shows a transaction what earlier calls of the same group did, which no reader may see.
/// Readers ask the database, or a [CommittedCache].
///
/// What an undone call put or loaded is forgotten with it; a group rolled back empties the cache.
public final class WriterCache<K, V> {
  private record Slot<K>(PortalId portal, K key) {}

  private final Map<Slot<K>, V> values;

  /// A cache that keeps the `sizeMax` values used last.
  public WriterCache(Store store, int sizeMax) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Slot<K>, V> eldest) {
            return size() > sizeMax;
          }
        };
    store.onRollback(values::clear);
  }

  /// The value at hand, or the one `load` finds; null, which is not kept, when it finds none.
  public @Nullable V get(Tx tx, K key, Function<Tx, @Nullable V> load) {
    var slot = new Slot<>(tx.portal(), key);
    var known = values.get(slot);
    if (known != null) {
      return known;
    }
    var loaded = load.apply(tx);
    if (loaded != null) {
      put(tx, key, loaded);
    }
    return loaded;
  }

  /// Keeps what the transaction just wrote.
  public void put(Tx tx, K key, V value) {
    var slot = new Slot<>(tx.portal(), key);
    values.put(slot, value);
    tx.onUndo(() -> values.remove(slot));
  }

  /// Forgets a value the transaction just changed.
  public void forget(Tx tx, K key) {
    values.remove(new Slot<>(tx.portal(), key));
  }
}
