package dev.confab.eventlog;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log as one bot reads it: by number, settled events too.
public final class BotLog {
  private final EventLogSql sql = new EventLogSql();

  /// A view of the log; it keeps nothing.
  public BotLog() {}

  /// The bot's events from `from` on, in whatever state; none that were withheld from its
  /// application.
  public List<Event> from(Reads reads, UserId bot, EventId from, int limit) {
    return BotLogSql.from(reads, bot, from, limit);
  }

  /// Those of them that wait.
  public List<Event> waiting(Reads reads, UserId bot, EventId from, int limit) {
    return BotLogSql.waiting(reads, bot, from, limit);
  }

  /// The first event appended at this time or later; null when there is none. Ids and times run the
  /// same way, so that it is found by halving and not by looking at all.
  public @Nullable EventId firstSince(Reads reads, UserId bot, Instant since) {
    var first = BotLogSql.stamp(reads, bot, new EventId(0));
    if (first == null || !first.created().isBefore(since)) {
      return first == null ? null : first.id();
    }
    long early = first.id().value(); // its event is too early; what follows `last` is not there
    long late = last(reads, bot).value() + 1;
    while (late - early > 1) {
      long middle = early + (late - early) / 2;
      var found = BotLogSql.stamp(reads, bot, new EventId(middle));
      if (found == null || !found.created().isBefore(since)) {
        late = middle;
      } else {
        early = Math.max(middle, found.id().value());
      }
    }
    var found = BotLogSql.stamp(reads, bot, new EventId(late));
    return found == null ? null : found.id();
  }

  /// The bot's last event that is still there; 0 when none is.
  public EventId last(Reads reads, UserId bot) {
    return BotLogSql.last(reads, bot);
  }

  /// The bot's last event, if it waits; null: it does not, or there is none.
  public @Nullable Event lastIfWaiting(Reads reads, UserId bot) {
    return BotLogSql.lastIfWaiting(reads, bot);
  }

  /// The number that the portal's next event will have at least. All with smaller ones are there.
  public EventId end(Reads reads) {
    return new EventId(Counter.EVENT.reached(reads) + 1);
  }

  /// The greatest number among the bot's events that were removed after a while; 0 when none was.
  public EventId removedTo(Reads reads, UserId bot) {
    return BotLogSql.removedTo(reads, bot);
  }

  /// The bot took the event itself. Settled already: nothing changes.
  public void acknowledge(Tx tx, Event event, Attempt attempt, Instant now) {
    int number = event.attempts() + 1;
    sql.attempted(tx, event.id(), number, attempt);
    sql.settle(tx, event, State.ACKNOWLEDGED, number, attempt.outcome(), now);
  }
}
