package dev.confab.acceptance;

import dev.confab.basics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// The facts of the public documentation that this server promises to keep.
final class Contract {
  private Contract() {}

  /// One file of it.
  static JsonNode read(String file) {
    try (var in = Contract.class.getResourceAsStream("/contract/" + file)) {
      var bytes = Objects.requireNonNull(in, file).readAllBytes();
      return Json.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it says of a method.
  static JsonNode method(String name) {
    return named("methods.json", "method", name);
  }

  /// What it says of an event.
  static JsonNode event(String name) {
    return named("events.json", "event", name);
  }

  private static JsonNode named(String file, String key, String name) {
    return read(file)
        .valueStream()
        .filter(entry -> entry.get(key).asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the contract does not know " + name));
  }
}
