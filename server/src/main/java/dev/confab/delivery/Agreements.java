package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.EventMode;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The [Terms] of every application and bot. Asked at every attempt, so the few rows there are of a
/// portal are at hand; a change takes effect with its commit, for what already waits too.
public final class Agreements {
  /// Whose terms; `bot` 0: of the whole application.
  record Party(AppId app, long bot) {}

  private final Store store;
  private final AgreementsSql sql = new AgreementsSql();
  private final Map<PortalId, Map<Party, TermsChange>> committed = new ConcurrentHashMap<>();
  private final List<Consumer<PortalId>> listeners = new CopyOnWriteArrayList<>();
  private final List<Ear> ears = new CopyOnWriteArrayList<>();

  /// The agreements of this store.
  public Agreements(Store store) {
    this.store = store;
    store.onDoubt(committed::clear);
  }

  /// How events for this bot are delivered now.
  public Terms of(PortalId portal, AppId app, UserId bot) {
    var all = all(portal);
    return all.isEmpty() ? Terms.SERVER : of(all, new Party(app, bot.value()));
  }

  /// How events of this application are delivered where a bot has no terms of its own.
  public Terms of(PortalId portal, AppId app) {
    return of(all(portal), new Party(app, 0));
  }

  /// Whether this bot fetches what it is told: it says so itself where it has a place of its own,
  /// else it was agreed on.
  public boolean fetches(PortalId portal, Bot bot) {
    return bot.hasPlace()
        ? bot.traits().mode() == EventMode.FETCH
        : of(portal, bot.app(), bot.id()).receive() == Terms.Receive.FETCH;
  }

  private static Terms of(Map<Party, TermsChange> all, Party party) {
    var ofApp = all.getOrDefault(new Party(party.app(), 0), TermsChange.NONE);
    return all.getOrDefault(party, TermsChange.NONE).orElse(ofApp).on(Terms.SERVER);
  }

  /// A change forgets the map while nobody fills it, so that none is kept that was read before.
  private Map<Party, TermsChange> all(PortalId portal) {
    return committed.computeIfAbsent(portal, asked -> Map.copyOf(sql.all(store.reads(asked))));
  }

  /// Agrees on what the change names; the rest stays.
  ///
  /// @param bot null: for the whole application
  public void change(Tx tx, AppId app, @Nullable UserId bot, TermsChange wanted) {
    var party = new Party(app, bot == null ? 0 : bot.value());
    var known = sql.all(tx).getOrDefault(party, TermsChange.NONE);
    var changed = wanted.orElse(known);
    if (changed.equals(known)) {
      return;
    }
    sql.put(tx, party, changed);
    if (bot == null) {
      ears.forEach(ear -> ear.agreed(tx, app, changed.on(Terms.SERVER)));
    }
    var portal = tx.portal();
    tx.afterCommit(
        () -> {
          committed.remove(portal);
          listeners.forEach(listener -> listener.accept(portal));
        });
  }

  /// Keeps what was agreed on for a bot that became another application's.
  public void follow(Tx tx, AppId from, AppId to, UserId bot) {
    var agreed = sql.all(tx).get(new Party(from, bot.value()));
    if (agreed != null) {
      change(tx, to, bot, agreed);
    }
  }

  /// Hears what is agreed on with an application, in the transaction that changes it.
  @FunctionalInterface
  public interface Ear {
    /// From now on `terms` hold where a bot of the application has none of its own.
    void agreed(Tx tx, AppId app, Terms terms);
  }

  /// Registers who clears up after terms of an application.
  public void onAgreed(Ear ear) {
    ears.add(ear);
  }

  /// Tells `listener` after terms of a portal changed. Runs on the writer: must be quick.
  public void onChange(Consumer<PortalId> listener) {
    listeners.add(listener);
  }
}
