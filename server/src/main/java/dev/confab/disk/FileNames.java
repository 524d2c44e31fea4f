package dev.confab.disk;

import dev.confab.basics.Cut;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Names of files as they are kept: no separators of paths, nothing invisible, not longer than
/// their column.
final class FileNames {
  private static final int LENGTH_MAX = 200;

  /// Greatest number behind a name, about.
  private static final int NUMBER_MAX = 1 << 20;

  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]+");

  private FileNames() {}

  static String clean(String asked) {
    var name = FORBIDDEN.matcher(asked).replaceAll("_").strip();
    name = name.replaceAll("^\\.+", "").strip();
    if (!Cut.fits(LENGTH_MAX, name)) {
      int dot = name.lastIndexOf('.');
      var extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
      name = Cut.to(LENGTH_MAX - Cut.length(extension), name) + extension;
    }
    return name.isEmpty() ? "file" : name;
  }

  /// How names are compared.
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// The name, or `name (1)`, `name (2)` … with a number that is free: mostly the least. Asks
  /// seldom, however many are taken: it is asked where everybody's writes wait.
  static String free(String name, Predicate<String> taken) {
    if (!taken.test(name)) {
      return name;
    }
    int least = 0;
    int free = 1;
    while (taken.test(numbered(name, free))) {
      DiskError.NOT_SAVED.unless(free < NUMBER_MAX);
      least = free;
      free *= 2;
    }
    while (free - least > 1) {
      int middle = (least + free) / 2;
      if (taken.test(numbered(name, middle))) {
        least = middle;
      } else {
        free = middle;
      }
    }
    return numbered(name, free);
  }

  private static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    int end = dot <= 0 ? name.length() : dot;
    return name.substring(0, end) + " (" + number + ")" + name.substring(end);
  }
}
