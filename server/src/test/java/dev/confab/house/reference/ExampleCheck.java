package dev.confab.house.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.Whole;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a recorded call is one of its method: all that it names is a parameter, and all that the
/// method needs is there.
final class ExampleCheck {
  private final MethodSpec<?, ?> spec;

  ExampleCheck(MethodSpec<?, ?> spec) {
    this.spec = spec;
  }

  void check(JsonNode example) {
    var named = names(params(example));
    var parameters = Parameter.of(spec.params());
    var known = parameters.stream().map(p -> lower(p.path())).collect(Collectors.toSet());
    if (!takesAnything()) {
      assertThat(known).as("parameters of " + spec.name()).containsAll(named);
    }
    for (var parameter : parameters) {
      var inner = parameter.path().contains(".");
      if (parameter.required() && parameter.defaultValue() == null && !inner) {
        assertThat(named).as("the example of " + spec.name()).contains(lower(parameter.path()));
      }
    }
  }

  /// As a reader would send it.
  private static ObjectNode params(JsonNode example) {
    if (example.has("json")) {
      return (ObjectNode) Json.parse(example.get("json").asString());
    }
    var params = Json.mapper().createObjectNode();
    PhpForm.read(example.get("form").asString(), params);
    return params;
  }

  private static Set<String> names(ObjectNode params) {
    return params.propertyNames().stream()
        .map(ExampleCheck::lower)
        .filter(name -> !name.equals("auth"))
        .collect(Collectors.toSet());
  }

  private boolean takesAnything() {
    return Arrays.stream(spec.params().getRecordComponents())
        .anyMatch(component -> component.isAnnotationPresent(Whole.class));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
