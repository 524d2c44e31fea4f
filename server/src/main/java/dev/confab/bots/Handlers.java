package dev.confab.bots;

import dev.confab.basics.AppId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.sql.CommittedCache;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The handler addresses of applications. A row is never deleted, and an event bound anew keeps its
/// row, so that whatever waits in the log finds the address that is right now.
final class Handlers {
  private static final int APPS_AT_HAND_MAX = 5_000;
  private static final int COMMITTED_MAX = 100_000;

  private final WriterCache<AppId, Map<BotEvent, Handler>> byApp;
  private final CommittedCache<HandlerId, Handler> committed;
  private final List<Bots.Bound> listeners = new CopyOnWriteArrayList<>();

  Handlers(Store store) {
    this.byApp = new WriterCache<>(store, APPS_AT_HAND_MAX);
    this.committed = new CommittedCache<>(store, COMMITTED_MAX);
  }

  /// Where an application hears of an event; null when it does not.
  @Nullable Handler of(Tx tx, AppId app, BotEvent event) {
    return ofApp(tx, app).get(event);
  }

  /// A handler by its id. Asked once for every post, so what was read once is kept.
  @Nullable Handler find(Reads reads, HandlerId id) {
    return reads instanceof Tx
        ? BotsSql.handler(reads, id)
        : committed.get(reads, id, () -> BotsSql.handler(reads, id));
  }

  /// Binds the application's events to these addresses; events not named keep theirs.
  void bind(Tx tx, AppId app, Map<BotEvent, String> urls) {
    var bound = ofApp(tx, app);
    var fresh = new LinkedHashSet<String>();
    urls.forEach(
        (event, url) -> {
          var known = bound.get(event);
          if (known == null) {
            var id = new HandlerId(tx.nextId(Counter.HANDLER));
            BotsSql.insert(tx, new Handler(id, app, event, url));
            fresh.add(url);
          } else if (!known.url().equals(url)) {
            BotsSql.changeUrl(tx, known.id(), url);
            committed.put(tx, known.id(), new Handler(known.id(), app, event, url));
            fresh.add(url);
          }
        });
    if (!fresh.isEmpty()) {
      byApp.forget(tx, app);
    }
    if (!urls.isEmpty()) {
      tell(tx, app, fresh);
    }
  }

  /// Makes the place where all that one bot is told goes.
  ///
  /// @param url empty while it fetches its events
  HandlerId bindBot(Tx tx, AppId app, UserId bot, String url) {
    var id = new HandlerId(tx.nextId(Counter.HANDLER));
    BotsSql.insert(tx, new Handler(id, app, null, url), bot);
    tell(tx, app, Set.of(url));
    return id;
  }

  /// Sends what one bot is told elsewhere, and what still waits for it.
  void redirect(Tx tx, Handler known, String url) {
    if (!known.url().equals(url)) {
      BotsSql.changeUrl(tx, known.id(), url);
      committed.put(tx, known.id(), new Handler(known.id(), known.app(), null, url));
      tell(tx, known.app(), Set.of(url));
    }
  }

  /// Makes the place of one bot another application's.
  void move(Tx tx, HandlerId id, AppId to) {
    var known = BotsSql.handler(tx, id);
    if (known == null) {
      throw new IllegalStateException("there is no handler " + id);
    }
    BotsSql.changeApp(tx, id, to);
    committed.put(tx, id, new Handler(id, to, known.event(), known.url()));
    tell(tx, known.app(), Set.of(known.url()));
    tell(tx, to, Set.of(known.url()));
  }

  void onBind(Bots.Bound listener) {
    listeners.add(listener);
  }

  private void tell(Tx tx, AppId app, Set<String> fresh) {
    listeners.forEach(listener -> listener.bound(tx, app, fresh));
  }

  private Map<BotEvent, Handler> ofApp(Tx tx, AppId app) {
    var bound = byApp.get(tx, app, t -> load(t, app));
    return bound == null ? Map.of() : bound;
  }

  private static Map<BotEvent, Handler> load(Tx tx, AppId app) {
    var bound = new EnumMap<BotEvent, Handler>(BotEvent.class);
    for (var handler : BotsSql.handlersOf(tx, app)) {
      if (handler.event() != null) {
        bound.put(handler.event(), handler);
      }
    }
    return Collections.unmodifiableMap(bound);
  }
}
