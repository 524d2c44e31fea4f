package dev.confab.house.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Fills the store of a server that is stopped with people, their chats and what they said in the
/// last months, straight into the tables.
final class TownRows implements AutoCloseable {
  private static final long PORTAL = 1;
  private static final int GROUP = 10_000;
  private static final int DIALOGS_PER_BOT = 10;
  private static final int DIALOGS_PER_PERSON = 4;
  private static final int PEOPLE_PER_GROUP_CHAT = 5;
  private static final int MEMBERS_MAX = 60;
  private static final long SPAN_MILLIS = 90L * 24 * 3600 * 1000;
  private static final String SCOPES = "im,imbot,user";
  private static final List<String> WORDS =
      List.of(
          "invoice",
          "meeting",
          "tomorrow",
          "please",
          "deadline",
          "printer",
          "coffee",
          "contract",
          "customer",
          "holiday",
          "budget",
          "release",
          "thanks",
          "delivery",
          "question",
          "lunch");

  private final MixOptions options;
  private final Connection connection;
  private final Texts texts = new Texts();
  private final Random dice;
  private final long now = System.currentTimeMillis();
  private final List<Talk> talks = new ArrayList<>();

  /// A chat in the making.
  private static final class Talk {
    final long id;
    final String type;
    final List<Long> members;
    long messages;
    long last;
    long changed;

    Talk(long id, String type, List<Long> members) {
      this.id = id;
      this.type = type;
      this.members = members;
    }
  }

  TownRows(String url, MixOptions options) throws IOException, SQLException {
    this.options = options;
    this.dice = new Random(options.seed());
    connection = DriverManager.getConnection(url, DirectWrites.asTheServer(url));
    connection.setAutoCommit(false);
  }

  /// Adds what is missing: nothing to a store that was filled before.
  void fill() throws SQLException {
    if (number("count of webhooks") > options.people()) {
      return;
    }
    var people = people();
    talks(people, numbers("bots"));
    messages();
    chats();
    members();
    connection.commit();
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      if (connection.getMetaData().getURL().startsWith("jdbc:postgresql:")) {
        statement.execute("ANALYZE"); // as it would do by itself a minute later
      }
    }
  }

  /// Lets every bot be told at this address.
  void tell(String handler) throws SQLException {
    try (var statement = statement("handlers")) {
      statement.setString(1, handler);
      statement.executeUpdate();
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  private List<Long> people() throws SQLException {
    long user = number("greatest user");
    long webhook = number("greatest webhook");
    try (var users = statement("user");
        var webhooks = statement("webhook")) {
      for (int i = 1; i <= options.people(); i++) {
        var name = name();
        var last = name();
        bind(
            users, PORTAL, user + i, name, last, (name + " " + last).toLowerCase(Locale.ROOT), now);
        bind(webhooks, PORTAL, webhook + i, user + i, hash(Town.code(user + i)), SCOPES);
      }
      users.executeBatch();
      webhooks.executeBatch();
    }
    count("USER", user + options.people());
    count("WEBHOOK", webhook + options.people());
    return LongStream.rangeClosed(user + 1, user + options.people()).boxed().toList();
  }

  private String name() {
    var name = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      name.append("bdfgklmnprstvz".charAt(dice.nextInt(14)))
          .append("aeiou".charAt(dice.nextInt(5)));
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String hash(String code) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Few people are in many chats and many in few, as everywhere.
  private void talks(List<Long> people, List<Long> bots) throws SQLException {
    long id = number("greatest chat");
    var pairs = new HashSet<List<Long>>();
    for (var bot : bots) {
      for (int i = 0; i < DIALOGS_PER_BOT; i++) {
        pairs.add(pair(bot, people.get(dice.nextInt(people.size()))));
      }
    }
    for (int i = 0; i < people.size() * DIALOGS_PER_PERSON / 2; i++) {
      pairs.add(pair(busy(people), people.get(dice.nextInt(people.size()))));
    }
    pairs.removeIf(pair -> pair.get(0).equals(pair.get(1)));
    for (var pair : pairs.stream().sorted((a, b) -> Long.compare(key(a), key(b))).toList()) {
      talks.add(new Talk(++id, "P", pair));
    }
    for (int i = 0; i < people.size() / PEOPLE_PER_GROUP_CHAT; i++) {
      var members = new HashSet<Long>();
      int size = 3 + (int) (MEMBERS_MAX * Math.pow(dice.nextDouble(), 3));
      while (members.size() < Math.min(size, people.size() / 2)) {
        members.add(busy(people));
      }
      talks.add(new Talk(++id, "C", members.stream().sorted().toList()));
    }
    talks.add(new Talk(++id, "C", people));
    count("CHAT", id);
  }

  private static List<Long> pair(long one, long other) {
    return List.of(Math.min(one, other), Math.max(one, other));
  }

  private static long key(List<Long> pair) {
    return pair.get(0) * 1_000_000_000 + pair.get(1);
  }

  private Long busy(List<Long> people) {
    return people.get((int) (people.size() * Math.pow(dice.nextDouble(), 3)));
  }

  private void messages() throws SQLException {
    long greatest = number("greatest message");
    var uuid = "00000000-0000-4000-8000-000000000000";
    try (var insert = statement("message")) {
      for (int i = 1; i <= options.messages(); i++) {
        var talk = talks.get((int) (talks.size() * Math.pow(dice.nextDouble(), 1.5)));
        long author = talk.members.get(dice.nextInt(talk.members.size()));
        talk.messages++;
        talk.last = greatest + i;
        talk.changed = now - SPAN_MILLIS + SPAN_MILLIS * i / options.messages();
        bind(insert, PORTAL, talk.last, talk.id, author, text(), 0L, uuid, null, talk.changed);
        flush(insert, i % GROUP == 0 || i == options.messages());
      }
    }
    count("MESSAGE", greatest + options.messages());
  }

  private String text() {
    var text = new StringBuilder();
    for (int words = 3 + dice.nextInt(30); words > 0; words--) {
      text.append(WORDS.get(dice.nextInt(WORDS.size()))).append(' ');
    }
    return text.toString();
  }

  private void chats() throws SQLException {
    try (var insert = statement("new chat")) {
      for (var talk : talks) {
        boolean two = talk.type.equals("P");
        var title = two ? "" : "Talk " + name() + " " + talk.id;
        bind(
            insert,
            PORTAL,
            talk.id,
            talk.type,
            title,
            talk.members.getFirst(),
            talk.members.getFirst(),
            two ? talk.members.get(0) : null,
            two ? talk.members.get(1) : null,
            talk.last,
            talk.messages,
            now - SPAN_MILLIS,
            Math.max(talk.changed, now - SPAN_MILLIS),
            (long) talk.members.size(),
            title.toLowerCase(Locale.ROOT));
      }
      insert.executeBatch();
    }
  }

  /// Most have read everything.
  private void members() throws SQLException {
    try (var insert = statement("new member")) {
      int written = 0;
      for (var talk : talks) {
        for (var member : talk.members) {
          long unread = dice.nextInt(10) < 7 ? 0 : Math.min(talk.messages, 1 + dice.nextInt(5));
          long read = unread == 0 ? talk.last : Math.max(0, talk.last - 1);
          long owner = talk.members.getFirst().equals(member) ? 1 : 0;
          bind(
              insert,
              PORTAL,
              talk.id,
              member,
              owner,
              read,
              talk.messages - unread,
              now - SPAN_MILLIS);
          flush(insert, ++written % GROUP == 0);
        }
      }
      insert.executeBatch();
    }
  }

  private void flush(PreparedStatement insert, boolean full) throws SQLException {
    if (full) {
      insert.executeBatch();
      connection.commit();
    }
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

  private void count(String counter, long value) throws SQLException {
    try (var statement = statement("counter")) {
      bind(statement, PORTAL, counter, value);
      statement.executeBatch();
    }
  }

  private long number(String name) throws SQLException {
    return numbers(name).getFirst();
  }

  private List<Long> numbers(String name) throws SQLException {
    var all = new ArrayList<Long>();
    try (var select = statement(name);
        var rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(rows.getLong(1));
      }
    }
    return all;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
