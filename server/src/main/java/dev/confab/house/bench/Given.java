package dev.confab.house.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words behind a benchmark's name: options and their values in pairs. Each is taken once, and
/// what is left over in the end was not understood.
final class Given {
  private final Map<String, String> values = new HashMap<>();

  private Given() {}

  static Given of(List<String> words, String usage) {
    var given = new Given();
    for (int i = 0; i < words.size(); i += 2) {
      if (!words.get(i).startsWith("--") || i + 1 == words.size()) {
        throw new BenchFailure("not understood: " + words.get(i) + "\n\n" + usage, null);
      }
      given.values.put(words.get(i).substring(2), words.get(i + 1));
    }
    return given;
  }

  /// Null where it is not given.
  @Nullable String text(String name) {
    return values.remove(name);
  }

  int number(String name, int otherwise) {
    var text = values.remove(name);
    try {
      int number = text == null ? otherwise : Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BenchFailure("--" + name + " takes a number, not " + text, e);
    }
    throw new BenchFailure("--" + name + " must be greater than 0", null);
  }

  /// These options, where nothing is left over.
  <T> T nothingBeside(T options) {
    if (!values.isEmpty()) {
      throw new BenchFailure("unknown option --" + values.keySet().iterator().next(), null);
    }
    return options;
  }
}
