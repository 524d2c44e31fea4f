package dev.confab.delivery.simulation;

import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.Backlog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.LaneHead;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A store in memory that keeps what a real one promises and fails where a real one may: before a
/// record is whole, after it, or because the disk is full. A record that was torn never was; that
/// the databases drop it is shown by the runs on real ones.
final class MemoryGround implements Ground {
  private record Row(Event event, State state) {}

  private final PortalId portal;
  private final InstantSource clock;
  private final Fault.Chance faults;
  private final TreeMap<Long, Row> rows = new TreeMap<>();
  private @Nullable Opened holder;

  MemoryGround(PortalId portal, InstantSource clock, Fault.Chance faults) {
    this.portal = portal;
    this.clock = clock;
    this.faults = faults;
  }

  @Override
  public Backlog open() {
    var opened = new Opened();
    holder = opened;
    return opened;
  }

  private void write(EventId id, Runnable record) {
    switch (faults.next(id)) {
      case FULL -> throw new IllegalStateException("the disk is full");
      case TORN -> throw Fault.die();
      case UNTOLD -> {
        record.run();
        throw Fault.die();
      }
      case NONE -> record.run();
    }
  }

  @Override
  public Backlog takeOver() {
    return open();
  }

  @Override
  public boolean changesHands() {
    return true;
  }

  @Override
  public EventId append(NewEvent asked) {
    var id = new EventId(rows.size() + 1L);
    var now = clock.instant();
    var event =
        new Event(
            portal,
            id,
            asked.lane(),
            asked.event(),
            asked.bot(),
            asked.app(),
            asked.handler(),
            asked.actor(),
            asked.message(),
            null,
            asked.data(),
            now,
            now,
            0);
    rows.put(id.value(), new Row(event, State.WAITING));
    Objects.requireNonNull(holder).fresh.forEach(listener -> listener.accept(event));
    return id;
  }

  @Override
  public void withdraw(UserId bot) {
    rows.replaceAll(
        (id, row) ->
            row.event().bot().equals(bot) && row.state() == State.WAITING
                ? new Row(row.event(), State.WITHDRAWN)
                : row);
    var dropped = new EventLog.Withdrawn(portal, bot);
    Objects.requireNonNull(holder).withdrawn.forEach(listener -> listener.accept(dropped));
  }

  @Override
  public State state(EventId id) {
    return Objects.requireNonNull(rows.get(id.value())).state();
  }

  @Override
  public Instant due(EventId id) {
    return Objects.requireNonNull(rows.get(id.value())).event().due();
  }

  @Override
  public Ledger ledger() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    rows.values().forEach(row -> counts.merge(row.state(), 1L, Long::sum));
    return new Ledger(
        rows.size(),
        counts.getOrDefault(State.WAITING, 0L),
        counts.getOrDefault(State.ACKNOWLEDGED, 0L),
        counts.getOrDefault(State.DEAD, 0L),
        counts.getOrDefault(State.EXPIRED, 0L),
        counts.getOrDefault(State.WITHDRAWN, 0L));
  }

  private List<Event> whatWaits() {
    return rows.values().stream()
        .filter(row -> row.state() == State.WAITING)
        .map(Row::event)
        .toList();
  }

  /// The store as one server has it open. Another one that opens it takes the right to write along,
  /// as the lock of PostgreSQL ends with the connection that writes.
  private final class Opened implements Backlog {
    private final List<Consumer<Event>> fresh = new ArrayList<>();
    private final List<Consumer<EventLog.Withdrawn>> withdrawn = new ArrayList<>();

    private void settle(Event event, State state, Instant due, int attempts) {
      if (holder != this) {
        throw new IllegalStateException("another server is using this store");
      }
      write(
          event.id(),
          () -> {
            var row = Objects.requireNonNull(rows.get(event.id().value()));
            if (row.state() == State.WAITING) {
              rows.put(event.id().value(), new Row(moved(row.event(), due, attempts), state));
            }
          });
    }

    private static Event moved(Event event, Instant due, int attempts) {
      return new Event(
          event.portal(),
          event.id(),
          event.lane(),
          event.event(),
          event.bot(),
          event.app(),
          event.handler(),
          event.actor(),
          event.message(),
          event.replayOf(),
          event.data(),
          event.created(),
          due,
          attempts);
    }

    @Override
    public void onFresh(Consumer<Event> listener) {
      fresh.add(listener);
    }

    @Override
    public void onWithdrawn(Consumer<EventLog.Withdrawn> listener) {
      withdrawn.add(listener);
    }

    /// No operator has a hand in a simulated life.
    @Override
    public void onTouched(Consumer<EventLog.Touched> listener) {}

    /// A server whose commit ends in doubt dies here, and its successor reads the store.
    @Override
    public void onDoubt(Runnable listener) {}

    @Override
    public void acknowledge(Event event, Attempt attempt, Consumer<@Nullable Throwable> ended) {
      settle(event, State.ACKNOWLEDGED, event.due(), event.attempts() + 1);
      ended.accept(null);
    }

    @Override
    public void postpone(Event event, Instant due, Attempt attempt) {
      settle(event, State.WAITING, due, event.attempts() + 1);
    }

    @Override
    public void kill(Event event, Attempt attempt) {
      settle(event, State.DEAD, event.due(), event.attempts() + 1);
    }

    @Override
    public void kill(Event event, String why) {
      settle(event, State.DEAD, event.due(), event.attempts());
    }

    @Override
    public void expire(Event event, String why) {
      settle(event, State.EXPIRED, event.due(), event.attempts());
    }

    @Override
    public void prove(Event event) {
      settle(event, State.WAITING, event.due(), event.attempts());
    }

    @Override
    public List<Event> nextOfLane(PortalId of, String lane, EventId after, int limit) {
      return whatWaits().stream()
          .filter(event -> event.lane().equals(lane) && event.id().value() > after.value())
          .limit(limit)
          .toList();
    }

    @Override
    public List<LaneHead> lanes(PortalId of, String after, int limit) {
      var heads = new TreeMap<String, LaneHead>();
      for (var event : whatWaits()) {
        if (event.lane().compareTo(after) > 0) {
          heads.putIfAbsent(
              event.lane(), new LaneHead(event.lane(), event.id(), event.app(), event.due()));
        }
      }
      return heads.values().stream().limit(limit).toList();
    }

    @Override
    public long waiting(PortalId of) {
      return whatWaits().size();
    }
  }
}
