package dev.confab.eventlog;

import dev.confab.basics.Cut;
import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator does with the log: look an event up, and decide about one that waits.
///
/// Every change asks in its own statement whether the event still waits, and so does every
/// settlement of an attempt. Whichever the writer comes to first stands; the other changes nothing
/// and counts nothing. So an event that is cancelled while its handler takes it ends in one state.
public final class EventDesk {
  /// Most events of one look.
  public static final int PAGE_MAX = 200;

  /// Most events that one look passes over in search of those that were asked for.
  public static final int LOOK_MAX = 20_000;

  /// Most characters of an event's data.
  public static final int DATA_LENGTH_MAX = 262_144;

  /// Most changes of an event's data: each keeps what it replaced.
  public static final int EDITS_MAX = 20;

  /// Dialogs of a bot that are looked at for what they hang on.
  public static final int LANES_MAX = 1_000;

  private final EventLog log;
  private final InstantSource clock;
  private final EventDeskSql sql = new EventDeskSql();

  /// A desk over this log.
  public EventDesk(EventLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /// Events, newest first, with numbers below `before`; null: from the newest on.
  public List<LogEntry> list(Reads reads, EventFilter filter, @Nullable EventId before, int limit) {
    return sql.list(reads, filter, 0, high(before), Math.clamp(limit, 1, PAGE_MAX));
  }

  /// What one look found.
  ///
  /// @param entries newest first; perhaps fewer than asked for, where they are rare
  /// @param next below which the next look goes on; null: nothing is left
  public record Looked(List<LogEntry> entries, @Nullable EventId next) {}

  /// The same, but no further than a look may go: it costs no more where there is little to find.
  public Looked look(Reads reads, EventFilter filter, @Nullable EventId before, int limit) {
    return look(reads, filter, before, limit, LOOK_MAX);
  }

  Looked look(Reads reads, EventFilter filter, @Nullable EventId before, int limit, int lookMax) {
    int most = Math.clamp(limit, 1, PAGE_MAX);
    long low = filter.isSparse() ? sql.reach(reads, filter, high(before), lookMax) : 0;
    var found = sql.list(reads, filter, low, high(before), most);
    if (found.size() == most) {
      return new Looked(found, found.getLast().event().id());
    }
    return new Looked(found, low == 0 ? null : new EventId(low));
  }

  private static long high(@Nullable EventId before) {
    return before == null ? Long.MAX_VALUE : before.value();
  }

  /// One event, or null.
  public @Nullable LogEntry find(Reads reads, EventId id) {
    return sql.find(reads, id);
  }

  /// Every attempt of an event that is kept, the first one first.
  public List<NumberedAttempt> attempts(Reads reads, EventId id) {
    return sql.attempts(reads, id);
  }

  /// What operators changed of an event's data, the first change first.
  public List<Edit> edits(Reads reads, EventId id) {
    return EditsSql.of(reads, id);
  }

  /// How often operators changed an event's data.
  public int editCount(Reads reads, EventId id) {
    return EditsSql.count(reads, id);
  }

  /// Whether no other event of its lane waits before this one.
  public boolean isHead(Reads reads, Event event) {
    return sql.isHead(reads, event);
  }

  /// The first event that waits in a lane; null: none does.
  public @Nullable EventId first(Reads reads, String lane) {
    var head = sql.headOf(reads, lane);
    return head == null ? null : head.id();
  }

  /// Events that were attempted and not taken, each the first of a dialog of this bot, so that the
  /// dialog hangs on it; the oldest first. Looks at [#LANES_MAX] dialogs in which something waits.
  public List<LogEntry> hanging(Reads reads, UserId bot) {
    return hanging(reads, bot, LANES_MAX);
  }

  List<LogEntry> hanging(Reads reads, UserId bot, int lanesMax) {
    var found = new ArrayList<LogEntry>();
    var lanes = "bot" + bot + "/";
    var head = sql.headAfter(reads, lanes);
    for (int i = 0; i < lanesMax && head != null && head.lane().startsWith(lanes); i++) {
      if (head.attempts() > 0) {
        add(found, reads, head);
      }
      head = sql.headAfter(reads, head.lane());
    }
    found.sort(Comparator.comparing(entry -> entry.event().id().value()));
    return found;
  }

  /// The event a lane hangs on; null: it does not hang.
  public @Nullable LogEntry hanging(Reads reads, String lane) {
    var found = new ArrayList<LogEntry>();
    var head = sql.headOf(reads, lane);
    if (head != null && head.attempts() > 0) {
      add(found, reads, head);
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  private void add(List<LogEntry> found, Reads reads, EventDeskSql.Head head) {
    var entry = sql.find(reads, head.id());
    if (entry != null && entry.state() == State.WAITING) {
      found.add(entry);
    }
  }

  /// Drops an event that waits; its lane goes on at once. False when it waits no more.
  ///
  /// @param why a sentence that names who wished it
  public boolean withdraw(Tx tx, Event event, String why) {
    boolean waited =
        sql.withdraw(tx, event.id(), Cut.to(Attempt.OUTCOME_LENGTH_MAX, why), clock.instant());
    if (waited) {
      tx.add(EventLogSql.tally(State.WITHDRAWN, event.bot()), 1);
      log.touched(tx, event.lane());
    }
    return waited;
  }

  /// Gives an event that waits other data. An attempt under way carries the old ones, which are
  /// kept for who looks at it later. False when it waits no more.
  ///
  /// @param event as it is in this transaction, edited fewer than [#EDITS_MAX] times
  /// @param data a JSON object
  public boolean edit(Tx tx, Event event, String data) {
    boolean waited = sql.edit(tx, event.id(), data);
    if (waited) {
      EditsSql.insert(tx, event, EditsSql.count(tx, event.id()) + 1, clock.instant());
      log.touched(tx, event.lane());
    }
    return waited;
  }

  /// Makes an event that waits due now. It is attempted when those before it in its lane are
  /// settled; where an attempt is under way and fails, the next follows at once, unless that was
  /// the last one it had: then it is dead. False when it waits no more.
  ///
  /// @param event as it is in this transaction
  public boolean retryNow(Tx tx, Event event) {
    boolean waited = sql.due(tx, event.id(), event.dueAgain(clock.instant()));
    if (waited) {
      log.wished(tx, event);
    }
    return waited;
  }

  /// Appends the event once more, behind all that waits in its lane. The new one names the first of
  /// its line, so that a handler can see that it is no news.
  ///
  /// @param event from the application that is to tell it now
  public EventId replay(Tx tx, Event event) {
    return replay(tx, event, event.data());
  }

  /// The same with other data. The one it repeats stays as it was told.
  ///
  /// @param data a JSON object
  public EventId replay(Tx tx, Event event, String data) {
    var root = event.replayOf() == null ? event.id() : event.replayOf();
    var again =
        new NewEvent(
            event.lane(),
            event.event(),
            event.bot(),
            event.app(),
            event.handler(),
            event.actor(),
            event.message(),
            data);
    return log.replay(tx, again, root);
  }

  /// Settled events of a bot in the order in which they happened, with numbers from `from` to `to`:
  /// those a range of replays is made of. Replays themselves are left out.
  public List<Event> settled(
      Reads reads, UserId bot, EventId from, EventId to, @Nullable Instant since, int limit) {
    return sql.settled(reads, bot, from, to, since == null ? Instant.EPOCH : since, limit);
  }
}
