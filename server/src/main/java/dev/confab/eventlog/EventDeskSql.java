package dev.confab.eventlog;

import dev.confab.basics.EventId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator asks of the tables `events` and `attempts`.
final class EventDeskSql {
  private static final String ENTRY =
      "SELECT "
          + EventLogSql.COLUMNS
          + ", state, last_outcome, hindrance, settled_ms FROM events WHERE portal_id = :portal";

  /// @param low no event with a smaller number; 0: any
  /// @param high only events with smaller numbers
  List<LogEntry> list(Reads reads, EventFilter filter, long low, long high, int limit) {
    var text = new StringBuilder(ENTRY).append(" AND id < ?");
    var values = new ArrayList<Object>(List.of(high));
    if (low > 0) {
      text.append(" AND id >= ?");
      values.add(low);
    }
    if (filter.since() != null) {
      // numbers follow time, so the key finds where the time begins
      text.append(" AND id >= ? AND created_ms >= ?");
      values.add(firstSince(reads, filter.since()));
      values.add(filter.since());
    }
    if (filter.until() != null) {
      text.append(" AND id < ? AND created_ms <= ?");
      values.add(firstSince(reads, filter.until().plusMillis(1)));
      values.add(filter.until());
    }
    add(text, values, "app_id = ?", filter.app());
    add(text, values, "bot_id = ?", filter.bot());
    add(text, values, "state = ?", filter.state() == null ? null : filter.state().number());
    if (filter.hindrance() != null) {
      // whoever took an event was not kept from it, whatever came before
      text.append(" AND state <> 1");
      add(text, values, "hindrance = ?", filter.hindrance().number());
    }
    add(text, values, "event = ?", filter.event());
    add(text, values, "lane = ?", filter.lane());
    add(text, values, "message_id = ?", filter.message());
    // a lane ends with its chat, whichever bot it is of
    add(text, values, "lane LIKE ?", filter.chat() == null ? null : "%/chat" + filter.chat());
    text.append(" ORDER BY ").append(order(filter)).append(" LIMIT ?");
    values.add(limit);
    return reads.list(text.toString(), row -> entry(reads, row), values.toArray());
  }

  /// The index that finds what is asked for.
  private static String order(EventFilter filter) {
    if (filter.message() != null) {
      return "portal_id DESC, message_id DESC, id DESC";
    }
    return filter.bot() == null
        ? "portal_id DESC, id DESC"
        : "portal_id DESC, bot_id DESC, id DESC";
  }

  /// The number of the event before which a look has passed over so many of those it has to read; 0
  /// where there are no more.
  long reach(Reads reads, EventFilter filter, long high, int most) {
    var text = new StringBuilder("SELECT id FROM events WHERE portal_id = :portal AND id < ?");
    var values = new ArrayList<Object>(List.of(high));
    add(text, values, "bot_id = ?", filter.bot());
    if (filter.since() != null) {
      add(text, values, "id >= ?", firstSince(reads, filter.since()));
    }
    if (filter.until() != null) {
      add(text, values, "id < ?", firstSince(reads, filter.until().plusMillis(1)));
    }
    text.append(" ORDER BY ").append(order(filter)).append(" LIMIT 1 OFFSET ?");
    values.add(most - 1);
    var found = reads.first(text.toString(), row -> row.number(1), values.toArray());
    return found == null ? 0 : found;
  }

  private static void add(
      StringBuilder text, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      text.append(" AND ").append(condition);
      values.add(value);
    }
  }

  /// The number of the first event appended at `since` or later, found in steps that each halve
  /// what is left; a clock that was set back makes it a little too small or large.
  long firstSince(Reads reads, Instant since) {
    long low = end(reads, "ORDER BY portal_id, id");
    long high = end(reads, "ORDER BY portal_id DESC, id DESC") + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      var found =
          reads.first(
              """
              SELECT id, created_ms FROM events WHERE portal_id = :portal AND id >= ?
              ORDER BY portal_id, id LIMIT 1\
              """,
              row -> new long[] {row.number(1), row.number(2)},
              middle);
      if (found == null || found[1] >= since.toEpochMilli()) {
        high = middle;
      } else {
        low = found[0] + 1;
      }
    }
    return low;
  }

  long end(Reads reads, String order) {
    var found =
        reads.first(
            "SELECT id FROM events WHERE portal_id = :portal " + order + " LIMIT 1",
            row -> row.number(1));
    return found == null ? 0 : found;
  }

  @Nullable LogEntry find(Reads reads, EventId id) {
    return reads.first(ENTRY + " AND id = ?", row -> entry(reads, row), id);
  }

  List<NumberedAttempt> attempts(Reads reads, EventId id) {
    return reads.list(
        """
        SELECT number, started_ms, took_ms, address, status, outcome, answer_head, answer_body,
          posted, sent
        FROM attempts WHERE portal_id = :portal AND event_id = ?
        ORDER BY portal_id, event_id, number LIMIT 1000\
        """,
        row ->
            new NumberedAttempt(
                (int) row.number(1),
                new Attempt(
                    row.time(2),
                    Duration.ofMillis(row.number(3)),
                    row.text(4),
                    (int) row.number(5),
                    row.text(6),
                    row.textOrNull(7),
                    row.textOrNull(8),
                    null,
                    row.flag(9),
                    row.textOrNull(10))),
        id);
  }

  /// The first event that waits in a lane.
  record Head(String lane, EventId id, int attempts) {}

  /// Of the next lane in the order of the index.
  @Nullable Head headAfter(Reads reads, String lane) {
    return reads.first(
        """
        SELECT lane, id, attempts FROM events
        WHERE portal_id = :portal AND lane > ? AND state = 0
        ORDER BY portal_id, lane, id LIMIT 1\
        """,
        EventDeskSql::head,
        lane);
  }

  @Nullable Head headOf(Reads reads, String lane) {
    return reads.first(
        """
        SELECT lane, id, attempts FROM events
        WHERE portal_id = :portal AND lane = ? AND state = 0
        ORDER BY portal_id, lane, id LIMIT 1\
        """,
        EventDeskSql::head,
        lane);
  }

  private static Head head(Row row) {
    return new Head(row.text(1), new EventId(row.number(2)), (int) row.number(3));
  }

  boolean isHead(Reads reads, Event event) {
    return reads
        .list(
            """
            SELECT id FROM events WHERE portal_id = :portal AND lane = ? AND id < ? AND state = 0
            ORDER BY portal_id, lane, id LIMIT 1\
            """,
            row -> row.number(1),
            event.lane(),
            event.id())
        .isEmpty();
  }

  boolean withdraw(Tx tx, EventId id, String outcome, Instant now) {
    return tx.run(
            """
            UPDATE events SET state = 4, last_outcome = ?, settled_ms = ?
            WHERE portal_id = :portal AND id = ? AND state < 1\
            """,
            outcome,
            now,
            id)
        == 1;
  }

  boolean edit(Tx tx, EventId id, String data) {
    return tx.run(
            """
            UPDATE event_data SET data = ? WHERE portal_id = :portal AND event_id = ?
              AND EXISTS (SELECT 1 FROM events
                WHERE events.portal_id = :portal AND events.id = ? AND events.state < 1)\
            """,
            data,
            id,
            id)
        == 1;
  }

  boolean due(Tx tx, EventId id, Instant due) {
    return tx.run(
            "UPDATE events SET due_ms = ? WHERE portal_id = :portal AND id = ? AND state < 1",
            due,
            id)
        == 1;
  }

  List<Event> settled(Reads reads, UserId bot, EventId from, EventId to, Instant since, int limit) {
    return reads.list(
        "SELECT "
            + EventLogSql.COLUMNS
            + """
             FROM events WHERE portal_id = :portal AND bot_id = ? AND id >= ? AND id <= ?
              AND state > 0 AND replay_of = 0 AND created_ms >= ?
            ORDER BY portal_id, bot_id, id LIMIT ?\
            """,
        row -> EventLogSql.event(reads.portal(), row),
        bot,
        from,
        to,
        since,
        limit);
  }

  private static LogEntry entry(Reads reads, Row row) {
    return new LogEntry(
        EventLogSql.event(reads.portal(), row),
        State.of(row.number(14)),
        row.textOrNull(15),
        row.timeOrNull(17),
        Hindrance.of(row.number(16)));
  }
}
