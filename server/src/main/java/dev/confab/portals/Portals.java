package dev.confab.portals;

import dev.confab.basics.Change;
import dev.confab.basics.PortalId;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All portals of this server, at hand.
public final class Portals {
  private static final PortalId FIRST = new PortalId(1);

  private final PortalsSql sql = new PortalsSql();
  private final Store store;
  private final InstantSource clock;
  private volatile Known known;

  /// What the last look at the database found.
  private record Known(List<Portal> all, Map<PortalId, Portal> byId, Map<String, Portal> byHost) {
    static Known of(List<Portal> all) {
      var byId = new HashMap<PortalId, Portal>();
      var byHost = new HashMap<String, Portal>();
      for (var portal : all) {
        byId.put(portal.id(), portal);
        byHost.put(portal.host(), portal);
      }
      return new Known(List.copyOf(all), byId, byHost);
    }
  }

  /// The portals of this store.
  public Portals(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.known = Known.of(sql.fromThisOn(store.reads(FIRST)));
    store.onDoubt(this::look);
  }

  /// A portal that exists.
  public Portal get(PortalId id) {
    var portal = known.byId().get(id);
    if (portal == null) {
      throw new IllegalArgumentException("there is no portal " + id);
    }
    return portal;
  }

  /// The portal a caller meant by `host` or `host:port`; null when none answers to it. A server
  /// that holds a single portal has it answer to every name, so that `localhost`, an address and a
  /// public name all work without configuration.
  public @Nullable Portal byHost(String host) {
    var now = known;
    if (now.all().size() == 1) {
      return now.all().getFirst();
    }
    var name = host.toLowerCase(Locale.ROOT);
    var exact = now.byHost().get(name);
    return exact != null ? exact : now.byHost().get(withoutPort(name));
  }

  /// The same portal, unless it is closed: a closed one hands nothing out and takes nothing.
  public @Nullable Portal open(String host) {
    var portal = byHost(host);
    return portal == null || portal.state() == Portal.State.CLOSED ? null : portal;
  }

  /// The portal of this transaction as it is in it: a change just before may not be committed yet.
  public Portal get(Tx tx) {
    var portal = sql.find(tx);
    if (portal == null) {
      throw new IllegalArgumentException("there is no portal " + tx.portal());
    }
    return portal;
  }

  /// The revision of the API a portal speaks.
  public int revision(PortalId portal) {
    int declared = get(portal).revision();
    return declared == 0 ? Change.NEWEST : declared;
  }

  /// All portals, oldest first.
  public List<Portal> all() {
    return known.all();
  }

  /// Makes the portal of this host what the draft says, or creates it. Doing it again changes
  /// nothing.
  public synchronized Portal ensure(PortalDraft asked) {
    var draft = lowerCased(asked);
    var present = known.byHost().get(draft.host());
    if (present == null) {
      var id = known.all().isEmpty() ? FIRST : new PortalId(known.all().getLast().id().value() + 1);
      store.write(
          id,
          tx -> {
            sql.insert(tx, draft, clock.instant());
            return id;
          });
    } else if (!draft.equals(draftOf(present))) {
      store.write(
          present.id(),
          tx -> {
            sql.update(tx, draft);
            return present.id();
          });
    }
    var fresh = Known.of(sql.fromThisOn(store.reads(FIRST)));
    known = fresh;
    var portal = fresh.byHost().get(draft.host());
    if (portal == null) {
      throw new IllegalStateException("portal " + draft.host() + " is gone");
    }
    return portal;
  }

  /// Makes the portal of this transaction what the draft says, but for its host; others see it when
  /// the transaction is committed.
  public Portal change(Tx tx, PortalDraft asked) {
    var known = get(tx);
    sql.update(tx, asked);
    tx.afterCommit(this::look);
    return new Portal(
        known.id(),
        known.host(),
        asked.memberId(),
        asked.language(),
        asked.timezone(),
        asked.plan(),
        asked.state(),
        asked.httpsOnly(),
        asked.limits(),
        asked.revision());
  }

  private void look() {
    known = Known.of(sql.fromThisOn(store.reads(FIRST)));
  }

  private static PortalDraft lowerCased(PortalDraft draft) {
    return new PortalDraft(
        draft.host().toLowerCase(Locale.ROOT),
        draft.memberId(),
        draft.language(),
        draft.timezone(),
        draft.plan(),
        draft.state(),
        draft.httpsOnly(),
        draft.limits(),
        draft.revision());
  }

  private static PortalDraft draftOf(Portal portal) {
    return new PortalDraft(
        portal.host(),
        portal.memberId(),
        portal.language(),
        portal.timezone(),
        portal.plan(),
        portal.state(),
        portal.httpsOnly(),
        portal.limits(),
        portal.revision());
  }

  /// An IPv6 address stands in brackets, so a colon behind the last bracket begins the port.
  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
