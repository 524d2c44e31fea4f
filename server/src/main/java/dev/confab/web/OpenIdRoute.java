package dev.confab.web;

import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/confab/oidc/start` and `/confab/oidc/callback`: leads the browser to the provider and lets it
/// in when it comes back. Only users the portal knows come in, by their e-mail address.
/// (docs/live.md)
public final class OpenIdRoute implements Route {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdRoute.class);
  private static final String START = "/confab/oidc/start";
  private static final String CALLBACK = "/confab/oidc/callback";
  private static final String COOKIE = "confab_oidc";

  /// A place inside the page, and no other: no scheme, no host, no way up.
  private static final Pattern INSIDE =
      Pattern.compile("(?!/)(?:[A-Za-z0-9_?=&#-]|[.](?![.])|/(?!/)){0,500}");

  private final Portals portals;
  private final SignIn signIn;
  private final OpenId openId;

  /// A route to this provider.
  public OpenIdRoute(Portals portals, SignIn signIn, OpenId openId) {
    this.portals = portals;
    this.signIn = signIn;
    this.openId = openId;
  }

  @Override
  public boolean takes(String path) {
    return path.equals(START) || path.equals(CALLBACK);
  }

  @Override
  public void answer(Exchange exchange) {
    var portal = portals.open(exchange.host());
    if (portal == null) {
      exchange.answer(404, "text/plain; charset=utf-8", "There is no portal at this address.\n");
      return;
    }
    try {
      if (exchange.path().equals(START)) {
        start(exchange);
      } else {
        end(exchange, portal);
      }
    } catch (OpenId.Failed e) {
      LOG.warn("A sign-in by OpenID Connect failed: {}", e.getMessage());
      lead(exchange, page(exchange, "?signin=failed"), cookie(exchange, "", 0), null);
    }
  }

  private void start(Exchange exchange) throws OpenId.Failed {
    var asked = Params.ofQuery(exchange).path("return").asString("");
    var begun =
        openId.begin(
            URI.create(exchange.origin().base() + CALLBACK),
            INSIDE.matcher(asked).matches() ? asked : "");
    lead(
        exchange,
        begun.address().toString(),
        cookie(exchange, begun.state(), OpenId.PATIENCE.toSeconds()),
        null);
  }

  private void end(Exchange exchange, Portal portal) throws OpenId.Failed {
    var vouched = openId.end(exchange.cookie(COOKIE), exchange.query());
    var person = signIn.byEmail(portal.id(), vouched.email());
    if (person == null) {
      throw new OpenId.Failed("no user, or more than one, has the address it vouches for", null);
    }
    var opened = signIn.open(exchange, portal.id(), person.id());
    lead(exchange, page(exchange, vouched.returnTo()), cookie(exchange, "", 0), opened.cookie());
  }

  private static String page(Exchange exchange, String inside) {
    return exchange.prefix() + "/" + inside;
  }

  private static String cookie(Exchange exchange, String value, long seconds) {
    return COOKIE
        + "="
        + value
        + "; Path="
        + exchange.prefix()
        + "/confab/oidc; HttpOnly; SameSite=Lax; Max-Age="
        + seconds
        + (exchange.origin().secure() ? "; Secure" : "");
  }

  private static void lead(
      Exchange exchange, String address, String cookie, @Nullable String session) {
    exchange.cookies(session == null ? List.of(cookie) : List.of(cookie, session));
    exchange.answer(302, "", Map.of("Location", address, "Cache-Control", "no-store"), new byte[0]);
  }
}
