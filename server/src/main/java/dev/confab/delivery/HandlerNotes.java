package dev.confab.delivery;

import static java.util.Objects.requireNonNullElse;

import dev.confab.basics.AppId;
import dev.confab.basics.Cut;
import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
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
  private final List<BiConsumer<PortalId, AppId>> turns = new CopyOnWriteArrayList<>();

  /// The notes of this store.
  public HandlerNotes(Store store) {
    this.store = store;
    store.onDoubt(committed::clear);
  }

  /// What is to be known of an application's handler at this address.
  public HandlerNote of(PortalId portal, AppId app, String address) {
    var all = all(portal);
    return all.isEmpty()
        ? HandlerNote.NONE
        : all.getOrDefault(new Place(app, address), HandlerNote.NONE);
  }

  private Map<Place, HandlerNote> all(PortalId portal) {
    return committed.computeIfAbsent(portal, asked -> Map.copyOf(sql.all(store.reads(asked))));
  }

  /// The addresses of an application of which there is a warning.
  Set<String> warned(PortalId portal, AppId app) {
    var warned = new LinkedHashSet<String>();
    all(portal)
        .forEach(
            (place, note) -> {
              if (note.warning() != null && place.app().equals(app)) {
                warned.add(place.address());
              }
            });
    return warned;
  }

  /// Nothing is posted to the address until it is opened. Returns when that is on disk.
  public void close(PortalId portal, AppId app, String address, Instant now) {
    if (of(portal, app, address).closed() == null) {
      store.write(
          portal,
          tx -> {
            sql.close(tx, new Place(app, address), now);
            tx.afterCommit(() -> turned(portal, app));
            return true;
          });
    }
  }

  /// Keeps what was found wrong with addresses of an application, and takes back what was before.
  ///
  /// @param warnings by address; empty: nothing is wrong with it any more
  /// @return those that say something new
  Map<String, String> warn(PortalId portal, AppId app, Map<String, String> warnings) {
    var news = new LinkedHashMap<String, String>();
    warnings.forEach(
        (address, warning) -> {
          var kept = Cut.to(WARNING_LENGTH_MAX, warning);
          if (!kept.equals(requireNonNullElse(of(portal, app, address).warning(), ""))) {
            news.put(address, kept);
          }
        });
    if (!news.isEmpty()) {
      store.write(
          portal,
          tx -> {
            news.forEach((address, warning) -> keep(tx, new Place(app, address), warning));
            tx.afterCommit(() -> changed(portal));
            return true;
          });
    }
    return news;
  }

  private void keep(Tx tx, Place place, String warning) {
    if (warning.isEmpty()) {
      sql.unwarn(tx, place);
    } else {
      sql.warn(tx, place, warning);
    }
  }

  /// Opens all addresses of an application.
  public void open(Tx tx, AppId app) {
    if (sql.open(tx, app) > 0) {
      var portal = tx.portal();
      tx.afterCommit(() -> turned(portal, app));
    }
  }

  private void turned(PortalId portal, AppId app) {
    changed(portal);
    turns.forEach(listener -> listener.accept(portal, app));
  }

  private void changed(PortalId portal) {
    committed.remove(portal);
    listeners.forEach(listener -> listener.accept(portal));
  }

  /// Tells `listener` after notes of a portal changed. Runs on the writer: must be quick.
  public void onChange(Consumer<PortalId> listener) {
    listeners.add(listener);
  }

  /// Tells `listener` after addresses of an application were closed or opened, which changes where
  /// its events go; a warning does not. Runs on the writer: must be quick.
  public void onTurn(BiConsumer<PortalId, AppId> listener) {
    turns.add(listener);
  }
}
