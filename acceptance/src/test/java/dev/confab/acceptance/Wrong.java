package dev.confab.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/// Parameters that would be right but for one.
final class Wrong {
  private Wrong() {}

  static Map<String, Object> over(Map<String, ?> right, Map<String, ?> wrong) {
    var params = new LinkedHashMap<String, Object>(right);
    params.putAll(wrong);
    return params;
  }
}
