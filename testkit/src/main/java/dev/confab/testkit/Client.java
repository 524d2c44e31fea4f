package dev.confab.testkit;

import java.util.Map;

/// Whoever calls methods of the server, with a credential of their own.
public interface Client {
  /// Calls a method with parameters as JSON.
  Reply call(String method, Map<String, ?> params);

  /// Calls a method with parameters as a PHP form: `PROPERTIES[NAME]=Echo&TYPE=B`.
  Reply callForm(String method, String form);

  /// Calls a method without parameters.
  default Reply call(String method) {
    return call(method, Map.of());
  }
}
