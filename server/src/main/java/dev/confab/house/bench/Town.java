package dev.confab.house.bench;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who lives on the portal of a store, and whom each of them talks to.
///
/// @param people those who have dialogs and a webhook
/// @param bots those that somebody talks to
record Town(List<Resident> people, List<Resident> bots, long messages) {
  /// @param login of a webhook, or the `CLIENT_ID` of a bot
  /// @param dialogs as this one calls them: `chat17`, or the other's id
  record Resident(long id, String login, List<Talk> dialogs) {}

  /// A dialog of somebody.
  record Talk(long chat, String dialog) {}

  /// The webhook of a person, whoever it is.
  static String code(long person) {
    return "codeofperson" + person;
  }

  /// How many bots there are.
  static int bots(String url) throws IOException, SQLException {
    try (var connection = DriverManager.getConnection(url);
        var select = connection.prepareStatement(new Texts().get("count of bots"));
        var rows = select.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /// Reads a store that [TownRows] filled.
  ///
  /// @param name before the number in the `CLIENT_ID` of each bot
  static Town of(String url, String name) throws IOException, SQLException {
    var texts = new Texts();
    var residents = new HashMap<Long, Resident>();
    long messages;
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery(texts.get("residents"))) {
        while (rows.next()) {
          var client = rows.getString(2);
          var login = client == null ? code(rows.getLong(1)) : client.substring("custom".length());
          residents.put(rows.getLong(1), new Resident(rows.getLong(1), login, new ArrayList<>()));
        }
      }
      try (var rows = statement.executeQuery(texts.get("talks"))) {
        talks(rows, residents);
      }
      try (var rows = statement.executeQuery(texts.get("greatest ids"))) {
        rows.next();
        messages = rows.getLong(1);
      }
    }
    return new Town(some(residents, name, false), some(residents, name, true), messages);
  }

  private static void talks(ResultSet rows, Map<Long, Resident> residents) throws SQLException {
    while (rows.next()) {
      var resident = residents.get(rows.getLong(1));
      if (resident != null) {
        long low = rows.getLong(3);
        long other = low == resident.id() ? rows.getLong(4) : low;
        var dialog = low == 0 ? "chat" + rows.getLong(2) : Long.toString(other);
        resident.dialogs().add(new Talk(rows.getLong(2), dialog));
      }
    }
  }

  private static List<Resident> some(Map<Long, Resident> all, String name, boolean bots) {
    return all.values().stream()
        .filter(one -> !one.dialogs().isEmpty() && one.login().startsWith(name) == bots)
        .sorted((a, b) -> Long.compare(a.id(), b.id()))
        .toList();
  }

  @Override
  public String toString() {
    int most = people.stream().mapToInt(person -> person.dialogs().size()).max().orElse(0);
    return "%,d people, %,d bots, %,d messages; the busiest person has %,d dialogs"
        .formatted(people.size(), bots.size(), messages, most);
  }
}
