package dev.confab.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/// The language of a page that the server writes itself, by the rule of all pages: what was chosen
/// in the messenger, else the first of the browser's that is spoken here, else the portal's, else
/// English.
final class ReaderLanguage {
  // the messenger gives it to the browser, with what was chosen there as its value
  private static final String CHOSEN_COOKIE = "confab_language";
  private static final List<String> SPOKEN = List.of("en", "de", "ru");
  // a browser sends a dozen; a header is not read for longer than that takes
  private static final int HEADER_MAX = 500;

  private ReaderLanguage() {}

  /// The language of whoever asks.
  ///
  /// @param portal the portal's language, null where there is no portal
  static String of(Exchange exchange, @Nullable String portal) {
    return of(exchange.cookie(CHOSEN_COOKIE), exchange.header("Accept-Language"), portal);
  }

  /// One of `en`, `de` and `ru`.
  ///
  /// @param chosen what the cookie says, null where there was none
  /// @param accepted the header `Accept-Language`, null where there was none
  /// @param portal the portal's language, null where there is no portal
  static String of(@Nullable String chosen, @Nullable String accepted, @Nullable String portal) {
    if (chosen != null && SPOKEN.contains(chosen)) {
      return chosen;
    }
    for (var range : ranges(accepted)) {
      var language = primary(range.getRange());
      if (range.getWeight() > 0 && SPOKEN.contains(language)) {
        return language;
      }
    }
    var own = portal == null ? "" : primary(portal);
    return SPOKEN.contains(own) ? own : "en";
  }

  private static List<LanguageRange> ranges(@Nullable String accepted) {
    if (accepted == null || accepted.isBlank() || accepted.length() > HEADER_MAX) {
      return List.of();
    }
    try {
      return LanguageRange.parse(accepted).stream()
          .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
          .toList();
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  /// `de`, `de-AT` and `de_AT` are German; `den` is not.
  private static String primary(String language) {
    return language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
  }
}
