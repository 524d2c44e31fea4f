package dev.confab.eventlog;

import static java.util.Objects.requireNonNull;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Id;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tally;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables `events` and `event_data`.
final class EventLogSql {
  /// Most events that are looked at for the lanes they are in.
  private static final int LANES_LOOKED_AT_MAX = 10_000;

  static final String COLUMNS =
      """
      id, lane, event, bot_id, app_id, handler_id, actor_id, message_id, replay_of,
        (SELECT data FROM event_data
          WHERE event_data.portal_id = :portal AND event_data.event_id = events.id),
        created_ms, due_ms, attempts\
      """;

  private static final String TOTAL =
      """
      INSERT INTO event_ledger (portal_id, bot_id, $column) VALUES (:portal, ?, ?)
      ON CONFLICT (portal_id, bot_id)
      DO UPDATE SET $column = event_ledger.$column + excluded.$column\
      """;

  private static final String REMOVED = TOTAL.replace("$column", "removed");

  private static final Map<State, String> TOTALS =
      Stream.of(State.values())
          .collect(
              Collectors.toMap(state -> state, state -> TOTAL.replace("$column", state.column())));

  /// One statement, so that all numbers are of one moment.
  private static final String LEDGER =
      """
      SELECT COALESCE(SUM(created), 0), COALESCE(SUM(acknowledged), 0), COALESCE(SUM(dead), 0),
        COALESCE(SUM(expired), 0), COALESCE(SUM(withdrawn), 0),
        (SELECT COUNT(*) FROM events WHERE portal_id = :portal AND lane > '' AND state = 0)
      FROM event_ledger WHERE portal_id = :portal\
      """;

  private static final String LEDGERS =
      """
      SELECT l.created, l.acknowledged, l.dead, l.expired, l.withdrawn, COALESCE(w.waiting, 0),
        l.bot_id
      FROM event_ledger l LEFT JOIN (
        SELECT bot_id, COUNT(*) AS waiting FROM events
        WHERE portal_id = :portal AND lane > '' AND state = 0 AND bot_id IN %s
        GROUP BY bot_id) w ON w.bot_id = l.bot_id
      WHERE l.portal_id = :portal AND l.bot_id IN %s\
      """
          .formatted(Among.PLACES, Among.PLACES);

  void insert(Tx tx, Event event) {
    tx.append(
        tally(State.WAITING, event.bot()),
        """
        INSERT INTO events (portal_id, id, lane, event, bot_id, app_id, handler_id, actor_id,
          message_id, replay_of, created_ms, state, due_ms, attempts)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0)\
        """,
        event.id(),
        event.lane(),
        event.event(),
        event.bot(),
        event.app(),
        event.handler(),
        orZero(event.actor()),
        orZero(event.message()),
        orZero(event.replayOf()),
        event.created(),
        event.due());
    insertData(tx, event);
  }

  /// An event that never waits.
  void insertWithheld(Tx tx, Event event, Hindrance hindrance, String outcome) {
    tx.append(
        tally(State.WAITING, event.bot()),
        """
        INSERT INTO events (portal_id, id, lane, event, bot_id, app_id, handler_id, actor_id,
          message_id, replay_of, created_ms, state, due_ms, attempts, last_outcome, settled_ms,
          hindrance)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 4, ?, 0, ?, ?, ?)\
        """,
        event.id(),
        event.lane(),
        event.event(),
        event.bot(),
        event.app(),
        event.handler(),
        orZero(event.actor()),
        orZero(event.message()),
        event.created(),
        event.due(),
        outcome,
        event.created(),
        hindrance.number());
    insertData(tx, event);
  }

  private static void insertData(Tx tx, Event event) {
    tx.append(
        "INSERT INTO event_data (portal_id, event_id, data) VALUES (:portal, ?, ?)",
        event.id(),
        event.data());
  }

  /// The number of rows of a bot's events that were removed after a while.
  static Tally removed(UserId bot) {
    return Tally.of(REMOVED, bot);
  }

  /// The number of events of a bot that ever came to a state.
  static Tally tally(State state, UserId bot) {
    return Tally.of(requireNonNull(TOTALS.get(state)), bot);
  }

  private static Object orZero(@Nullable Id id) {
    return id == null ? 0L : id;
  }

  /// Appended, not run: a row is settled once, and the guard makes a second time harmless. The
  /// guard is `state < 1`, because `state = 0` would invite PostgreSQL to look for the row in the
  /// index of all that waits instead of by its key.
  void settle(Tx tx, Event event, State state, int attempts, String outcome, Instant now) {
    tx.append(
        tally(state, event.bot()),
        """
        UPDATE events SET state = ?, attempts = ?, last_outcome = ?, settled_ms = ?
        WHERE portal_id = :portal AND id = ? AND state < 1\
        """,
        state.number(),
        attempts,
        outcome,
        now,
        event.id());
  }

  void attempted(Tx tx, EventId id, int number, Attempt attempt) {
    tx.append(
        """
        INSERT INTO attempts (portal_id, event_id, number, started_ms, took_ms, address, status,
          outcome, answer_head, answer_body, posted, sent)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
        """,
        id,
        number,
        attempt.started(),
        attempt.took().toMillis(),
        attempt.address(),
        attempt.status(),
        attempt.outcome(),
        attempt.answerHead(),
        attempt.answerBody(),
        attempt.posted(),
        attempt.sent());
  }

  /// An event whose time was changed while it was attempted keeps that: somebody wished to have it
  /// attempted again.
  void postpone(Tx tx, Event event, Attempt attempt, Instant due) {
    tx.append(
        """
        UPDATE events SET due_ms = CASE WHEN due_ms = ? THEN ? ELSE due_ms END, attempts = ?,
          last_outcome = ?, hindrance = ?
        WHERE portal_id = :portal AND id = ? AND state < 1\
        """,
        event.due(),
        due,
        event.attempts() + 1,
        attempt.outcome(),
        Hindrance.numberOf(attempt.hindrance()),
        event.id());
  }

  /// Of an event whose last attempt was made; whatever state it is in.
  void hinder(Tx tx, EventId id, @Nullable Hindrance hindrance) {
    tx.append(
        "UPDATE events SET hindrance = ? WHERE portal_id = :portal AND id = ?",
        Hindrance.numberOf(hindrance),
        id);
  }

  void touch(Tx tx, EventId id) {
    tx.append("UPDATE events SET due_ms = due_ms WHERE portal_id = :portal AND id = ?", id);
  }

  void readdress(Tx tx, UserId bot, AppId app) {
    tx.run(
        "UPDATE events SET app_id = ? WHERE portal_id = :portal AND bot_id = ? AND state < 1",
        app,
        bot);
  }

  /// The lanes in which something waits for a bot, as far as its oldest events tell.
  Set<String> lanesOf(Reads reads, UserId bot) {
    return new LinkedHashSet<>(
        reads.list(
            """
            SELECT lane FROM events WHERE portal_id = :portal AND bot_id = ? AND state < 1
            ORDER BY portal_id, bot_id, id LIMIT ?\
            """,
            row -> row.text(1),
            bot,
            LANES_LOOKED_AT_MAX));
  }

  int withdraw(Tx tx, UserId bot, String outcome, Instant now) {
    int count =
        tx.run(
            """
            UPDATE events SET state = 4, last_outcome = ?, settled_ms = ?
            WHERE portal_id = :portal AND bot_id = ? AND state = 0\
            """,
            outcome,
            now,
            bot);
    tx.add(tally(State.WITHDRAWN, bot), count);
    return count;
  }

  int withdrawLane(Tx tx, String lane, String outcome, Instant now) {
    return tx.run(
        """
        UPDATE events SET state = 4, last_outcome = ?, settled_ms = ?
        WHERE portal_id = :portal AND lane = ? AND state = 0\
        """,
        outcome,
        now,
        lane);
  }

  @Nullable Event find(Reads reads, EventId id) {
    return reads.first(
        "SELECT " + COLUMNS + " FROM events WHERE portal_id = :portal AND id = ?",
        row -> event(reads.portal(), row),
        id);
  }

  List<Event> waiting(Reads reads, EventId after, int limit) {
    return reads.list(
        "SELECT "
            + COLUMNS
            + """
             FROM events WHERE portal_id = :portal AND id > ? AND state = 0
            ORDER BY portal_id, id LIMIT ?\
            """,
        row -> event(reads.portal(), row),
        after,
        limit);
  }

  List<Event> waitingOfLane(Reads reads, String lane, EventId after, int limit) {
    return reads.list(
        "SELECT "
            + COLUMNS
            + """
             FROM events WHERE portal_id = :portal AND lane = ? AND id > ? AND state = 0
            ORDER BY portal_id, lane, id LIMIT ?\
            """,
        row -> event(reads.portal(), row),
        lane,
        after,
        limit);
  }

  String triedAt(Reads reads, EventId id, int number) {
    var found =
        reads.first(
            """
            SELECT address FROM attempts
            WHERE portal_id = :portal AND event_id = ? AND number = ?\
            """,
            row -> row.text(1),
            id,
            number);
    return found == null ? "" : found;
  }

  List<LaneHead> lanes(Reads reads, String after, int limit) {
    return reads.list(
        """
        SELECT e.lane, e.id, e.bot_id, e.app_id, e.handler_id, e.created_ms, e.due_ms, e.attempts
        FROM (
          SELECT lane, MIN(id) AS first_id FROM events
          WHERE portal_id = :portal AND lane > ? AND state = 0
          GROUP BY portal_id, lane ORDER BY portal_id, lane LIMIT ?) heads
        JOIN events e ON e.portal_id = :portal AND e.id = heads.first_id
        ORDER BY e.lane\
        """,
        row ->
            new LaneHead(
                row.text(1),
                new EventId(row.number(2)),
                new UserId(row.number(3)),
                new AppId(row.number(4)),
                new HandlerId(row.number(5)),
                row.time(6),
                row.time(7),
                (int) row.number(8)),
        after,
        limit);
  }

  long countWaiting(Reads reads) {
    return reads
        .list(
            "SELECT COUNT(*) FROM events WHERE portal_id = :portal AND lane > '' AND state = 0",
            row -> row.number(1))
        .getFirst();
  }

  /// By lanes, because that is how the index of all that waits is sorted: whoever asked for the
  /// least number at once would be led through the settled ones.
  @Nullable Instant oldestWaiting(Reads reads) {
    return reads.first(
        """
        SELECT created_ms FROM events WHERE portal_id = :portal AND id = (
          SELECT MIN(first_id) FROM (
            SELECT MIN(id) AS first_id FROM events
            WHERE portal_id = :portal AND state = 0 GROUP BY portal_id, lane) heads)\
        """,
        row -> row.time(1));
  }

  Ledger ledger(Reads reads) {
    return reads.list(LEDGER, EventLogSql::ledger).getFirst();
  }

  /// Of bots that were told something.
  Map<UserId, Ledger> ledgers(Reads reads, Collection<UserId> bots) {
    var found = new HashMap<UserId, Ledger>();
    for (var part : Among.parts(bots)) {
      reads.list(
          LEDGERS, row -> found.put(new UserId(row.number(7)), ledger(row)), Among.twice(part));
    }
    return found;
  }

  private static Ledger ledger(Row row) {
    return new Ledger(
        row.number(1), row.number(6), row.number(2), row.number(3), row.number(4), row.number(5));
  }

  static Event event(PortalId portal, Row row) {
    var actor = row.number(7);
    var message = row.number(8);
    var replayOf = row.number(9);
    return new Event(
        portal,
        new EventId(row.number(1)),
        row.text(2),
        row.text(3),
        new UserId(row.number(4)),
        new AppId(row.number(5)),
        new HandlerId(row.number(6)),
        actor == 0 ? null : new UserId(actor),
        message == 0 ? null : new MessageId(message),
        replayOf == 0 ? null : new EventId(replayOf),
        requireNonNull(row.textOrNull(10), "an event without its data"),
        row.time(11),
        row.time(12),
        (int) row.number(13));
  }
}
