package dev.confab.basics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the known word a misspelt one most likely stands for.
public final class Suggestion {
  /// Words longer than this are not compared: nobody misspells one setting at such length.
  private static final int LENGTH_MAX = 64;

  private Suggestion() {}

  /// ` - did you mean 'handlerUrl'?`, or nothing when no known word is near.
  public static String of(String wrong, Collection<String> known) {
    var near = nearest(wrong, known);
    return near == null ? "" : " - did you mean '" + near + "'?";
  }

  /// The known word that is near, or null.
  public static @Nullable String nearest(String wrong, Collection<String> known) {
    if (wrong.length() > LENGTH_MAX) {
      return null;
    }
    return known.stream()
        .min(Comparator.comparingInt(word -> distance(wrong, word)))
        .filter(word -> isNear(wrong, word))
        .orElse(null);
  }

  private static boolean isNear(String wrong, String word) {
    var distance = distance(wrong, word);
    return distance < wrong.length() && distance <= Math.max(1, wrong.length() / 3);
  }

  /// How many letters must be added, dropped, changed or swapped; case does not count.
  private static int distance(String left, String right) {
    var from = left.toLowerCase(Locale.ROOT);
    var to = right.toLowerCase(Locale.ROOT);
    var table = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : step(table, from, to, i, j);
      }
    }
    return table[from.length()][to.length()];
  }

  private static int step(int[][] table, String from, String to, int i, int j) {
    var same = from.charAt(i - 1) == to.charAt(j - 1);
    var least = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
    least = Math.min(least, table[i - 1][j - 1] + (same ? 0 : 1));
    var swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
  }
}
