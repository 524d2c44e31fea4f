package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.rpc.SystemError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    } catch (PhpForm.TooMuch | MultipartTexts.NoForm e) {
      throw SystemError.ERROR_BODY_FORMAT.refuse(String.valueOf(e.getMessage()));
    } catch (IOException e) { // a disk's: whose network ends was met as a body that is cut off
      throw new UncheckedIOException(e);
    } catch (Body.TooLarge e) {
      throw SystemError.ERROR_BODY_SIZE.refuse(e.bytesMax());
    } catch (Body.Crowd e) {
      throw SystemError.QUERY_LIMIT_EXCEEDED.refuse();
    } catch (Body.TooSlow e) {
      throw SystemError.REQUEST_TIMEOUT.refuse(e.seconds());
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

  private static void readBody(Exchange exchange, ObjectNode params, @Nullable Spool spool)
      throws IOException {
    var type = exchange.header("Content-Type");
    var lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
    var place = spool != null && isLong(exchange) ? spool : null;
    if (type != null && lower.startsWith("multipart/form-data")) {
      params.setAll(parts(exchange, type, place));
    } else if (place != null) {
      readLongBody(exchange, lower, params, place);
    } else {
      var body = exchange.body();
      if (body.length > 0) {
        read(body, isJson(lower, body[0]), params);
      }
    }
  }

  /// Of one that does not say how long it is nobody knows before its end.
  private static boolean isLong(Exchange exchange) {
    long length = exchange.arriving().length();
    return length < 0 || length > LongTexts.LONG;
  }

  private static void readLongBody(
      Exchange exchange, String lowerType, ObjectNode params, Spool spool) throws IOException {
    var texts = new SniffedTexts(first -> isJson(lowerType, first), spool.files(exchange));
    spool.read(exchange, texts);
    var sniffed = texts.sniffed();
    if (sniffed != null) {
      var read = Json.mapper().createObjectNode();
      read(sniffed.rest(), texts.isJson(), read);
      sniffed.putBack(read);
      params.setAll(read);
    }
  }

  private static void read(byte[] body, boolean isJson, ObjectNode params) {
    if (isJson) {
      merge(parse(body), params);
    } else {
      var form = Json.mapper().createObjectNode();
      PhpForm.read(new String(body, StandardCharsets.UTF_8), form);
      params.setAll(form);
    }
  }

  /// Some clients post JSON without saying so.
  private static boolean isJson(String lowerType, byte first) {
    return lowerType.contains("json")
        || (!lowerType.contains("form") && (first == '{' || first == '['));
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

  private static ObjectNode parts(Exchange exchange, String type, @Nullable Spool spool)
      throws IOException {
    var texts = new MultipartTexts(type, spool == null ? TextFiles.none() : spool.files(exchange));
    if (spool == null) {
      var body = exchange.body();
      if (body.length > 0) {
        texts.take(body, body.length);
      }
    } else {
      spool.read(exchange, texts);
    }
    return texts.form();
  }
}
