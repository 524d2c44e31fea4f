package dev.confab.basics;

import java.util.Locale;

/// Words that the server says by itself, in the language of the portal; English where we have no
/// other. What is put into them stands there as `%s`.
public record Phrase(String english, String german, String russian) {

  /// The words in this language, for example `de`.
  public String in(String language, Object... words) {
    var pattern =
        switch (language) {
          case "de" -> german;
          case "ru" -> russian;
          default -> english;
        };
    return String.format(Locale.ROOT, pattern, words);
  }
}
