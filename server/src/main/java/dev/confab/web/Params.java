package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.rpc.SystemError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Merges a call's parameters as the original does: the query first, then the body over it, key by
/// key and no deeper, whatever form the body has.
final class Params {
  private Params() {}

  /// Those of a small call.
  static ObjectNode of(Exchange exchange) {
    return of(exchange, null);
  }

  /// @param spool where long texts go; null: nothing long is expected
  static ObjectNode of(Exchange exchange, @Nullable Spool spool) {
    var params = Json.mapper().createObjectNode();
    try {
      PhpForm.read(exchange.query(), params);
      if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
        readBody(exchange, params, spool);
      }
    } catch (PhpForm.TooMuch e) {
      throw SystemError.ERROR_BODY_FORMAT.refuse(String.valueOf(e.getMessage()));
    } catch (Body.TooLarge e) {
      throw SystemError.ERROR_BODY_SIZE.refuse(e.bytesMax());
    } catch (Body.Crowd e) {
      throw SystemError.QUERY_LIMIT_EXCEEDED.refuse();
    } catch (Body.TooSlow e) {
      throw SystemError.REQUEST_TIMEOUT.refuse(Body.SECONDS_MAX);
    }
    return params;
  }

  /// What stands in the query alone. Of one that is too deep or too long to be read, nothing.
  static ObjectNode ofQuery(Exchange exchange) {
    var params = Json.mapper().createObjectNode();
    try {
      PhpForm.read(exchange.query(), params);
      return params;
    } catch (PhpForm.TooMuch e) {
      return Json.mapper().createObjectNode();
    }
  }

  private static void readBody(Exchange exchange, ObjectNode params, @Nullable Spool spool) {
    if (spool != null && isLong(exchange)) {
      readLongBody(exchange, params, spool);
      return;
    }
    var body = exchange.body();
    if (body.length == 0) {
      return;
    }
    var type = exchange.header("Content-Type");
    var lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
    if (type != null && lower.startsWith("multipart/form-data")) {
      params.setAll(parts(type, body));
    } else if (lower.contains("json") || (!lower.contains("form") && looksLikeJson(body))) {
      merge(parse(body), params);
    } else {
      var form = Json.mapper().createObjectNode();
      PhpForm.read(new String(body, StandardCharsets.UTF_8), form);
      params.setAll(form);
    }
  }

  /// Parts of a multipart form may be long too, but no client sends them that way.
  private static boolean isLong(Exchange exchange) {
    var type = exchange.header("Content-Type");
    return exchange.arriving().length() > LongTexts.LONG
        && type != null
        && !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static void readLongBody(Exchange exchange, ObjectNode params, Spool spool) {
    boolean isJson = String.valueOf(exchange.header("Content-Type")).contains("json");
    var cut = spool.cut(exchange, isJson);
    var read = Json.mapper().createObjectNode();
    if (isJson) {
      merge(parse(cut.rest()), read);
    } else {
      PhpForm.read(new String(cut.rest(), StandardCharsets.UTF_8), read);
    }
    cut.texts().putBack(read);
    params.setAll(read);
  }

  /// Some clients post JSON without saying so.
  private static boolean looksLikeJson(byte[] body) {
    return body[0] == '{' || body[0] == '[';
  }

  private static JsonNode parse(byte[] body) {
    try {
      return Json.parse(body);
    } catch (JacksonException e) {
      throw SystemError.ERROR_BODY_FORMAT.refuse(plain(e.getOriginalMessage()));
    }
  }

  /// Without where the reader began, which tells of its own insides.
  private static String plain(String message) {
    int inside = message.indexOf(" (start marker");
    return inside < 0 ? message : message.substring(0, inside);
  }

  /// A JSON body may be `[]`: that is how PHP clients write no parameters.
  private static void merge(JsonNode body, ObjectNode params) {
    if (body instanceof ObjectNode map) {
      if (map.size() > PhpForm.PARAMS_MAX) {
        throw SystemError.ERROR_BODY_FORMAT.refuse(
            "more than " + PhpForm.PARAMS_MAX + " parameters");
      }
      params.setAll(map);
    } else if (body.isArray()) {
      int index = 0;
      for (var item : body.values()) {
        params.set(Integer.toString(index++), item);
      }
    }
  }

  private static ObjectNode parts(String type, byte[] body) {
    var form = Json.mapper().createObjectNode();
    var into = new PhpForm.Into(form);
    var config =
        new MultiPartConfig.Builder()
            .maxParts(PhpForm.PARAMS_MAX)
            .maxSize(body.length)
            .maxPartSize(body.length)
            .maxMemoryPartSize(body.length)
            .build();
    try (var parts =
        MultiPartFormData.getParts(
            Content.Source.from(ByteBuffer.wrap(body)), new Attributes.Mapped(), type, config)) {
      for (MultiPart.Part part : parts) {
        into.put(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
      }
      return form;
    } catch (PhpForm.TooMuch e) {
      throw e;
    } catch (RuntimeException e) {
      throw SystemError.ERROR_BODY_FORMAT.refuse("not a multipart form");
    }
  }
}
