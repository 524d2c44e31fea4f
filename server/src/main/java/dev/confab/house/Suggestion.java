package dev.confab.house;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds the known word a misspelt one most likely stands for.
final class Suggestion {
  /// Words longer than this are not compared: nobody misspells one setting at such length.
  private static final int LENGTH_MAX = 64;

  private Suggestion() {}

  /// ` - did you mean 'handlerUrl'?`, or nothing when no known word is near.
  static String of(String wrong, Collection<String> known) {
    if (wrong.length() > LENGTH_MAX) {
      return "";
    }
    var near = known.stream().min(Comparator.comparingInt(word -> distance(wrong, word)));
    return near.filter(word -> distance(wrong, word) <= Math.max(1, wrong.length() / 3))
        .map(word -> " - did you mean '" + word + "'?")
        .orElse("");
  }

  /// How many letters must be added, dropped or changed; case does not count.
  private static int distance(String left, String right) {
    var from = left.toLowerCase(Locale.ROOT);
    var to = right.toLowerCase(Locale.ROOT);
    var previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      var row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        var changed = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[to.length()];
  }
}
