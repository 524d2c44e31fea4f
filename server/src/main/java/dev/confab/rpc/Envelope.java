package dev.confab.rpc;

import dev.confab.basics.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts an outcome into the form the caller asked for.
final class Envelope {
  private Envelope() {}

  static Answer of(Outcome outcome, Request.Format format, Map<String, String> headers) {
    var body = tree(outcome);
    var status = outcome instanceof Outcome.Refused refused ? refused.status() : 200;
    return format == Request.Format.XML
        ? new Answer(status, "text/xml; charset=utf-8", headers, xml(body))
        : new Answer(status, "application/json; charset=utf-8", headers, json(body));
  }

  static ObjectNode tree(Outcome outcome) {
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

  /// By way of a text: half a surrogate pair, which a caller can send in JSON, becomes `?` there
  /// and would be no UTF-8 otherwise.
  private static byte[] json(ObjectNode body) {
    return Json.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
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
