package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.eventlog.EventKeep;
import dev.confab.eventlog.Sweeper;
import dev.confab.hooks.OfflineSweep;
import dev.confab.sql.Store;
import dev.confab.testkit.Hall;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Asks the database how it runs every statement that this module made it run. What a call costs
/// may depend on what it asks for, never on how much a portal holds: a statement that reads all of
/// a table, or all that a portal has in it, or that sorts what it found, must say below why that
/// stays small.
@Order(Integer.MAX_VALUE - 1)
@Isolated("and so late: it looks back on all that are not")
class QueryPlansTest {
  /// Parts of statements, and what bounds them.
  private static final Map<String, String> BOUNDED =
      Map.ofEntries(
          Map.entry("WITH asked (user_id) AS (VALUES", "those asked for, each looked for once"),
          Map.entry("WITH asked (chat_id) AS (VALUES", "those asked for, each looked for once"),
          Map.entry("AND last_read_id >= ? GROUP BY", "the members of one chat"),
          Map.entry("COUNT(*) OVER () FROM chat_members m", "the members of one chat"),
          Map.entry("(PARTITION BY sees_from_id", "who came in while a page was written"),
          Map.entry("FROM call_counts", "a row a day, caller and method, for 400 days"),
          Map.entry("FROM calls WHERE portal_id = :portal AND id < ?", "a look into what is swept"),
          Map.entry(
              "COALESCE((SELECT OCTET_LENGTH(data) FROM event_data", "so many, to be weighed"),
          Map.entry(
              "older WHERE author_id = ? ORDER BY", "so many messages of a chat, by its index"),
          Map.entry("FROM event_ledger WHERE", "a row a bot, beside what waits"),
          Map.entry("FROM event_ledger l", "a row a bot, and what waits"),
          Map.entry("FROM handler_notes", "a row an address, read at the start"),
          Map.entry("FROM delivery_terms", "a row an application that has wishes"),
          Map.entry("FROM (SELECT * FROM chats", "the newest open chats, so many of them"),
          Map.entry("ORDER BY CASE WHEN m.pinned_ms", "the user's own chats"),
          Map.entry("FROM search_history", "thirty are kept of a user"),
          Map.entry("GROUP BY portal_id, lane", "a page of what waits"),
          Map.entry("AND lane > ? AND state = 0 ORDER BY", "the first event of the next lane"),
          Map.entry("state = 4, last_outcome = ?", "what waits, in an index of its own"),
          Map.entry("AND connector = ? AND (process_id = '' OR", "the queue of one application"),
          Map.entry("AND connector = ? AND process_id = ", "what one application took"),
          Map.entry("FROM user_words a", "words that begin so, up to a limit"),
          Map.entry("AND kind = 'user' AND id BETWEEN", "a page; bots are passed over"),
          Map.entry("settled_ms FROM events WHERE", "so many events of a look, or a swept log's"),
          Map.entry("DESC LIMIT 1 OFFSET ?", "numbers of the events a look may pass over"),
          Map.entry("FROM calls WHERE", "an operator's look into a log that is swept, by pages"),
          Map.entry(
              "FROM disk_parts WHERE portal_id = :portal AND content_id >", "carried out by pages"),
          Map.entry(
              "DELETE FROM disk_links WHERE portal_id = :portal AND token_hash IN", "by pages"),
          Map.entry(
              "DELETE FROM disk_uploads WHERE portal_id = :portal AND token_hash IN", "by pages"),
          Map.entry("DELETE FROM misses WHERE", "to the last number of a page of the oldest"),
          Map.entry("AND created_ms <= ( SELECT MAX(created_ms)", "a page of the oldest"),
          Map.entry("AND used_ms <= ( SELECT MAX(used_ms)", "a page of the oldest"),
          Map.entry(
              "DELETE FROM user_events WHERE portal_id = :portal AND created_ms <= ?",
              "to the last moment of a page of the oldest"),
          Map.entry(
              "DELETE FROM audit_log WHERE portal_id = :portal AND id <= ?",
              "each thousandth line makes the oldest thousand go"),
          Map.entry(
              "DELETE FROM spent_tokens WHERE portal_id = :portal AND expires_ms < ?",
              "what ended since the last one was spent"),
          Map.entry(
              "DELETE FROM sessions WHERE portal_id = :portal AND expires_ms < ?",
              "what ended since somebody last signed in"),
          Map.entry(
              "DELETE FROM link_pages WHERE portal_id = :portal AND looked_ms < ?",
              "what grew old since links were last looked at"),
          Map.entry("FROM portals WHERE portal_id = :portal", "the portal's one row"),
          Map.entry("SELECT place FROM blob_places", "the portal's one row"),
          Map.entry(
              "AND id > ? AND id < ? AND state > 0 AND settled_ms",
              "a pass over all, a page a time"),
          Map.entry("AND id >= ? AND id <= ? AND state > 0 AND settled_ms", "so many numbers"),
          Map.entry("AND chat_id = ? AND last_read_ms > 0", "the members of one chat"),
          Map.entry(
              "FROM chat_members WHERE portal_id = :portal AND chat_id = ? ORDER BY", "one chat"),
          Map.entry("FROM offline_ledger", "a row an application, beside what waits for it"),
          Map.entry("AND indexed = 0", "an index of those only"),
          Map.entry("AND admin = 1 AND active = 1", "an index of administrators only"),
          Map.entry("UPDATE portals", "the portal's one row"));

  /// A page of a table from its beginning or from some point on, in the order of an index: what is
  /// read is what was asked for. Without a limit it is no page.
  private static final Pattern PAGE =
      Pattern.compile(
          "SELECT (?:(?! FROM ).)+ FROM \\w+ WHERE portal_id = :portal( AND \\w+ [<>]=? \\?)?"
              + " ORDER BY portal_id( DESC)?, \\w+( DESC)? LIMIT (\\?|1)");

  private static final Pattern LIST = Pattern.compile("\\?(?:,\\s*\\?)+");
  private static final Pattern NUMBERED = Pattern.compile(":portal|\\?");

  /// The whole of a table, or all that a portal has in it, perhaps from one point to another.
  private static final Pattern SQLITE_ALL =
      Pattern.compile(
          "SCAN (?!CONSTANT|\\(subquery)(\\S+).*"
              + "|SEARCH .*\\(portal_id=\\?( AND \\w+[<>]\\?)*\\)");

  /// The column of a plan that says what is done.
  private static final int DETAIL = 4;

  private static final Pattern SQLITE_SORT = Pattern.compile("USE TEMP B-TREE FOR .*");

  private static final Pattern POSTGRES_ALL =
      Pattern.compile(
          "Seq Scan .*|Index Cond: "
              + "\\(\\(?portal_id = \\$\\d+\\)?( AND \\(\\w+ [<>]=? \\S+\\))*\\)");

  private static final Pattern POSTGRES_SORT = Pattern.compile("(Incremental )?Sort");

  @Test
  void what_has_no_limit_is_no_page() {
    var bots = "SELECT user_id FROM bots WHERE portal_id = :portal";
    assertThat(bots + " ORDER BY portal_id, user_id LIMIT ?").matches(PAGE);
    assertThat(bots + " AND user_id > ? ORDER BY portal_id, user_id LIMIT ?").matches(PAGE);
    for (var all :
        List.of("", " AND user_id > ?", " ORDER BY portal_id, user_id", " AND code = ? LIMIT ?")) {
      assertThat(bots + all).doesNotMatch(PAGE);
    }
    assertThat(bots + " UNION ALL " + bots + " ORDER BY portal_id, user_id LIMIT ?")
        .doesNotMatch(PAGE);
    assertThat("DELETE FROM bots WHERE portal_id = :portal AND user_id < ?").doesNotMatch(PAGE);
  }

  @Test
  void no_statement_costs_more_the_more_there_is() throws SQLException {
    var unbounded = new TreeMap<String, List<String>>();
    try (var hall = Hall.open();
        var connection = open(hall.database())) {
      sweep(hall);
      for (var statement : Store.statements()) {
        var faults = faults(connection, statement);
        if (!faults.isEmpty() && !PAGE.matcher(shape(statement)).matches()) {
          unbounded.put(shape(statement), faults);
        }
      }
    }
    BOUNDED.keySet().forEach(known -> unbounded.keySet().removeIf(text -> text.contains(known)));
    assertThat(unbounded).isEmpty();
  }

  /// What a server does every minute or every day, which the tests are too quick to see.
  private static void sweep(Hall hall) {
    var store = hall.house().rooms().store();
    var portal = new PortalId(1);
    new Sweeper(store, () -> List.of(portal), EventKeep.SERVER, hall.clock()).sweep();
    new OfflineSweep(store, hall.clock()).sweep(portal);
    hall.house().rooms().blobs().sweep(portal);
  }

  private static Connection open(String database) throws SQLException {
    if (database.startsWith("jdbc:sqlite:")) {
      return DriverManager.getConnection(database);
    }
    // places without values are understood only where the driver prepares nothing
    var mark = database.indexOf('?') < 0 ? "?" : "&";
    var connection = DriverManager.getConnection(database + mark + "preferQueryMode=simple");
    crowd(connection);
    return connection;
  }

  /// Makes PostgreSQL believe that there is much in every table, so that it plans accordingly: a
  /// row each, because it believes nothing of an empty one, and the rest by hearsay.
  private static void crowd(Connection connection) throws SQLException {
    var rows =
        strings(
            connection,
            """
            SELECT 'INSERT INTO ' || table_name || ' SELECT '
              || string_agg(CASE data_type WHEN 'bytea' THEN quote_literal('x') || '::bytea'
                WHEN 'text' THEN quote_literal('x')
                WHEN 'character varying' THEN quote_literal('x') ELSE '2' END,
                ', ' ORDER BY ordinal_position) || ' ON CONFLICT DO NOTHING'
            FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name\
            """);
    try (var change = connection.createStatement()) {
      change.execute("SET session_replication_role = replica"); // nobody asks for foreign keys
      for (var row : rows) {
        change.execute(row);
      }
      change.execute(
          "UPDATE pg_class SET relpages = 1, reltuples = 1000000"
              + " WHERE relnamespace = 'public'::regnamespace");
      for (var way : List.of("seqscan", "bitmapscan", "hashjoin", "mergejoin")) {
        change.execute("SET enable_" + way + " = off");
      }
    }
  }

  /// The text in one line, with lists of any length alike.
  private static String shape(String statement) {
    return LIST.matcher(statement).replaceAll("?…").replaceAll("\\s+", " ").strip();
  }

  private static List<String> faults(Connection connection, String statement) throws SQLException {
    var shape = shape(statement);
    if (shape.startsWith("INSERT") && !shape.contains("SELECT")) {
      return List.of();
    }
    return connection.getMetaData().getURL().startsWith("jdbc:sqlite:")
        ? sqlite(connection, statement)
        : postgres(connection, statement);
  }

  private static List<String> sqlite(Connection connection, String statement) throws SQLException {
    var steps =
        strings(connection, "EXPLAIN QUERY PLAN " + statement.replace(":portal", "?"), DETAIL);
    return steps.stream()
        .filter(step -> isAll(step, statement) || SQLITE_SORT.matcher(step).matches())
        .toList();
  }

  /// What a part of the statement found is no table.
  private static boolean isAll(String step, String statement) {
    var all = SQLITE_ALL.matcher(step);
    return all.matches() && (all.group(1) == null || !statement.contains(") " + all.group(1)));
  }

  private static List<String> postgres(Connection connection, String statement)
      throws SQLException {
    var number = new int[1];
    var text = NUMBERED.matcher(statement).replaceAll(place -> "\\$" + ++number[0]);
    return strings(connection, "EXPLAIN (GENERIC_PLAN, COSTS OFF) " + text).stream()
        .map(step -> step.replaceFirst("^\\s*(->)?\\s*", ""))
        .filter(
            step -> POSTGRES_ALL.matcher(step).matches() || POSTGRES_SORT.matcher(step).matches())
        .toList();
  }

  private static List<String> strings(Connection connection, String query) throws SQLException {
    return strings(connection, query, 1);
  }

  private static List<String> strings(Connection connection, String query, int column)
      throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(column));
      }
    }
    return found;
  }
}
