package dev.confab.messages.markup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The beginning of a code: `icon=https://… size=20`.
record Head(Code code, String value, Map<String, String> attributes, String written) {

  /// Reads what stands between the brackets; null when it begins no code.
  static @Nullable Head of(String between) {
    int end = 0;
    while (end < between.length() && Character.isLetter(between.charAt(end))) {
      end++;
    }
    var code = Code.named(between.substring(0, end));
    if (code == null) {
      return null;
    }
    var rest = between.substring(end);
    var value = "";
    if (rest.startsWith("=")) {
      var space = code.isNamedByItsWords() ? -1 : rest.indexOf(' ');
      value = rest.substring(1, space < 0 ? rest.length() : space).strip();
      rest = space < 0 ? "" : rest.substring(space);
    }
    return rest.isEmpty() || rest.startsWith(" ") ? checked(code, value, rest, between) : null;
  }

  private static @Nullable Head checked(Code code, String value, String rest, String between) {
    var named = value.isEmpty() && (code.isNamedByItsWords() || code == Code.IMG);
    return named || code.takes(value)
        ? new Head(code, value, attributes(rest), "[" + between + "]")
        : null;
  }

  /// A word without `=` belongs to the one before it: `title=Good morning`.
  private static Map<String, String> attributes(String rest) {
    var attributes = new LinkedHashMap<String, String>();
    String last = null;
    for (var word : rest.strip().split(" +", -1)) {
      int sign = word.indexOf('=');
      if (sign > 0) {
        last = word.substring(0, sign).toLowerCase(Locale.ROOT);
        attributes.put(last, word.substring(sign + 1));
      } else if (last != null && !word.isEmpty()) {
        attributes.merge(last, word, (before, more) -> before + " " + more);
      }
    }
    return attributes;
  }

  Head named(String newValue) {
    return new Head(code, newValue, attributes, written);
  }
}
