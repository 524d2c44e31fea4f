package dev.confab.web;

import dev.confab.access.AccessGate;
import dev.confab.access.Scope;
import dev.confab.basics.Caller;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.pickup.Cursor;
import dev.confab.pickup.Pickup;
import dev.confab.pickup.Stream;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Request;
import dev.confab.rpc.SystemError;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.websocket.core.Configuration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/confab/stream` with an access token, `/confab/stream/{user}/{code}` with a webhook: a bot's
/// events over a WebSocket. Ours, not the original's.
public final class StreamRoute implements Route {
  private static final String PATH = "/confab/stream";

  /// Longest message of a reader: it only acknowledges.
  private static final int MESSAGE_BYTES_MAX = 1_024;

  /// Pings go out every 30 seconds.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(90);

  private static final MethodSpec<NoParams, Boolean> SPEC =
      MethodSpec.<NoParams, Boolean>reading("confab.stream", NoParams.class, Boolean.class)
          .needs(Scope.CONFAB);

  private final Dispatcher dispatcher;
  private final Pickup pickup;

  /// A route to these events.
  public StreamRoute(Dispatcher dispatcher, Pickup pickup) {
    this.dispatcher = dispatcher;
    this.pickup = pickup;
  }

  @Override
  public boolean takes(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  @Override
  public void answer(Exchange exchange) {
    if (!"websocket".equalsIgnoreCase(exchange.header("Upgrade"))) {
      refuse(
          exchange, 426, "UPGRADE_REQUIRED", "This is a WebSocket", Map.of("Upgrade", "websocket"));
      return;
    }
    try {
      open(exchange, stream(exchange));
    } catch (Refusal refusal) {
      var error = refusal.error();
      refuse(exchange, error.status(), error.code(), refusal.text(), Map.of());
    }
  }

  private Stream stream(Exchange exchange) {
    var params = Params.of(exchange);
    var credential = RestRoute.credential(ofPath(exchange.path()), params, exchange);
    var request =
        new Request(
            SPEC.name(),
            Request.Format.JSON,
            params,
            credential,
            exchange.host(),
            exchange.origin());
    var caller = dispatcher.admit(request, SPEC);
    var cursor = request.text("cursor");
    return pickup.stream(
        caller,
        request.text("client_id"),
        bot(request.text("bot")),
        cursor == null ? Cursor.MAIN : cursor,
        () -> again(request));
  }

  /// Who reads, asked anew: the webhook or the application may have lost the scope since.
  private Caller again(Request request) {
    var caller = dispatcher.identify(request);
    SystemError.INSUFFICIENT_SCOPE.unless(AccessGate.allows(caller, SPEC));
    return caller;
  }

  private static Request.Credential ofPath(String path) {
    var parts = path.substring(PATH.length()).split("/", -1);
    return parts.length == 3 ? new Request.WebhookCode(parts[1], parts[2]) : new Request.Nothing();
  }

  /// A bot nobody can have stands for what is no number.
  private static @Nullable UserId bot(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return new UserId(text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0);
  }

  private static void open(Exchange exchange, Stream stream) {
    var limits = new Configuration.ConfigurationCustomizer();
    limits.setIdleTimeout(SILENCE_MAX);
    limits.setMaxTextMessageSize(MESSAGE_BYTES_MAX);
    if (!exchange.upgrade(new StreamSocket(stream), limits)) {
      stream.abandon();
      refuse(exchange, 400, "UPGRADE_FAILED", "No WebSocket of version 13", Map.of());
    }
  }

  private static void refuse(
      Exchange exchange, int status, String code, String text, Map<String, String> headers) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("error", code);
    body.put("error_description", text);
    exchange.json(status, headers, body);
  }
}
