package dev.confab.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Deferred changes as one statement of arrays a text, and all of them sent in one piece: the way
/// of a database behind a connection. Nine round trips for ten messages become one, and the
/// database begins a statement once instead of once a row.
final class ArrayBatches implements Batches {
  /// How changes of a text are made.
  ///
  /// @param bulk null: row by row
  /// @param types of the places, as arrays have them
  private record Kind(@Nullable BulkText bulk, String[] types) {}

  /// Changes that are one statement.
  private record Part(Kind kind, String jdbc, List<Appended> changes) {
    int places() {
      return kind.types().length;
    }
  }

  /// Values in one piece, so that its text stays short enough to be kept prepared; the protocol can
  /// number 65,535. A row that is changed thousands of times in one group needs several pieces.
  private static final int PLACES_MAX = 8_000;

  private final Map<String, Kind> kinds = new HashMap<>();

  @Override
  public void execute(List<Appended> deferred, Preparing connection, Tallies tallies)
      throws SQLException {
    var parts = parts(deferred, connection);
    for (int from = 0; from < parts.size(); ) {
      int to = from;
      int places = 0;
      while (to < parts.size() && (to == from || places + parts.get(to).places() <= PLACES_MAX)) {
        places += parts.get(to).places();
        to++;
      }
      send(parts.subList(from, to), connection, tallies);
      from = to;
    }
  }

  private static void send(List<Part> parts, Preparing connection, Tallies tallies)
      throws SQLException {
    var whole = connection.prepare(String.join(";\n", parts.stream().map(Part::jdbc).toList()));
    int at = 1;
    for (var part : parts) {
      at = bind(part, whole, at);
    }
    boolean rows = whole.execute();
    for (var part : parts) {
      if (rows) {
        tell(part, whole, tallies);
      } else if (whole.getUpdateCount() != 0) {
        part.changes().forEach(tallies::count);
      }
      rows = whole.getMoreResults();
    }
  }

  private static void tell(Part part, PreparedStatement whole, Tallies tallies)
      throws SQLException {
    try (var touched = whole.getResultSet()) {
      while (touched.next()) {
        tallies.count(part.changes().get(touched.getInt(1) - 1));
      }
    }
  }

  private List<Part> parts(List<Appended> deferred, Preparing connection) throws SQLException {
    var byText = new LinkedHashMap<String, List<Appended>>();
    for (var change : deferred) {
      byText.computeIfAbsent(change.sql(), sql -> new ArrayList<>()).add(change);
    }
    var parts = new ArrayList<Part>();
    for (var text : byText.entrySet()) {
      var kind = kind(text.getKey(), text.getValue().getFirst(), connection);
      if (kind.bulk() == null) {
        var jdbc = Statement.of(text.getKey()).jdbc();
        text.getValue().forEach(change -> parts.add(new Part(kind, jdbc, List.of(change))));
      } else {
        for (var round : rounds(kind.bulk(), text.getValue())) {
          parts.add(new Part(kind, kind.bulk().sql(), round));
        }
      }
    }
    return parts;
  }

  private Kind kind(String sql, Appended change, Preparing connection) throws SQLException {
    var known = kinds.get(sql);
    if (known == null) {
      var jdbc = Statement.of(sql).jdbc();
      var meta = connection.prepare(jdbc).getParameterMetaData();
      var types = new String[meta.getParameterCount()];
      for (int i = 0; i < types.length; i++) {
        types[i] =
            switch (meta.getParameterType(i + 1)) {
              case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> "int8";
              case Types.BINARY -> "bytea";
              default -> "text";
            };
      }
      known = new Kind(BulkText.of(jdbc, change.tally() != null), types);
      kinds.put(sql, known);
    }
    return known;
  }

  /// Mostly one. A row that is changed again is changed in the next round.
  private static Iterable<List<Appended>> rounds(BulkText bulk, List<Appended> changes) {
    if (bulk.keyAt().isEmpty() || changes.size() == 1) {
      return List.of(changes);
    }
    var rounds = new ArrayList<List<Appended>>();
    var met = new HashMap<List<Object>, Integer>();
    for (var change : changes) {
      var statement = Statement.of(change.sql());
      var key = new ArrayList<>(bulk.keyAt().size());
      for (int place : bulk.keyAt()) {
        var value = statement.value(change, place);
        key.add(value == null ? "" : value);
      }
      int round = met.merge(key, 1, Integer::sum) - 1;
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(change);
    }
    return rounds;
  }

  private static int bind(Part part, PreparedStatement whole, int from) throws SQLException {
    var changes = part.changes();
    var statement = Statement.of(changes.getFirst().sql());
    if (part.kind().bulk() == null) {
      var change = changes.getFirst();
      return statement.bind(whole, from, change.portal(), change.values());
    }
    var types = part.kind().types();
    for (int place = 0; place < types.length; place++) {
      @Nullable Object[] array =
          switch (types[place]) {
            case "int8" -> new Long[changes.size()];
            case "bytea" -> new byte[changes.size()][];
            default -> new String[changes.size()];
          };
      for (int i = 0; i < array.length; i++) {
        array[i] = statement.value(changes.get(i), place);
      }
      whole.setArray(from + place, whole.getConnection().createArrayOf(types[place], array));
    }
    return from + types.length;
  }
}
