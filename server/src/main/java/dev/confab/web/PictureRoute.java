package dev.confab.web;

import dev.confab.links.Pictures;
import dev.confab.portals.Portals;
import java.util.Map;

/// `/picture/{seal}/{address}`: a picture of another server, for who is signed in here. The type is
/// the one found in the bytes, and nothing in them may run.
public final class PictureRoute implements Route {
  private static final String PLAIN = "text/plain; charset=utf-8";

  private final Portals portals;
  private final SignIn signIn;
  private final Pictures pictures;

  /// A route to these pictures.
  public PictureRoute(Portals portals, SignIn signIn, Pictures pictures) {
    this.portals = portals;
    this.signIn = signIn;
    this.pictures = pictures;
  }

  @Override
  public boolean takes(String path) {
    return path.startsWith(Pictures.PREFIX);
  }

  @Override
  public void answer(Exchange exchange) {
    var portal = portals.open(exchange.host());
    var address = portal == null ? null : pictures.address(portal.id(), exchange.path());
    if (portal == null || address == null || !exchange.method().equals("GET")) {
      exchange.answer(404, PLAIN, "No such picture.\n");
      return;
    }
    // the cookie comes with every picture that is shown; a page of somebody else's is shown none
    var session = exchange.isForeign() ? null : signIn.session(exchange, portal.id());
    if (session == null) {
      exchange.answer(401, PLAIN, "Pictures are shown to who is signed in.\n");
      return;
    }
    var picture = pictures.open(portal.id(), session.user(), address);
    if (picture == null) {
      exchange.answer(404, PLAIN, "There is no picture, or none that is shown.\n");
      return;
    }
    var headers =
        Map.of(
            "Cache-Control", "private, max-age=86400",
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer");
    exchange.stream(200, picture.mediaType(), headers, picture.size(), picture.bytes());
  }
}
