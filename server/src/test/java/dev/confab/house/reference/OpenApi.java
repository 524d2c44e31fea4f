package dev.confab.house.reference;

import dev.confab.basics.Json;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Parameter;
import dev.confab.rpc.RestMethod;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The reference for programs: OpenAPI 3.1.
final class OpenApi {
  private final ObjectNode root = Json.mapper().createObjectNode();
  private final ObjectNode paths;

  OpenApi() {
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Confab")
        .put("version", "1")
        .put(
            "description",
            "Call by incoming webhook as /rest/{user}/{code}/METHOD, or with an access token as"
                + " /rest/METHOD?auth=TOKEN. Parameters come as query, form or JSON, in any"
                + " mixture.");
    root.putArray("servers").addObject().put("url", "http://127.0.0.1:8080");
    paths = root.putObject("paths");
    var schemas = root.putObject("components").putObject("schemas");
    error(schemas.putObject("Error"));
  }

  private static void error(ObjectNode schema) {
    schema.put("type", "object");
    var properties = schema.putObject("properties");
    properties.putObject("error").put("type", "string");
    properties.putObject("error_description").put("type", "string");
    schema.putArray("required").add("error");
  }

  /// @param text what the method does
  void add(RestMethod<?, ?> method, String text, JsonNode examples) {
    var spec = method.spec();
    var operation = paths.putObject("/rest/" + spec.name()).putObject("post");
    operation.put("operationId", spec.name());
    operation.put("summary", text.replaceAll("(?s)(?<=[.])\\s.*", ""));
    operation.put("description", text);
    if (spec.replacedBy() != null) {
      operation.put("deprecated", true);
    }
    operation.putArray("tags").add(spec.name().replaceAll("[.].*", ""));
    var query = operation.putArray("parameters").addObject();
    query.put("name", "auth").put("in", "query").put("description", "an access token");
    query.putObject("schema").put("type", "string");
    body(spec, operation);
    answers(method, operation, examples);
  }

  private static void body(MethodSpec<?, ?> spec, ObjectNode operation) {
    var schema = Json.mapper().createObjectNode();
    schema.put("type", "object");
    var properties = schema.putObject("properties");
    var required = Json.mapper().createArrayNode();
    for (var parameter : Parameter.of(spec.params())) {
      if (parameter.path().matches(".*[.\\[].*")) {
        continue; // within the schema of the one that holds it
      }
      var property = Schemas.of(parameter.type());
      property.put("description", parameter.doc());
      if (parameter.defaultValue() != null && !parameter.defaultValue().isEmpty()) {
        property.put("default", parameter.defaultValue());
      }
      properties.set(parameter.path(), property);
      if (parameter.required()) {
        required.add(parameter.path());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    var content = operation.putObject("requestBody").putObject("content");
    for (var type : List.of("application/json", "application/x-www-form-urlencoded")) {
      content.putObject(type).set("schema", schema);
    }
  }

  private static void answers(RestMethod<?, ?> method, ObjectNode operation, JsonNode examples) {
    var spec = method.spec();
    var responses = operation.putObject("responses");
    var good = responses.putObject("200");
    good.put("description", "the result");
    var json = good.putObject("content").putObject("application/json");
    var schema = json.putObject("schema");
    schema.put("type", "object");
    schema.putObject("properties").set("result", result(method));
    var example = examples.get(spec.name().toLowerCase(Locale.ROOT));
    if (example != null) {
      json.set("example", example.get("answer"));
    }
    var bad = responses.putObject("default");
    var codes = spec.refusesWith().stream().map(error -> error.code()).distinct().toList();
    bad.put(
        "description",
        codes.isEmpty() ? "an error of the system" : "an error: " + String.join(", ", codes));
    bad.putObject("content")
        .putObject("application/json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/Error");
  }

  /// What the method's class says it returns, with what a list is of, and whether it can be null.
  private static ObjectNode result(RestMethod<?, ?> method) {
    for (var type : method.getClass().getAnnotatedInterfaces()) {
      if (type instanceof AnnotatedParameterizedType marked
          && marked.getType() instanceof ParameterizedType generic
          && generic.getRawType() == RestMethod.class) {
        return Schemas.answered(marked.getAnnotatedActualTypeArguments()[1]);
      }
    }
    throw new IllegalStateException(method.getClass() + " does not say what it returns");
  }

  String text() {
    return root.toPrettyString() + "\n";
  }
}
