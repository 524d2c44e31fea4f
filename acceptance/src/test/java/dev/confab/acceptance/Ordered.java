package dev.confab.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that keeps the order in which it is written down.
final class Ordered {
  private Ordered() {}

  static Map<String, String> of(String... keysAndValues) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
