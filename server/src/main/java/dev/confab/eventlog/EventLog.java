package dev.confab.eventlog;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The log: append in the caller's transaction, read what waits, settle.
public final class EventLog implements Backlog {
  /// A bot of a portal whose waiting events were dropped.
  public record Withdrawn(PortalId portal, UserId bot) {}

  /// A lane of a portal in which an event that waited was changed.
  ///
  /// @param wished that event, where somebody wishes that it is attempted now, whatever its handler
  ///   asked for; null: nobody does
  public record Touched(PortalId portal, String lane, @Nullable Event wished) {}

  private static final String UNFINISHED =
      "withheld: the installation of its application is not finished";

  private final Store store;
  private final InstantSource clock;
  private final EventLogSql sql = new EventLogSql();
  private final Settlements settlements;
  private final Listeners<Event> fresh = new Listeners<>();
  private final Listeners<Withdrawn> withdrawn = new Listeners<>();
  private final Listeners<Touched> touched = new Listeners<>();
  private final Listeners<PortalId> changed = new Listeners<>();

  /// A log in this store.
  public EventLog(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.settlements = new Settlements(store, this::changed);
  }

  /// Adds an event, due at once. It exists when the transaction does.
  public EventId append(Tx tx, NewEvent asked) {
    return append(tx, asked, null, clock.instant());
  }

  /// Adds an event that is not to be attempted before `due`.
  public EventId append(Tx tx, NewEvent asked, Instant due) {
    return append(tx, asked, null, due);
  }

  EventId replay(Tx tx, NewEvent asked, EventId replayOf) {
    return append(tx, asked, replayOf, clock.instant());
  }

  private EventId append(Tx tx, NewEvent asked, @Nullable EventId replayOf, Instant due) {
    var event = event(tx, asked, replayOf, due);
    sql.insert(tx, event);
    tx.afterCommit(() -> fresh.tell(event));
    return event.id();
  }

  /// Puts on record what an application is not told because its installation is not finished: an
  /// event that was withdrawn before it waited, and says why. Nobody gets it, unless an operator
  /// sends it again when the installation is finished.
  public void withhold(Tx tx, NewEvent asked) {
    var event = event(tx, asked, null, clock.instant());
    sql.insertWithheld(tx, event, Hindrance.NOT_INSTALLED, UNFINISHED);
    tx.add(EventLogSql.tally(State.WITHDRAWN, event.bot()), 1);
    tx.afterCommit(() -> changed(event.portal()));
  }

  private Event event(Tx tx, NewEvent asked, @Nullable EventId replayOf, Instant due) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Event(
        tx.portal(),
        new EventId(tx.nextId(Counter.EVENT)),
        asked.lane(),
        asked.event(),
        asked.bot(),
        asked.app(),
        asked.handler(),
        asked.actor(),
        asked.message(),
        replayOf,
        asked.data(),
        now,
        due.isAfter(now) ? due.truncatedTo(ChronoUnit.MILLIS) : now,
        0);
  }

  /// Writes down that a bot is not told of a message, and why.
  public void miss(Tx tx, MessageId message, UserId bot, Miss.Reason reason) {
    MissesSql.insert(tx, message, bot, reason, clock.instant());
  }

  /// The bots that were not told of a message.
  public List<Miss> misses(Reads reads, MessageId message) {
    return MissesSql.ofMessage(reads, message);
  }

  /// The messages a bot was not told of, newest first.
  public List<Miss> misses(Reads reads, UserId bot, int limit) {
    return MissesSql.ofBot(reads, bot, limit);
  }

  /// When the oldest event that waits in a portal was appended; null when none does.
  public @Nullable Instant oldestWaiting(PortalId portal) {
    return sql.oldestWaiting(store.reads(portal));
  }

  @Override
  public void onFresh(Consumer<Event> listener) {
    fresh.add(listener);
  }

  @Override
  public void onWithdrawn(Consumer<Withdrawn> listener) {
    withdrawn.add(listener);
  }

  @Override
  public void onTouched(Consumer<Touched> listener) {
    touched.add(listener);
  }

  @Override
  public void onDoubt(Runnable listener) {
    store.onDoubt(listener);
  }

  /// Hears that something in a portal's log is no longer as it was.
  public void onChange(Consumer<PortalId> listener) {
    changed.add(listener);
    onFresh(event -> listener.accept(event.portal()));
    onWithdrawn(dropped -> listener.accept(dropped.portal()));
    onTouched(lane -> listener.accept(lane.portal()));
  }

  private void changed(PortalId portal) {
    changed.tell(portal);
  }

  void touched(Tx tx, String lane) {
    tell(tx, new Touched(tx.portal(), lane, null));
  }

  void wished(Tx tx, Event event) {
    tell(tx, new Touched(tx.portal(), event.lane(), event.withoutData()));
  }

  private void tell(Tx tx, Touched changed) {
    tx.afterCommit(() -> touched.tell(changed));
  }

  /// Drops all events that wait for a bot which is being removed. What is appended afterwards in
  /// the same transaction, such as the news of its removal, stays.
  public int withdraw(Tx tx, UserId bot) {
    int count = sql.withdraw(tx, bot, "the bot was removed", clock.instant());
    var dropped = new Withdrawn(tx.portal(), bot);
    tx.afterCommit(() -> withdrawn.tell(dropped));
    return count;
  }

  /// Makes what waits for a bot news from another application: the bot's own, now.
  public void readdress(Tx tx, UserId bot, AppId app) {
    sql.readdress(tx, bot, app);
    sql.lanesOf(tx, bot).forEach(lane -> touched(tx, lane));
  }

  /// Drops all events that wait in a lane of an application which is no longer to be told.
  ///
  /// @param why a sentence that names who wished it
  public int withdrawLane(Tx tx, String lane, String why) {
    int count = sql.withdrawLane(tx, lane, why, clock.instant());
    tx.add(EventLogSql.tally(State.WITHDRAWN, Event.NO_BOT), count);
    touched(tx, lane);
    return count;
  }

  @Override
  public void acknowledge(Event event, Attempt attempt, Consumer<@Nullable Throwable> ended) {
    settlements.add(event.portal(), settled(event, State.ACKNOWLEDGED, attempt), ended);
  }

  @Override
  public void postpone(Event event, Instant due, Attempt attempt) {
    int number = event.attempts() + 1;
    settlements.add(
        event.portal(),
        tx -> {
          sql.attempted(tx, event.id(), number, attempt);
          sql.postpone(tx, event, attempt, due);
        });
  }

  @Override
  public void kill(Event event, Attempt attempt) {
    var settled = settled(event, State.DEAD, attempt);
    settlements.add(
        event.portal(),
        tx -> {
          settled.accept(tx);
          sql.hinder(tx, event.id(), attempt.hindrance());
        });
  }

  @Override
  public void kill(Event event, String why) {
    settle(event, State.DEAD, why);
  }

  @Override
  public void expire(Event event, String why) {
    settle(event, State.EXPIRED, why);
  }

  @Override
  public Duration silence() {
    return store.silence();
  }

  @Override
  public void prove(Event event) {
    settlements.add(event.portal(), tx -> sql.touch(tx, event.id()));
  }

  private void settle(Event event, State state, String why) {
    settlements.add(
        event.portal(), tx -> sql.settle(tx, event, state, event.attempts(), why, clock.instant()));
  }

  private Consumer<Tx> settled(Event event, State state, Attempt attempt) {
    int number = event.attempts() + 1;
    return tx -> {
      sql.attempted(tx, event.id(), number, attempt);
      sql.settle(tx, event, state, number, attempt.outcome(), clock.instant());
    };
  }

  /// An event in whatever state, or null.
  public @Nullable Event find(Reads reads, EventId id) {
    return sql.find(reads, id);
  }

  /// Waiting events of a portal by number, the page after `after`.
  public List<Event> waiting(PortalId portal, EventId after, int limit) {
    return sql.waiting(store.reads(portal), after, limit);
  }

  @Override
  public List<Event> nextOfLane(PortalId portal, String lane, EventId after, int limit) {
    return sql.waitingOfLane(store.reads(portal), lane, after, limit);
  }

  @Override
  public String triedAt(Event event) {
    return sql.triedAt(store.reads(event.portal()), event.id(), event.attempts());
  }

  @Override
  public List<LaneHead> lanes(PortalId portal, String after, int limit) {
    return sql.lanes(store.reads(portal), after, limit);
  }

  @Override
  public long waiting(PortalId portal) {
    return sql.countWaiting(store.reads(portal));
  }

  /// Where all events of a portal are. Only those that wait are counted, the rest is on record.
  public Ledger counts(PortalId portal) {
    return sql.ledger(store.reads(portal));
  }

  /// Where all events of each of these bots are.
  public Map<UserId, Ledger> counts(Reads reads, Collection<UserId> bots) {
    var found = sql.ledgers(reads, bots);
    bots.forEach(bot -> found.putIfAbsent(bot, Ledger.NOTHING));
    return found;
  }

  /// Where all events of one bot are.
  public Ledger counts(PortalId portal, UserId bot) {
    return counts(store.reads(portal), List.of(bot)).getOrDefault(bot, Ledger.NOTHING);
  }
}
