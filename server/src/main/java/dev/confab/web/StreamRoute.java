package dev.confab.web;

import dev.confab.access.Scope;
import dev.confab.basics.UserId;
import dev.confab.pickup.Cursor;
import dev.confab.pickup.Pickup;
import dev.confab.pickup.Stream;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Request;
import org.jspecify.annotations.Nullable;

/// `/confab/stream` with an access token, `/confab/stream/{user}/{code}` with a webhook: a bot's
/// events over a WebSocket. Ours, not the original's.
public final class StreamRoute implements Route {
  private static final String PATH = "/confab/stream";

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
    TextSockets.answer(exchange, asked -> open(asked, stream(asked)));
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
        () -> dispatcher.again(request, SPEC));
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
    if (!TextSockets.open(exchange, new StreamSocket(stream))) {
      stream.abandon();
    }
  }
}
