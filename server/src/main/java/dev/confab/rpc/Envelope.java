package dev.confab.rpc;

import dev.confab.basics.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Puts an outcome into the form the caller asked for.
final class Envelope {
  private static final String JSON = "application/json; charset=utf-8";

  private Envelope() {}

  static Answer of(Outcome outcome, Request.Format format, Map<String, String> headers) {
    var status = outcome instanceof Outcome.Refused refused ? refused.status() : 200;
    return switch (outcome) {
      case Outcome.OfCommand ended when format == Request.Format.XML ->
          new Answer(status, "text/xml; charset=utf-8", headers, xml(tree(ended)));
      case Outcome.OfCommand ended -> new Answer(status, JSON, headers, json(tree(ended)));
      case Outcome.Written(var json) -> new Answer(status, JSON, headers, json);
    };
  }

  /// Writes what a method returned without a tree in between.
  static Outcome.Written written(Returned done) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("result", done.result());
    if (done.next() != null) {
      body.put("next", done.next());
    }
    if (done.total() != null) {
      body.put("total", done.total());
    }
    body.put("time", new RawValue(done.time().json()));
    return new Outcome.Written(json(body));
  }

  /// Reads an answer from its beginning.
  static JsonParser read(Outcome outcome) {
    return switch (outcome) {
      case Outcome.OfCommand ended -> Json.mapper().treeAsTokens(tree(ended));
      case Outcome.Written(var json) -> Json.mapper().createParser(json);
    };
  }

  static ObjectNode tree(Outcome.OfCommand outcome) {
    var body = Json.mapper().createObjectNode();
    switch (outcome) {
      case Outcome.Refused refused -> {
        body.put("error", refused.error());
        body.put("error_description", refused.description());
      }
      case Outcome.Done done -> {
        body.set("result", done.result());
        if (done.next() != null) {
          body.put("next", done.next());
        }
        if (done.total() != null) {
          body.put("total", done.total());
        }
        body.set("time", done.time());
      }
    }
    return body;
  }

  /// Half a surrogate pair, which a caller can send in JSON, becomes `?` on the way from a text to
  /// bytes; where bytes are written at once it would be an escape that many cannot read.
  private static byte[] json(Object body) {
    var bytes = Json.mapper().writeValueAsBytes(body);
    return mayHoldHalf(bytes) ? Json.write(body).getBytes(StandardCharsets.UTF_8) : bytes;
  }

  /// Whether there is a backslash, `u` and `D`, as the escape of such a half begins and no other.
  private static boolean mayHoldHalf(byte[] json) {
    for (int i = 2; i < json.length; i++) {
      if (json[i] == 'D' && json[i - 1] == 'u' && json[i - 2] == '\\') {
        return true;
      }
    }
    return false;
  }

  private static byte[] xml(ObjectNode body) {
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    element(out, "response", body);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Keys become element names; a key that cannot be one, a number for instance, becomes `item`.
  private static void element(StringBuilder out, String key, JsonNode value) {
    var name = key.matches("[A-Za-z_][A-Za-z0-9_.-]*") ? key : "item";
    out.append('<').append(name).append('>');
    if (value.isObject()) {
      value.properties().forEach(entry -> element(out, entry.getKey(), entry.getValue()));
    } else if (value.isArray()) {
      value.values().forEach(item -> element(out, "item", item));
    } else if (value.isBoolean()) {
      out.append(value.asBoolean() ? "1" : "0");
    } else if (!value.isNull()) {
      escape(out, value.asString());
    }
    out.append("</").append(name).append('>');
  }

  private static void escape(StringBuilder out, String text) {
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                default -> {
                  if (isXml(point)) {
                    out.appendCodePoint(point);
                  }
                }
              }
            });
  }

  /// XML 1.0 has no way to carry other characters, escaped or not.
  private static boolean isXml(int point) {
    return point == '\n'
        || point == '\t'
        || point == '\r'
        || (point >= ' ' && point < Character.MIN_SURROGATE)
        || (point > Character.MAX_SURROGATE && point != 0xFFFE && point != 0xFFFF);
  }
}
