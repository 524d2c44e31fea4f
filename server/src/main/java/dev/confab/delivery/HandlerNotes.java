package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.Cut;
import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// What is to be known of handler addresses: which of them asked to be left alone, and which are
/// not likely to be reached. Asked before every attempt, so the few there are of a portal are at
/// hand.
public final class HandlerNotes {
  /// Whose address.
  record Place(AppId app, String address) {}

  private static final int WARNING_LENGTH_MAX = 500;

  private final Store store;
  private final HandlerNotesSql sql = new HandlerNotesSql();
  private final Map<PortalId, Map<Place, HandlerNote>> committed = new ConcurrentHashMap<>();
  private final List<Consumer<PortalId>> listeners = new CopyOnWriteArrayList<>();

  /// The notes of this store.
  public HandlerNotes(Store store) {
    this.store = store;
    store.onDoubt(committed::clear);
  }

  /// What is to be known of an application's handler at this address.
  public HandlerNote of(PortalId portal, AppId app, String address) {
    var all = committed.computeIfAbsent(portal, asked -> Map.copyOf(sql.all(store.reads(asked))));
    return all.isEmpty()
        ? HandlerNote.NONE
        : all.getOrDefault(new Place(app, address), HandlerNote.NONE);
  }

  /// Nothing is posted to the address until it is opened. Returns when that is on disk.
  public void close(PortalId portal, AppId app, String address, Instant now) {
    if (of(portal, app, address).closed() == null) {
      change(portal, tx -> sql.close(tx, new Place(app, address), now));
    }
  }

  /// Keeps a warning about the address.
  public void warn(PortalId portal, AppId app, String address, String warning) {
    var kept = Cut.to(WARNING_LENGTH_MAX, warning);
    change(portal, tx -> sql.warn(tx, new Place(app, address), kept));
  }

  private void change(PortalId portal, Consumer<Tx> steps) {
    store.write(
        portal,
        tx -> {
          steps.accept(tx);
          tx.afterCommit(() -> changed(portal));
          return true;
        });
  }

  /// Opens all addresses of an application and forgets what was wrong with them.
  public void open(Tx tx, AppId app) {
    if (sql.clear(tx, app) > 0) {
      var portal = tx.portal();
      tx.afterCommit(() -> changed(portal));
    }
  }

  private void changed(PortalId portal) {
    committed.remove(portal);
    listeners.forEach(listener -> listener.accept(portal));
  }

  /// Tells `listener` after notes of a portal changed. Runs on the writer: must be quick.
  public void onChange(Consumer<PortalId> listener) {
    listeners.add(listener);
  }
}
