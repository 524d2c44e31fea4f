package dev.confab.house.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The statements of `bench/rows.sql` by their titles.
final class Texts {
  private final Map<String, String> byTitle = new HashMap<>();

  Texts() throws IOException {
    try (var in = Texts.class.getResourceAsStream("/bench/rows.sql")) {
      if (in == null) {
        throw new BenchFailure("bench/rows.sql is missing", null);
      }
      var all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (var part : all.split(";\\s*")) {
        int title = part.lastIndexOf("-- ");
        int end = part.indexOf('\n', Math.max(0, title));
        if (title >= 0 && end > 0) {
          byTitle.put(part.substring(title + 3, end).strip(), part.substring(end).strip());
        }
      }
    }
  }

  String get(String title) {
    var text = byTitle.get(title);
    if (text == null) {
      throw new BenchFailure("bench/rows.sql has no " + title, null);
    }
    return text;
  }
}
