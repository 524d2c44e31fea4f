package dev.confab.web;

import static dev.confab.web.SessionError.FOREIGN_PAGE;
import static dev.confab.web.SessionError.NOT_SIGNED_IN;
import static dev.confab.web.SessionError.NO_PORTAL;

import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.live.Live;
import dev.confab.live.Visitor;
import dev.confab.portals.Portals;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.websocket.core.Configuration;
import tools.jackson.databind.node.ObjectNode;

/// `/confab/live`: what happens, told to a page over a WebSocket. (docs/live.md)
public final class LiveRoute implements Route {
  private static final String PATH = "/confab/live";

  /// A page says nothing but that it is there.
  private static final int MESSAGE_BYTES_MAX = 1_024;

  /// We say something every 25 seconds, but a page may say nothing at all.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(90);

  private final Portals portals;
  private final SignIn signIn;
  private final Live live;

  /// A route to these sockets.
  public LiveRoute(Portals portals, SignIn signIn, Live live) {
    this.portals = portals;
    this.signIn = signIn;
    this.live = live;
  }

  @Override
  public boolean takes(String path) {
    return path.equals(PATH);
  }

  @Override
  public void answer(Exchange exchange) {
    if (!"websocket".equalsIgnoreCase(exchange.header("Upgrade"))) {
      refuse(
          exchange, 426, "UPGRADE_REQUIRED", "This is a WebSocket", Map.of("Upgrade", "websocket"));
      return;
    }
    try {
      open(exchange, visitor(exchange));
    } catch (Refusal refusal) {
      var error = refusal.error();
      refuse(exchange, error.status(), error.code(), refusal.text(), Map.of());
    }
  }

  /// A browser always says whose page opens a socket, and lets every page open one to everywhere.
  private Visitor visitor(Exchange exchange) {
    var portal = portals.open(exchange.host());
    if (portal == null) {
      throw NO_PORTAL.refuse();
    }
    FOREIGN_PAGE.unless(exchange.header("Origin") != null && !exchange.isForeign());
    var session = signIn.session(exchange, portal.id());
    if (session == null) {
      throw NOT_SIGNED_IN.refuse();
    }
    signIn.use(exchange, portal.id(), session);
    var person = Objects.requireNonNull(signIn.person(portal.id(), session));
    return new Visitor(
        portal.id(),
        person.id(),
        person.extranet(),
        person.admin(),
        session.id(),
        session.expires());
  }

  private void open(Exchange exchange, Visitor visitor) {
    var query = Params.ofQuery(exchange);
    var epoch = query.path("epoch").asString("");
    var from = query.path("from").asString("");
    var socket =
        new LiveSocket(
            live,
            visitor,
            epoch,
            from.matches("[0-9]{1,18}") ? Long.parseLong(from) : -1,
            () -> signIn.isOpen(visitor.portal(), visitor.user(), visitor.session()));
    var limits = new Configuration.ConfigurationCustomizer();
    limits.setIdleTimeout(SILENCE_MAX);
    limits.setMaxTextMessageSize(MESSAGE_BYTES_MAX);
    if (!exchange.upgrade(socket, limits)) {
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
