package dev.confab.commands.rest.v2;

import dev.confab.commands.Title;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Titles and hints by language: `{"en": "Show help", "de": "Hilfe anzeigen"}`.
final class Translations {
  private Translations() {}

  static List<Title> of(@Nullable JsonNode titles, @Nullable JsonNode hints) {
    return over(List.of(), titles, hints);
  }

  /// What was known, changed by what is said: a text replaces, null takes away, and a hint is read
  /// only beside a title.
  static List<Title> over(List<Title> known, @Nullable JsonNode titles, @Nullable JsonNode hints) {
    var all = new LinkedHashMap<String, Title>();
    known.forEach(title -> all.put(String.valueOf(title.languageId()), title));
    if (titles != null && titles.isObject()) {
      for (var said : titles.properties()) {
        var language = said.getKey().toLowerCase(Locale.ROOT);
        if (said.getValue().isNull() || text(said.getValue()).isBlank()) {
          all.remove(language);
        } else {
          var before = all.get(language);
          var hint = hint(hints, said.getKey(), before == null ? null : before.params());
          all.put(language, new Title(language, text(said.getValue()), hint));
        }
      }
    }
    return new ArrayList<>(all.values());
  }

  private static @Nullable String hint(
      @Nullable JsonNode hints, String language, @Nullable String known) {
    var said = hints == null ? null : hints.get(language);
    return said == null ? known : text(said);
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asString().replace("\0", "") : "";
  }
}
