package dev.confab.people.rest;

import dev.confab.people.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One condition of a `user.get` filter: it holds when any of the wanted values fits, or, negated,
/// when none does. Texts are compared without regard to case, as the original's database does.
///
/// @param wanted values in the form of the field's key; null where a value is not readable
record UserCondition(UserField field, Test test, boolean negated, List<@Nullable Object> wanted) {

  enum Test {
    EQUAL,
    /// The value is somewhere in the text.
    PART,
    /// A text with `%` for anything.
    PATTERN,
    /// Every word of the value is the beginning of a word of the text.
    WORDS,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  boolean holds(UserRow row) {
    if (wanted.stream().anyMatch(Objects::isNull)) {
      return false; // a moment nobody can read finds nobody, negated or not
    }
    var keys = field.keys(row);
    return wanted.stream()
            .anyMatch(value -> value != null && keys.stream().anyMatch(key -> fits(key, value)))
        != negated;
  }

  private boolean fits(Object key, Object value) {
    return switch (test) {
      case EQUAL -> compare(key, value) == 0;
      case LESS -> compare(key, value) < 0;
      case LESS_OR_EQUAL -> compare(key, value) <= 0;
      case GREATER -> compare(key, value) > 0;
      case GREATER_OR_EQUAL -> compare(key, value) >= 0;
      case PART -> text(key).contains(text(value));
      case WORDS -> Words.begin(text(key), text(value));
      case PATTERN -> like(text(key), text(value));
    };
  }

  static int compare(Object a, Object b) {
    return a instanceof Long x && b instanceof Long y
        ? Long.compare(x, y)
        : text(a).compareTo(text(b));
  }

  private static String text(Object key) {
    return key.toString().toLowerCase(Locale.ROOT);
  }

  /// SQL's LIKE with `%` only, in linear time whatever the pattern.
  static boolean like(String text, String pattern) {
    var parts = List.of(pattern.split("%", -1));
    if (parts.size() == 1) {
      return text.equals(pattern);
    }
    var first = parts.getFirst();
    var last = parts.getLast();
    if (!text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (var part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, from);
      if (found < 0) {
        return false;
      }
      from = found + part.length();
    }
    return from <= text.length() - last.length();
  }

  /// The ids that can fulfil this condition: least and greatest.
  long[] idRange() {
    long low = 0;
    long high = Long.MAX_VALUE;
    var ids = wanted.stream().mapToLong(id -> id instanceof Long number ? number : 0);
    var range = ids.summaryStatistics();
    if (!field.name().equals("ID") || negated || range.getCount() == 0) {
      return new long[] {low, high};
    }
    return switch (test) {
      case EQUAL -> new long[] {range.getMin(), range.getMax()};
      case LESS, LESS_OR_EQUAL -> new long[] {low, range.getMax()};
      case GREATER, GREATER_OR_EQUAL -> new long[] {range.getMin(), high};
      default -> new long[] {low, high};
    };
  }
}
