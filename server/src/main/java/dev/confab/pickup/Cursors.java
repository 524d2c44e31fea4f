package dev.confab.pickup;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.BotLog;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The named readers of bots. They stay until they are deleted or their bot is.
public final class Cursors {
  /// Most cursors of one bot.
  static final int OF_BOT_MAX = 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,50}");

  private final BotLog log;
  private final InstantSource clock;

  /// The cursors over this log.
  public Cursors(BotLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /// The cursor of this name; one that never moved stands before all events.
  Cursor find(Reads reads, UserId bot, String name) {
    PickupError.CURSOR_WRONG.unless(NAME.matcher(name).matches());
    var found = CursorsSql.find(reads, bot, name);
    return found == null ? Cursor.fresh(name) : found;
  }

  /// The cursors of a bot that ever moved, by name.
  public List<Cursor> all(Reads reads, UserId bot) {
    return CursorsSql.all(reads, bot);
  }

  /// Moves a cursor, forward or back. Settles nothing.
  public Cursor set(Tx tx, UserId bot, String name, @Nullable EventId to, @Nullable Instant since) {
    var cursor = find(tx, bot, name);
    PickupError.PLACE_MISSING.unless(to != null || since != null);
    var place = to == null ? since(tx, bot, since) : within(tx, bot, cursor, to);
    return put(tx, bot, cursor, place, cursor.settled());
  }

  /// Where the events since this time begin; behind the last when there are none.
  EventId since(Reads reads, UserId bot, @Nullable Instant since) {
    var first = since == null ? null : log.firstSince(reads, bot, since);
    return first == null ? end(reads, bot) : first;
  }

  private EventId end(Reads reads, UserId bot) {
    long last = log.last(reads, bot).value();
    return new EventId(Math.max(last, log.removedTo(reads, bot).value()) + 1);
  }

  /// Refuses a place behind the log's end, from which a reader would never see anything.
  EventId within(Reads reads, UserId bot, Cursor cursor, EventId to) {
    PickupError.OFFSET_WRONG.unless(to.value() >= 0);
    if (to.value() > cursor.next().value()) {
      var end = end(reads, bot);
      if (to.value() > end.value()) {
        throw PickupError.OFFSET_AHEAD.refuse(end.value() - 1);
      }
    }
    return to;
  }

  /// A place no further than the log's end, which may grow beyond the place that was asked for.
  EventId atMost(Reads reads, UserId bot, EventId to) {
    var end = end(reads, bot);
    return to.value() < end.value() ? to : end;
  }

  /// Moves a cursor forward. Looked for anew: readers that share it do not pull each other back.
  Cursor advance(Tx tx, UserId bot, String name, EventId to, boolean settles) {
    var known = find(tx, bot, name);
    var next = later(known.next(), to);
    return put(tx, bot, known, next, settles ? later(known.settled(), to) : known.settled());
  }

  private static EventId later(EventId one, EventId other) {
    return one.value() < other.value() ? other : one;
  }

  /// Refuses a cursor that would be one too many.
  void checkRoom(Reads reads, UserId bot, Cursor known) {
    if (known.moved().equals(Instant.EPOCH)) {
      PickupError.TOO_MANY_CURSORS.unless(CursorsSql.all(reads, bot).size() < OF_BOT_MAX);
    }
  }

  private Cursor put(Tx tx, UserId bot, Cursor known, EventId next, EventId settled) {
    checkRoom(tx, bot, known);
    var moved = new Cursor(known.name(), next, settled, clock.instant());
    CursorsSql.put(tx, bot, moved);
    return moved;
  }

  /// Forgets a cursor.
  public void delete(Tx tx, UserId bot, String name) {
    PickupError.CURSOR_UNKNOWN.unless(CursorsSql.delete(tx, bot, name));
  }

  void deleteAll(Tx tx, UserId bot) {
    CursorsSql.deleteAll(tx, bot);
  }
}
