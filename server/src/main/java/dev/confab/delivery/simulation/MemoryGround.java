package dev.confab.delivery.simulation;

import dev.confab.basics.AppId;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A store in memory that keeps what a real one promises and fails where a real one may: before a
/// record is whole, after it, or because the disk is full. A record that was torn never was; that
/// the databases drop it is shown by the runs on real ones.
final class MemoryGround implements Ground {
  private record Row(Event event, State state) {
    /// Times are kept in milliseconds, as a database keeps them.
    Row {
      event = event.waiting(event.due().truncatedTo(ChronoUnit.MILLIS), event.attempts());
    }
  }

  private final PortalId portal;
  private final InstantSource clock;
  private final Fault.Chance faults;
  private final TreeMap<Long, Row> rows = new TreeMap<>();

  /// Where each event's attempts went.
  private final Map<EventId, List<String>> tried = new HashMap<>();

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

  /// What a write is about that is not about one event.
  private static final EventId NO_EVENT = new EventId(0);

  private void write(EventId id, Runnable record) {
    switch (faults.next(id)) {
      case FULL -> throw new IllegalStateException("the disk is full");
      case TORN -> throw Fault.die();
      case UNTOLD -> {
        record.run();
        throw Fault.die();
      }
      case DOUBTED -> {
        record.run();
        throw breakOff();
      }
      case BROKEN_OFF -> throw breakOff();
      case NONE -> record.run();
    }
  }

  private RuntimeException breakOff() {
    Objects.requireNonNull(holder).doubts.forEach(Runnable::run);
    return new IllegalStateException("the connection was lost in the commit");
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
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
    write(NO_EVENT, () -> rows.put(id.value(), new Row(event, State.WAITING)));
    Objects.requireNonNull(holder).fresh.forEach(listener -> listener.accept(event));
    return id;
  }

  @Override
  public void withdraw(UserId bot) {
    write(
        NO_EVENT,
        () ->
            rows.replaceAll(
                (id, row) ->
                    row.event().bot().equals(bot) && row.state() == State.WAITING
                        ? new Row(row.event(), State.WITHDRAWN)
                        : row));
    var dropped = new EventLog.Withdrawn(portal, bot);
    Objects.requireNonNull(holder).withdrawn.forEach(listener -> listener.accept(dropped));
  }

  @Override
  public void readdress(UserId bot, AppId app) {
    write(
        NO_EVENT,
        () ->
            rows.replaceAll(
                (id, row) ->
                    row.event().bot().equals(bot) && row.state() == State.WAITING
                        ? new Row(row.event().from(app), State.WAITING)
                        : row));
    waiting(bot, Integer.MAX_VALUE).stream()
        .map(Event::lane)
        .distinct()
        .map(lane -> new EventLog.Touched(portal, lane, null))
        .forEach(told -> Objects.requireNonNull(holder).touched.forEach(ear -> ear.accept(told)));
  }

  @Override
  public boolean touch(EventId id, Touch wish, String data) {
    var row = row(id);
    if (row.state() != State.WAITING) {
      return false;
    }
    var event = row.event();
    var changed =
        switch (wish) {
          case SKIP -> new Row(event, State.WITHDRAWN);
          case EDIT -> new Row(event.with(data), row.state());
          case RETRY ->
              new Row(
                  event.waiting(event.dueAgain(clock.instant()), event.attempts()), row.state());
        };
    write(id, () -> rows.put(id.value(), changed));
    var wished = wish == Touch.RETRY ? event.withoutData() : null;
    var told = new EventLog.Touched(portal, event.lane(), wished);
    Objects.requireNonNull(holder).touched.forEach(listener -> listener.accept(told));
    return true;
  }

  @Override
  public List<Event> waiting(UserId bot, int limit) {
    return whatWaits().stream().filter(event -> event.bot().equals(bot)).limit(limit).toList();
  }

  @Override
  public void take(List<Event> events) {
    write(
        NO_EVENT,
        () -> events.forEach(event -> rows.computeIfPresent(event.id().value(), this::taken)));
  }

  private Row taken(long id, Row row) {
    return row.state() == State.WAITING ? new Row(row.event(), State.ACKNOWLEDGED) : row;
  }

  private Row row(EventId id) {
    return Objects.requireNonNull(rows.get(id.value()));
  }

  @Override
  public State state(EventId id) {
    return row(id).state();
  }

  @Override
  public Event event(EventId id) {
    return row(id).event();
  }

  @Override
  public String triedAt(Event event) {
    var all = tried.getOrDefault(event.id(), List.of());
    return event.attempts() == 0 || event.attempts() > all.size()
        ? ""
        : all.get(event.attempts() - 1);
  }

  @Override
  public EventId newest() {
    return new EventId(rows.size());
  }

  @Override
  public Ledger ledger() {
    return ledger(row -> true);
  }

  @Override
  public Ledger ledger(UserId bot) {
    return ledger(row -> row.event().bot().equals(bot));
  }

  private Ledger ledger(Predicate<Row> counted) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    long created = 0;
    for (var row : rows.values()) {
      if (counted.test(row)) {
        counts.merge(row.state(), 1L, Long::sum);
        created++;
      }
    }
    return new Ledger(
        created,
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
    private final List<Consumer<EventLog.Touched>> touched = new ArrayList<>();
    private final List<Runnable> doubts = new ArrayList<>();

    private void settle(Event event, State state, Instant due, int attempts) {
      settle(event, state, due, attempts, () -> {});
    }

    private void settle(Event event, State state, Instant due, int attempts, Runnable along) {
      if (holder != this) {
        throw new IllegalStateException("another server is using this store");
      }
      write(
          event.id(),
          () -> {
            along.run();
            var row = row(event.id());
            if (row.state() == State.WAITING) {
              rows.put(event.id().value(), new Row(row.event().waiting(due, attempts), state));
            }
          });
    }

    @Override
    public void onFresh(Consumer<Event> listener) {
      fresh.add(listener);
    }

    @Override
    public void onWithdrawn(Consumer<EventLog.Withdrawn> listener) {
      withdrawn.add(listener);
    }

    @Override
    public void onTouched(Consumer<EventLog.Touched> listener) {
      touched.add(listener);
    }

    @Override
    public void onDoubt(Runnable listener) {
      doubts.add(listener);
    }

    @Override
    public void acknowledge(Event event, Attempt attempt, Consumer<@Nullable Throwable> ended) {
      settle(event, State.ACKNOWLEDGED, event.due(), event.attempts() + 1);
      ended.accept(null);
    }

    @Override
    public void postpone(Event event, Instant due, Attempt attempt) {
      var kept = row(event.id()).event().due();
      boolean wished = !kept.equals(event.due()); // to be attempted again
      settle(
          event,
          State.WAITING,
          wished ? kept : due,
          event.attempts() + 1,
          () -> keep(event, attempt.address()));
    }

    private void keep(Event event, String address) {
      var all = tried.computeIfAbsent(event.id(), id -> new ArrayList<>());
      if (all.size() == event.attempts()) { // as a key that is there already is kept
        all.add(address);
      }
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

    /// Who was paused until another took its place was so for long.
    @Override
    public Duration silence() {
      return holder == this ? Duration.ZERO : Duration.ofSeconds(30);
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
    public String triedAt(Event event) {
      return MemoryGround.this.triedAt(event);
    }

    @Override
    public List<LaneHead> lanes(PortalId of, String after, int limit) {
      var heads = new TreeMap<String, LaneHead>();
      for (var event : whatWaits()) {
        if (event.lane().compareTo(after) > 0) {
          heads.putIfAbsent(
              event.lane(),
              new LaneHead(
                  event.lane(),
                  event.id(),
                  event.bot(),
                  event.app(),
                  event.handler(),
                  event.created(),
                  event.due(),
                  event.attempts()));
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
