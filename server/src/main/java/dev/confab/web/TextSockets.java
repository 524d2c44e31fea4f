package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.core.Configuration;

/// How routes open sockets and say why they do not.
final class TextSockets {
  /// Longest text of the other end, which says little.
  private static final int TEXT_BYTES_MAX = 1_024;

  /// We say something at least every 30 seconds, but the other end may say nothing at all.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(90);

  private TextSockets() {}

  /// Lets `open` answer who asks for a socket; a refusal is told as a method's would be.
  static void answer(Exchange exchange, Consumer<Exchange> open) {
    if (!"websocket".equalsIgnoreCase(exchange.header("Upgrade"))) {
      var headers = Map.of("Upgrade", "websocket");
      refuse(exchange, 426, "UPGRADE_REQUIRED", "This is a WebSocket", headers);
      return;
    }
    try {
      open.accept(exchange);
    } catch (Refusal refusal) {
      var error = refusal.error();
      refuse(exchange, error.status(), error.code(), refusal.text(), Map.of());
    }
  }

  /// Opens a socket; false: it could not be, and the answer says so.
  static boolean open(Exchange exchange, TextSocket socket) {
    var limits = new Configuration.ConfigurationCustomizer();
    limits.setIdleTimeout(SILENCE_MAX);
    limits.setMaxTextMessageSize(TEXT_BYTES_MAX);
    boolean opened = exchange.upgrade(socket, limits);
    if (!opened) {
      refuse(exchange, 400, "UPGRADE_FAILED", "No WebSocket of version 13", Map.of());
    }
    return opened;
  }

  private static void refuse(
      Exchange exchange, int status, String code, String text, Map<String, String> headers) {
    var body = Json.mapper().createObjectNode();
    body.put("error", code);
    body.put("error_description", text);
    exchange.json(status, headers, body);
  }
}
