package dev.confab.delivery;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.delivery.simulation.Fault;
import dev.confab.delivery.simulation.Ground;
import dev.confab.delivery.simulation.Touch;
import dev.confab.eventlog.Acknowledged;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.LaneHead;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A real store on a machine that fails: records are torn, disks are full, servers die after they
/// wrote, and other servers take over. What happens is the database's own doing; only when is the
/// seed's.
final class MachineGround implements Ground, AutoCloseable {
  /// What befell writes of all lives.
  static final class Tally {
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private int takeovers;
    private int refusals;

    synchronized void fault(Fault fault) {
      faults.merge(fault, 1, Integer::sum);
    }

    synchronized void takeover() {
      takeovers++;
    }

    synchronized void refusal() {
      refusals++;
    }

    synchronized Map<Fault, Integer> faults() {
      return Map.copyOf(faults);
    }

    synchronized int takeovers() {
      return takeovers;
    }

    @Override
    public synchronized String toString() {
      return faults + ", takeovers " + takeovers + ", refused to the one before " + refusals;
    }
  }

  /// What a write is about that is not about one event.
  private static final EventId NO_EVENT = new EventId(0);

  private final Machine machine;
  private final PortalId portal;
  private final InstantSource clock;
  private final Fault.Chance chance;
  private final Tally tally;
  private Opened holder;
  private StoreGround rows;

  MachineGround(
      Machine machine, PortalId portal, InstantSource clock, Fault.Chance chance, Tally tally) {
    this.machine = machine;
    this.portal = portal;
    this.clock = clock;
    this.chance = chance;
    this.tally = tally;
    var store = machine.boot();
    this.rows = new StoreGround(store, portal, clock);
    this.holder = new Opened(rows.open());
  }

  private Backlog opened(Store store) {
    rows = new StoreGround(store, portal, clock);
    holder = new Opened(rows.open());
    return holder;
  }

  @Override
  public Backlog open() {
    return opened(machine.boot());
  }

  @Override
  public Backlog takeOver() {
    tally.takeover();
    return opened(machine.takeOver());
  }

  @Override
  public boolean changesHands() {
    return machine.changesHands();
  }

  @Override
  public EventId append(NewEvent event) {
    var written = new EventId[1];
    write(NO_EVENT, () -> written[0] = rows.append(event));
    return written[0];
  }

  @Override
  public void withdraw(UserId bot) {
    write(NO_EVENT, () -> rows.withdraw(bot));
  }

  @Override
  public void readdress(UserId bot, AppId app) {
    write(NO_EVENT, () -> rows.readdress(bot, app));
  }

  @Override
  public List<Event> waiting(UserId bot, int limit) {
    return rows.waiting(bot, limit);
  }

  @Override
  public void take(List<Event> events) {
    write(NO_EVENT, () -> rows.take(events));
  }

  @Override
  public State state(EventId id) {
    return rows.state(id);
  }

  @Override
  public boolean touch(EventId id, Touch wish, String data) {
    var met = new boolean[1];
    write(id, () -> met[0] = rows.touch(id, wish, data));
    return met[0];
  }

  @Override
  public Event event(EventId id) {
    return rows.event(id);
  }

  @Override
  public String triedAt(Event event) {
    return rows.triedAt(event);
  }

  @Override
  public EventId newest() {
    return rows.newest();
  }

  @Override
  public Ledger ledger() {
    return rows.ledger();
  }

  @Override
  public Ledger ledger(UserId bot) {
    return rows.ledger(bot);
  }

  private void write(EventId about, Runnable record) {
    var fault = chance.next(about);
    tally.fault(fault);
    switch (fault) {
      case NONE -> record.run();
      case FULL -> machine.whenFull(record);
      case TORN -> {
        machine.torn(record);
        throw Fault.die();
      }
      case UNTOLD -> {
        record.run();
        throw Fault.die();
      }
      case DOUBTED, BROKEN_OFF -> machine.cutOff(record);
    }
  }

  @Override
  public void close() {
    machine.close();
  }

  /// The log as one server has it open.
  private final class Opened implements Backlog {
    private final EventLog log;

    Opened(EventLog log) {
      this.log = log;
    }

    private void settle(Event event, Runnable record) {
      if (holder == this) {
        write(event.id(), record);
      } else {
        refused(event, record);
      }
    }

    /// The database refuses, nobody else.
    private void refused(Event event, Runnable record) {
      try {
        record.run();
      } catch (RuntimeException e) {
        tally.refusal();
        throw e;
      }
      throw new IllegalStateException("event " + event.id() + " was settled by who was replaced");
    }

    @Override
    public void onFresh(Consumer<Event> listener) {
      log.onFresh(listener);
    }

    @Override
    public void onWithdrawn(Consumer<EventLog.Withdrawn> listener) {
      log.onWithdrawn(listener);
    }

    @Override
    public void onTouched(Consumer<EventLog.Touched> listener) {
      log.onTouched(listener);
    }

    @Override
    public void onDoubt(Runnable listener) {
      log.onDoubt(listener);
    }

    @Override
    public void acknowledge(Event event, Attempt attempt, Consumer<@Nullable Throwable> ended) {
      settle(event, () -> Acknowledged.now(log, event, attempt));
      ended.accept(null);
    }

    @Override
    public void postpone(Event event, Instant due, Attempt attempt) {
      settle(event, () -> log.postpone(event, due, attempt));
    }

    @Override
    public void kill(Event event, Attempt attempt) {
      settle(event, () -> log.kill(event, attempt));
    }

    @Override
    public void kill(Event event, String why) {
      settle(event, () -> log.kill(event, why));
    }

    @Override
    public void expire(Event event, String why) {
      settle(event, () -> log.expire(event, why));
    }

    @Override
    public Duration silence() {
      return log.silence();
    }

    @Override
    public void prove(Event event) {
      settle(event, () -> log.prove(event));
    }

    @Override
    public List<Event> nextOfLane(PortalId of, String lane, EventId after, int limit) {
      return log.nextOfLane(of, lane, after, limit);
    }

    @Override
    public String triedAt(Event event) {
      return log.triedAt(event);
    }

    @Override
    public List<LaneHead> lanes(PortalId of, String after, int limit) {
      return log.lanes(of, after, limit);
    }

    @Override
    public long waiting(PortalId of) {
      return log.waiting(of);
    }
  }
}
