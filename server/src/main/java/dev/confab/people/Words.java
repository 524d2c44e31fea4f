package dev.confab.people;

import dev.confab.basics.Cut;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The words of a text as searches compare them: lower-cased, split where neither a letter nor a
/// digit stands.
public final class Words {
  /// Most words kept of one thing that is searched for.
  private static final int KEPT_MAX = 50;

  /// Most words looked for at once.
  private static final int WANTED_MAX = 5;

  private static final int LENGTH_MAX = 50;
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private Words() {}

  /// The words of these texts, each once.
  static List<String> of(Collection<String> texts) {
    var words = new LinkedHashSet<String>();
    for (var text : texts) {
      for (var word : GAP.split(text.toLowerCase(Locale.ROOT))) {
        if (!word.isEmpty()) {
          words.add(Cut.to(LENGTH_MAX, word));
        }
      }
    }
    return words.stream().limit(KEPT_MAX).toList();
  }

  /// The words a phrase looks for, the longest, which finds least, first.
  static List<String> wanted(String phrase) {
    return of(List.of(phrase)).stream()
        .sorted((a, b) -> Integer.compare(b.length(), a.length()))
        .limit(WANTED_MAX)
        .toList();
  }

  /// Whether every word of the phrase is the beginning of a word of the text.
  public static boolean begin(String text, String phrase) {
    var words = of(List.of(text));
    return wanted(phrase).stream()
        .allMatch(wanted -> words.stream().anyMatch(word -> word.startsWith(wanted)));
  }
}
