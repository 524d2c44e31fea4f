package dev.confab.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of a change of one row, as a text that changes many: where the one names a value, the
/// other names a column of a table made of arrays, one array for each place.
///
/// PostgreSQL spends more on beginning a statement than on changing a row, and each text waits for
/// a round trip of its own unless it is sent with others.
///
/// @param sql has as many places as the original text, each for the array of that place's values
/// @param keyAt the places whose values together name the row that is changed. Rows that agree in
///   all of them must not be in one statement, because it would change the row once only.
record BulkText(String sql, List<Integer> keyAt) {
  private static final Pattern INSERT =
      Pattern.compile(
          "\\s*(INSERT INTO \\w+\\s*\\(([^()]*)\\))\\s*VALUES\\s*\\(([^()]*)\\)(.*)",
          Pattern.DOTALL);
  private static final Pattern TARGET = Pattern.compile("ON CONFLICT\\s*\\(([^()]*)\\)");
  private static final Pattern UPDATE =
      Pattern.compile("\\s*(UPDATE \\w+\\s+SET\\s.*?)\\s(WHERE\\s.*)", Pattern.DOTALL);
  private static final Pattern EQUALS = Pattern.compile("(?:WHERE|AND)\\s+\\w+\\s*=\\s*\\?");
  private static final Pattern NESTED = Pattern.compile("\\b(SELECT|FROM|RETURNING)\\b");

  /// The text for many rows; null when this one has none, and is run row by row. An update answers
  /// with the numbers, from one, of the changes that found their row.
  static @Nullable BulkText of(String jdbc, boolean counted) {
    if (NESTED.matcher(jdbc).find() || jdbc.indexOf('?') < 0) {
      return null;
    }
    var insert = INSERT.matcher(jdbc);
    if (insert.matches()) {
      return insert(insert, counted);
    }
    var update = UPDATE.matcher(jdbc);
    return update.matches() ? update(update) : null;
  }

  private static @Nullable BulkText insert(Matcher text, boolean counted) {
    var columns = List.of(text.group(2).strip().split("\\s*,\\s*"));
    var items = List.of(text.group(3).strip().split("\\s*,\\s*"));
    var tail = text.group(4);
    var conflict = tail.contains("ON CONFLICT");
    // what is inserted without a condition is there or fails; otherwise nobody could tell
    if (tail.indexOf('?') >= 0 || (conflict && counted) || items.size() != columns.size()) {
      return null;
    }
    var keyAt = new ArrayList<Integer>();
    if (tail.contains("DO UPDATE")) {
      var target = TARGET.matcher(tail);
      if (!target.find()) {
        return null;
      }
      for (var column : target.group(1).strip().split("\\s*,\\s*")) {
        int at = columns.indexOf(column);
        if (at < 0 || !items.get(at).equals("?")) {
          return null;
        }
        keyAt.add((int) items.subList(0, at).stream().filter("?"::equals).count());
      }
    }
    var values = new Columns();
    var select = values.name(String.join(", ", items));
    return new BulkText(
        text.group(1) + " SELECT " + select + " FROM " + values.table(false) + tail, keyAt);
  }

  private static @Nullable BulkText update(Matcher text) {
    var where = text.group(2);
    if (where.replaceAll("\\([^()]*\\)", "").contains(" OR ")) {
      return null;
    }
    int before = places(text.group(1));
    var keyAt = new ArrayList<Integer>();
    var equal = EQUALS.matcher(where);
    while (equal.find()) {
      var until = where.substring(0, equal.end());
      if (until.chars().filter(c -> c == '(').count()
          == until.chars().filter(c -> c == ')').count()) {
        keyAt.add(before + places(until) - 1);
      }
    }
    if (keyAt.isEmpty()) {
      return null;
    }
    var values = new Columns();
    var set = values.name(text.group(1));
    var condition = values.name(where);
    return new BulkText(
        set + " FROM " + values.table(true) + " " + condition + " RETURNING v.nth", keyAt);
  }

  private static int places(String text) {
    return (int) text.chars().filter(c -> c == '?').count();
  }

  /// The columns of the table of values, numbered as the places they stand for.
  private static final class Columns {
    private final List<String> names = new ArrayList<>();

    String name(String text) {
      var named = new StringBuilder();
      for (int at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '?') {
          names.add("v" + (names.size() + 1));
          named.append("v.").append(names.getLast());
        } else {
          named.append(c);
        }
      }
      return named.toString();
    }

    String table(boolean numbered) {
      var places = String.join(", ", names.stream().map(name -> "?").toList());
      return "unnest(%s)%s AS v(%s%s)"
          .formatted(
              places,
              numbered ? " WITH ORDINALITY" : "",
              String.join(", ", names),
              numbered ? ", nth" : "");
    }
  }
}
