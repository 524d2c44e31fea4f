package dev.confab.house.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The bound of durable messages: the rows that messages of this run left behind, written once more
/// into the same tables, in groups of the same size, by one thread that does nothing else.
final class DirectWrites implements AutoCloseable {
  private static final long PORTAL = 1;

  private record Sample(
      long chat,
      long author,
      String text,
      String lane,
      long bot,
      long app,
      long handler,
      String data) {}

  private final Texts texts;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Connection connection;
  private final List<Sample> samples = new ArrayList<>();
  private long message;
  private long event;

  DirectWrites(String url) throws SQLException, IOException {
    texts = new Texts();
    connection = DriverManager.getConnection(url, asTheServer(url));
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(texts.get("sample"))) {
      while (rows.next()) {
        samples.add(
            new Sample(
                rows.getLong(1),
                rows.getLong(2),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getString(8)));
        message = Math.max(message, rows.getLong(9));
        event = Math.max(event, rows.getLong(10));
      }
    }
    if (samples.isEmpty()) {
      throw new BenchFailure("no message of this run is in the store", null);
    }
    connection.commit();
  }

  static Properties asTheServer(String url) {
    var properties = new Properties();
    if (url.startsWith("jdbc:sqlite:")) {
      properties.setProperty("journal_mode", "WAL");
      properties.setProperty("synchronous", "FULL");
      properties.setProperty("wal_autocheckpoint", "10000");
      properties.setProperty("cache_size", "-16000");
      properties.setProperty("foreign_keys", "true");
      properties.setProperty("transaction_mode", "IMMEDIATE");
    } else {
      properties.setProperty("reWriteBatchedInserts", "true");
      properties.setProperty("options", "-c enable_seqscan=off");
    }
    return properties;
  }

  private PreparedStatement prepared(String name) throws SQLException {
    var known = prepared.get(name);
    if (known == null) {
      known = connection.prepareStatement(texts.get(name));
      prepared.put(name, known);
    }
    return known;
  }

  private static final String ANSWER_HEAD = "Content-Length: 0\n";
  private static final List<String> ORDER =
      List.of(
          "message",
          "chat",
          "member",
          "event",
          "told",
          "attempt",
          "settle",
          "counter",
          "created",
          "acknowledged");

  /// Writes this many messages in groups; returns how many a second.
  double perSecond(int messages, int group) throws SQLException {
    var began = System.nanoTime();
    for (int written = 0; written < messages; written += group) {
      for (int i = 0; i < group; i++) {
        add(samples.get((int) (message % samples.size())));
      }
      batch("counter", PORTAL, "MESSAGE", message);
      batch("counter", PORTAL, "EVENT", event);
      // of no bot: whoever looks at the ledger afterwards finds it as the server left it
      batch("created", PORTAL, 0L, (long) group);
      batch("acknowledged", PORTAL, 0L, (long) group);
      for (var name : ORDER) {
        prepared(name).executeBatch();
      }
      connection.commit();
    }
    return messages * 1e9 / (System.nanoTime() - began);
  }

  /// A message, and the acknowledgement of the event before it.
  private void add(Sample of) throws SQLException {
    long now = System.currentTimeMillis();
    batch("settle", 1L, 1L, "200", now, PORTAL, event);
    batch("attempt", PORTAL, event, now, "http://127.0.0.1:40000/", "200", ANSWER_HEAD, "");
    message++;
    event++;
    var uuid = "00000000-0000-4000-8000-%012d".formatted(message);
    batch("message", PORTAL, message, of.chat, of.author, of.text, 0L, uuid, null, now);
    batch("chat", message, message, now, PORTAL, of.chat);
    batch("member", message, message, PORTAL, of.chat, of.author);
    batch(
        "event",
        PORTAL,
        event,
        of.lane,
        "ONIMBOTMESSAGEADD",
        of.bot,
        of.app,
        of.handler,
        of.author,
        message,
        now,
        now);
    batch("told", PORTAL, event, of.data);
  }

  private void batch(String name, @Nullable Object... values) throws SQLException {
    var statement = prepared(name);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  /// What a message and its event hold, without the rest of their rows.
  int bytes() {
    return (int)
        samples.stream()
            .mapToInt(sample -> sample.text().length() + sample.data().length())
            .average()
            .orElse(0);
  }

  /// Bytes of a database that is no file of ours.
  static long size(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT pg_database_size(current_database())")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
