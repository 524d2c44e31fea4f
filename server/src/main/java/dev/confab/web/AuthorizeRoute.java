package dev.confab.web;

import dev.confab.access.OAuth;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.portals.Portals;
import dev.confab.web.SignInPage.Complaint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/oauth/authorize/`: a person signs in and is sent back to the application with a code. What
/// fails is shown to the person; the application hears nothing. (settings/oauth/index.md)
public final class AuthorizeRoute implements Route {
  private final Portals portals;
  private final OAuth oauth;
  private final SignIn signIn;

  /// A route over these.
  public AuthorizeRoute(Portals portals, OAuth oauth, SignIn signIn) {
    this.portals = portals;
    this.oauth = oauth;
    this.signIn = signIn;
  }

  @Override
  public boolean takes(String path) {
    return path.equals("/oauth/authorize/") || path.equals("/oauth/authorize");
  }

  @Override
  public void answer(Exchange exchange) {
    var portal = portals.byHost(exchange.host());
    var language = ReaderLanguage.of(exchange, portal == null ? null : portal.language());
    var pages = new SignInPage(language);
    try {
      var params = Params.of(exchange);
      if (portal == null) {
        page(exchange, 404, pages.noPortal(), Map.of());
        return;
      }
      var app = oauth.applicant(exchange.host(), exchange.origin(), text(params, "client_id"));
      var signedIn = signedIn(exchange, portal.id());
      if (signedIn != null) {
        goBack(exchange, pages, params, signedIn, Map.of());
      } else if (exchange.method().equals("POST")) {
        enter(exchange, pages, params, portal.id(), app.title());
      } else {
        page(exchange, 200, pages.form(app.title(), params, Complaint.NONE), Map.of());
      }
    } catch (Refusal refusal) {
      page(exchange, refusal.error().status(), pages.refused(refusal), Map.of());
    }
  }

  private void enter(
      Exchange exchange, SignInPage pages, ObjectNode params, PortalId portal, String application) {
    if (exchange.isForeign()) { // or a page elsewhere could sign somebody in as somebody else
      page(exchange, 403, pages.form(application, params, Complaint.FOREIGN), Map.of());
      return;
    }
    var login = text(params, "login");
    var password = text(params, "password");
    if (login == null || password == null) {
      page(exchange, 403, pages.form(application, params, Complaint.WRONG), Map.of());
      return;
    }
    var tried = signIn.attempt(exchange, portal, login, password);
    var user = tried.person();
    if (user == null) {
      var tooMany = tried.outcome() == SignIn.Outcome.TOO_MANY;
      var complaint = tooMany ? Complaint.TOO_MANY : Complaint.WRONG;
      page(exchange, 403, pages.form(application, params, complaint), Map.of());
      return;
    }
    var opened = signIn.open(exchange, portal, user.id());
    goBack(exchange, pages, params, user.id(), Map.of("Set-Cookie", opened.cookie()));
  }

  private void goBack(
      Exchange exchange,
      SignInPage pages,
      ObjectNode params,
      UserId user,
      Map<String, String> headers) {
    var granted =
        oauth.authorize(
            exchange.host(),
            exchange.origin(),
            text(params, "client_id"),
            text(params, "state"),
            user);
    if (granted.address() == null) {
      page(exchange, 200, pages.code(granted.code()), headers);
      return;
    }
    var all = new LinkedHashMap<>(headers);
    all.put("Location", granted.address());
    all.put("Cache-Control", "no-store");
    exchange.answer(302, "", all, new byte[0]);
  }

  private @Nullable UserId signedIn(Exchange exchange, PortalId portal) {
    var session = signIn.session(exchange, portal);
    return session == null ? null : session.user();
  }

  private static void page(
      Exchange exchange, int status, String html, Map<String, String> headers) {
    var all = new LinkedHashMap<>(headers);
    all.put("Cache-Control", "no-store");
    all.put("X-Frame-Options", "DENY");
    all.put(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
    exchange.html(status, all, html);
  }

  private static @Nullable String text(ObjectNode params, String name) {
    var value = params.get(name);
    return value == null || !value.isValueNode() ? null : value.asString();
  }
}
