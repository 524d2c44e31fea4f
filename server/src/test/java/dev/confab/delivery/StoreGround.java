package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.simulation.Ground;
import dev.confab.delivery.simulation.Touch;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.BotLog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// A portal of a real store, beside many others. Its servers share the store: they may die, but not
/// take it from each other.
final class StoreGround implements Ground {
  /// By the numbers of the column.
  private static final List<State> STATES =
      List.of(State.WAITING, State.ACKNOWLEDGED, State.DEAD, State.EXPIRED, State.WITHDRAWN);

  private final Store store;
  private final PortalId portal;
  private final InstantSource clock;
  private final BotLog reader = new BotLog();
  private EventLog log;

  StoreGround(Store store, PortalId portal, InstantSource clock) {
    this.store = store;
    this.portal = portal;
    this.clock = clock;
    this.log = new EventLog(store, clock);
  }

  @Override
  public EventLog open() {
    log = new EventLog(store, clock);
    return log;
  }

  @Override
  public EventLog takeOver() {
    throw new IllegalStateException("other portals live in this store");
  }

  @Override
  public boolean changesHands() {
    return false;
  }

  @Override
  public EventId append(NewEvent event) {
    return store.write(portal, tx -> log.append(tx, event));
  }

  @Override
  public void withdraw(UserId bot) {
    store.write(portal, tx -> log.withdraw(tx, bot));
  }

  @Override
  public void readdress(UserId bot, AppId app) {
    store.write(
        portal,
        tx -> {
          log.readdress(tx, bot, app);
          return true;
        });
  }

  @Override
  public List<Event> waiting(UserId bot, int limit) {
    return reader.waiting(store.reads(portal), bot, new EventId(0), limit);
  }

  @Override
  public void take(List<Event> events) {
    var now = clock.instant();
    var fetched = Attempt.unposted(now, Duration.ZERO, "", "fetched", null);
    store.write(
        portal,
        tx -> {
          events.forEach(event -> reader.acknowledge(tx, event, fetched, now));
          return events.size();
        });
  }

  @Override
  public State state(EventId id) {
    return store
        .reads(portal)
        .list(
            "SELECT state FROM events WHERE portal_id = :portal AND id = ?",
            row -> STATES.get((int) row.number(1)),
            id)
        .getFirst();
  }

  @Override
  public boolean touch(EventId id, Touch wish, String data) {
    var desk = new EventDesk(log, clock);
    return store.write(
        portal,
        tx -> {
          var event = Objects.requireNonNull(log.find(tx, id));
          return switch (wish) {
            case SKIP -> desk.withdraw(tx, event, "an operator wished it");
            case EDIT -> desk.edit(tx, event, data);
            case RETRY -> desk.retryNow(tx, event);
          };
        });
  }

  @Override
  public Event event(EventId id) {
    return Objects.requireNonNull(log.find(store.reads(portal), id));
  }

  @Override
  public String triedAt(Event event) {
    return log.triedAt(event);
  }

  @Override
  public EventId newest() {
    return store
        .reads(portal)
        .list(
            "SELECT id FROM events WHERE portal_id = :portal ORDER BY id DESC LIMIT 1",
            row -> new EventId(row.number(1)))
        .getFirst();
  }

  @Override
  public Ledger ledger() {
    return log.counts(portal);
  }

  @Override
  public Ledger ledger(UserId bot) {
    return log.counts(portal, bot);
  }
}
