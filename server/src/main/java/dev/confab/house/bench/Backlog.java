package dev.confab.house.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills the store of a server that is stopped, as if it had been busy for weeks.
final class Backlog implements AutoCloseable {
  private static final long PORTAL = 1;
  private static final int GROUP = 1_000;
  private static final String TEXT = "All work and no play makes Jack a dull boy. ".repeat(4);
  private static final String UUID = "00000000-0000-4000-8000-000000000000";

  private record Receiver(long bot, long app, long handler) {}

  private record Dialog(long id, long author) {}

  private final Connection connection;
  private final Texts texts = new Texts();

  Backlog(String url) throws IOException, SQLException {
    connection = DriverManager.getConnection(url, DirectWrites.asTheServer(url));
    connection.setAutoCommit(false);
  }

  private PreparedStatement statement(String name) throws SQLException {
    return connection.prepareStatement(texts.get(name));
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  /// Lets this many events wait, spread over all bots and over `dialogs` dialogs of each. The first
  /// event of the store is what they all look like; its message and chat are counted on from the
  /// greatest, so that each event can be told by its number.
  void waiting(int count, int dialogs) throws SQLException {
    var receivers = receivers();
    var data = text("event data");
    long[] greatest = greatest();
    long now = System.currentTimeMillis();
    try (var insert = statement("event");
        var told = statement("told")) {
      for (int i = 1; i <= count; i++) {
        var to = receivers.get(i % receivers.size());
        long dialog = 1_000_000L + i % ((long) receivers.size() * dialogs);
        long message = greatest[0] + i;
        var mine =
            data.replaceFirst("\"BOT\":\\{\"[0-9]+\"", "\"BOT\":{\"" + to.bot() + "\"")
                .replaceFirst("\"MESSAGE_ID\":[0-9]+", "\"MESSAGE_ID\":" + message)
                .replaceFirst("\"TO_CHAT_ID\":[0-9]+", "\"TO_CHAT_ID\":" + dialog);
        var lane = "bot" + to.bot() + "/chat" + dialog;
        bind(
            insert,
            PORTAL,
            greatest[1] + i,
            lane,
            "ONIMBOTMESSAGEADD",
            to.bot(),
            to.app(),
            to.handler(),
            1L,
            message,
            now,
            now);
        bind(told, PORTAL, greatest[1] + i, mine);
        if (i % GROUP == 0 || i == count) {
          insert.executeBatch();
          told.executeBatch();
          connection.commit();
        }
      }
    }
    created(receivers, count);
    count("EVENT", greatest[1] + count);
    count("MESSAGE", greatest[0] + count);
    connection.commit();
  }

  /// Event number i went to the receiver of place i, in turn.
  private void created(List<Receiver> receivers, int count) throws SQLException {
    try (var created = statement("created")) {
      for (int place = 0; place < receivers.size(); place++) {
        int more = place > 0 && place <= count % receivers.size() ? 1 : 0;
        bind(created, PORTAL, receivers.get(place).bot(), (long) count / receivers.size() + more);
      }
      created.executeBatch();
    }
  }

  /// Lets this many messages be there, spread over all dialogs.
  void messages(int count) throws SQLException {
    var dialogs = dialogs();
    long greatest = greatest()[0];
    long now = System.currentTimeMillis();
    try (var insert = statement("message")) {
      for (int i = 1; i <= count; i++) {
        var dialog = dialogs.get(i % dialogs.size());
        bind(insert, PORTAL, greatest + i, dialog.id(), dialog.author(), TEXT, 0L, UUID, null, now);
        if (i % GROUP == 0 || i == count) {
          insert.executeBatch();
          connection.commit();
        }
      }
    }
    try (var last = statement("last of chat")) {
      for (var dialog : dialogs) {
        bind(last, (long) count / dialogs.size(), greatest + count, dialog.id());
      }
      last.executeBatch();
    }
    count("MESSAGE", greatest + count);
    connection.commit();
  }

  private void count(String counter, long value) throws SQLException {
    try (var statement = statement("counter")) {
      bind(statement, PORTAL, counter, value);
      statement.executeBatch();
    }
  }

  private List<Receiver> receivers() throws SQLException {
    var all = new ArrayList<Receiver>();
    try (var select = statement("receivers");
        var rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(new Receiver(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
      }
    }
    return all;
  }

  private List<Dialog> dialogs() throws SQLException {
    var all = new ArrayList<Dialog>();
    try (var select = statement("dialogs");
        var rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(new Dialog(rows.getLong(1), rows.getLong(2)));
      }
    }
    return all;
  }

  private String text(String name) throws SQLException {
    try (var select = statement(name);
        var rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new BenchFailure("the store has no event yet", null);
      }
      return rows.getString(1);
    }
  }

  private long[] greatest() throws SQLException {
    try (var select = statement("greatest ids");
        var rows = select.executeQuery()) {
      rows.next();
      return new long[] {rows.getLong(1), rows.getLong(2)};
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
