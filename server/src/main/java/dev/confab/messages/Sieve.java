package dev.confab.messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a database may leave out of a search, because no reader could find the words in it. It
/// answers with more than is looked for, never with less: what it answers with is looked at anew.
///
/// A text that holds `[` may be formatted, and only a reader of markup knows what it says. Of the
/// others the database compares small letters, as far as both make them alike: of ASCII, except
/// those that Java also makes of other letters (`İ`, the Kelvin sign). Some of the other letters
/// are replaced one by one; for the rest stands a place that any letter takes. Texts hold no NUL,
/// at which one of the databases would cease to read.
final class Sieve {
  /// What it asks of a row, with [#values] in its places.
  static final String CONDITION =
      """
      (text LIKE '%[%'
        OR REPLACE(REPLACE(REPLACE(LOWER(text), ?, ?), ?, ?), ?, ?) LIKE ? ESCAPE '!')\
      """;

  /// As many letters as [#CONDITION] replaces; each reads the text once more.
  private static final int REPLACED_MAX = 3;

  /// Letters compared; the rest of longer words is left to whoever looks anew.
  private static final int LENGTH_MAX = 40;

  private static final String SPECIAL = "%_!";
  private static final char ANY_ONE = '_';
  private static final String ANY = "%";

  /// A part of what `İ` becomes, which is one letter more than it was.
  private static final int DOT_ABOVE = 0x307;

  /// What its capital becomes depends on where it stands.
  private static final String SIGMAS = "σς";

  private static final int LAST_CASED = 0x1FFFF;

  /// What else becomes this small letter; null: two or more do.
  private static final Map<Integer, @Nullable Integer> CAPITALS = capitals();

  private final List<Object> values;

  private Sieve(List<Object> values) {
    this.values = values;
  }

  /// For words in small letters.
  static Sieve of(String words) {
    var replaced = new ArrayList<Object>();
    var pattern = new StringBuilder(ANY);
    var letters = words.codePoints().limit(LENGTH_MAX).toArray();
    if (isPlain(letters)) {
      for (int letter : letters) {
        pattern.append(place(letter, replaced));
      }
      pattern.append(ANY);
    }
    while (replaced.size() < 2 * REPLACED_MAX) {
      replaced.add(""); // which is found nowhere
    }
    replaced.add(pattern.toString());
    return new Sieve(replaced);
  }

  /// The values of the places of [#CONDITION].
  List<Object> values() {
    return values;
  }

  private static boolean isPlain(int[] letters) {
    for (int letter : letters) {
      if (letter == DOT_ABOVE
          || (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE)) {
        return false;
      }
    }
    return true;
  }

  private static String place(int letter, List<Object> replaced) {
    var text = Character.toString(letter);
    if (SPECIAL.indexOf(letter) >= 0) {
      return "!" + text;
    }
    if (letter < 0x80) {
      boolean alone = !CAPITALS.containsKey(letter) || CAPITALS.get(letter) != null;
      return alone ? text : Character.toString(ANY_ONE);
    }
    if (!CAPITALS.containsKey(letter)) {
      // letters that know no small and capital
      return Character.getType(letter) == Character.OTHER_LETTER
          ? text
          : Character.toString(ANY_ONE);
    }
    var capital = CAPITALS.get(letter);
    if (capital == null || SIGMAS.indexOf(letter) >= 0) {
      return Character.toString(ANY_ONE);
    }
    int known = replaced.indexOf(text);
    if (known < 0 && replaced.size() == 2 * REPLACED_MAX) {
      return Character.toString(ANY_ONE);
    }
    if (known < 0) {
      replaced.add(Character.toString(capital));
      replaced.add(text);
    }
    return text;
  }

  private static Map<Integer, @Nullable Integer> capitals() {
    var capitals = new HashMap<Integer, @Nullable Integer>();
    for (int letter = 0; letter <= LAST_CASED; letter++) {
      int small = Character.toLowerCase(letter);
      if (small != letter) {
        var known = capitals.containsKey(small);
        capitals.put(small, letter);
        if (known) {
          capitals.put(small, null);
        }
      }
    }
    return capitals;
  }
}
