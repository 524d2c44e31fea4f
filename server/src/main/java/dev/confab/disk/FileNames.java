package dev.confab.disk;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Names of files as they are kept: no separators of paths, nothing invisible, not longer than
/// their column.
final class FileNames {
  private static final int LENGTH_MAX = 200;

  /// Most numbers tried for a name that is free.
  private static final int TRIED_MAX = 10_000;

  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]+");

  private FileNames() {}

  static String clean(String asked) {
    var name = FORBIDDEN.matcher(asked).replaceAll("_").strip();
    name = name.replaceAll("^\\.+", "").strip();
    if (name.length() > LENGTH_MAX) {
      int dot = name.lastIndexOf('.');
      var extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
      int end = LENGTH_MAX - extension.length();
      end -= Character.isHighSurrogate(name.charAt(end - 1)) ? 1 : 0;
      name = name.substring(0, end) + extension;
    }
    return name.isEmpty() ? "file" : name;
  }

  /// How names are compared.
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// The name, or the first of `name (1)`, `name (2)` that is free.
  static String free(String name, Predicate<String> taken) {
    if (!taken.test(name)) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    var stem = dot <= 0 ? name : name.substring(0, dot);
    var extension = dot <= 0 ? "" : name.substring(dot);
    for (int i = 1; i < TRIED_MAX; i++) {
      var numbered = stem + " (" + i + ")" + extension;
      if (!taken.test(numbered)) {
        return numbered;
      }
    }
    throw DiskError.NOT_SAVED.refuse();
  }
}
