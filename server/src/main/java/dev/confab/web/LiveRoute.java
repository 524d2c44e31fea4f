package dev.confab.web;

import static dev.confab.web.SessionError.FOREIGN_PAGE;
import static dev.confab.web.SessionError.NOT_SIGNED_IN;
import static dev.confab.web.SessionError.NO_PORTAL;

import dev.confab.live.Live;
import dev.confab.live.Visitor;
import dev.confab.portals.Portals;
import java.util.Objects;

/// `/confab/live`: what happens, told to a page over a WebSocket. (docs/live.md)
public final class LiveRoute implements Route {
  private static final String PATH = "/confab/live";

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
    TextSockets.answer(exchange, asked -> open(asked, visitor(asked)));
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
    TextSockets.open(exchange, socket);
  }
}
