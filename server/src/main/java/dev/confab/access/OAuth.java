package dev.confab.access;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.rpc.Origin;
import dev.confab.rpc.SystemError;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The authorization server: users grant applications access, applications fetch and renew their
/// tokens. Each portal's is the portal's own; the addresses it hands out lead back here.
/// (settings/oauth/index.md, settings/oauth/auto-renewal.md)
public final class OAuth {
  private static final Logger LOG = LoggerFactory.getLogger(OAuth.class);

  private final Store store;
  private final InstantSource clock;
  private final Portals portals;
  private final People people;
  private final Apps apps;
  private final Tokens tokens;
  private final Grants grants;

  /// An authorization server over these rooms.
  public OAuth(
      Store store, InstantSource clock, Portals portals, People people, Apps apps, Tokens tokens) {
    this.store = store;
    this.clock = clock;
    this.portals = portals;
    this.people = people;
    this.apps = apps;
    this.tokens = tokens;
    this.grants = new Grants(apps, tokens);
  }

  /// Where a user who granted access goes.
  ///
  /// @param address back to the application, code included; null when it has no address, and the
  ///   user is shown the code to type in there
  public record Return(@Nullable String address, String code) {
    /// Without the code: it does not belong in a log.
    @Override
    public String toString() {
      return "Return";
    }
  }

  /// A proven application's demand, ready to be granted.
  private record Demand(App app, String token, Claims.Kind kind) {}

  /// Answers `/oauth/token/`; never throws a refusal.
  ///
  /// @param host the host name called
  /// @param origin where the call came from: addresses handed out lead back the same way
  public TokenAnswer token(String host, Origin origin, TokenRequest asked) {
    try {
      return TokenAnswer.of(granted(host, origin, asked));
    } catch (Refusal refusal) {
      if (refusal.error() == OAuthError.GRANT_USED) {
        LOG.warn(
            "Application {} showed a code or refresh token that was used before", asked.clientId());
      }
      return TokenAnswer.of(refusal);
    }
  }

  private TokenAnswer.Granted granted(String host, Origin origin, TokenRequest asked) {
    var portal = portal(host, origin);
    // Looked at before the writer is troubled, and again by the writer, where nothing can come
    // between the look, the use and the issue.
    check(store.reads(portal.id()), asked);
    return store.write(
        portal.id(),
        tx -> {
          var demand = check(tx, asked);
          var grant = grant(tx, demand);
          var claims = grant.claims();
          OAuthError.GRANT_USED.unless(grants.spend(tx, demand.token(), claims, clock.instant()));
          var issued = tokens.issue(portal.id(), grant.app(), claims.user());
          return granted(portal, origin.base(), grant.app(), claims.user(), issued);
        });
  }

  /// Nothing is granted where a call would not come in.
  private Portal portal(String host, Origin origin) {
    var portal = portals.byHost(host);
    if (portal == null) {
      throw OAuthError.INVALID_CLIENT.refuse();
    }
    SystemError.PORTAL_DELETED.unless(portal.state() != Portal.State.CLOSED);
    if (portal.httpsOnly() && !origin.secure()) {
      throw OAuthError.INVALID_REQUEST.refuse("this portal demands https");
    }
    return portal;
  }

  private Demand check(Reads reads, TokenRequest asked) {
    var kind = kind(asked.grantType());
    var clientId = needed("client_id", asked.clientId());
    var secret = needed("client_secret", asked.clientSecret());
    var token =
        kind == Claims.Kind.CODE
            ? needed("code", asked.code())
            : needed("refresh_token", asked.refreshToken());
    var app = apps.proven(reads, clientId, secret);
    if (app == null || !app.installed()) {
      throw OAuthError.INVALID_CLIENT.refuse();
    }
    var paidUntil = apps.paidUntil(reads, app.id());
    OAuthError.PAYMENT_REQUIRED.unless(paidUntil == null || clock.instant().isBefore(paidUntil));
    checkScopes(app, asked.scope());
    var demand = new Demand(app, token, kind);
    grant(reads, demand);
    return demand;
  }

  private static Claims.Kind kind(@Nullable String grantType) {
    return switch (needed("grant_type", grantType)) {
      case "authorization_code" -> Claims.Kind.CODE;
      case "refresh_token" -> Claims.Kind.REFRESH;
      default -> throw OAuthError.INVALID_REQUEST.refuse("unknown grant_type");
    };
  }

  private static String needed(String name, @Nullable String value) {
    if (value == null) {
      throw OAuthError.INVALID_REQUEST.refuse(name + " is missing");
    }
    return value;
  }

  private static void checkScopes(App app, @Nullable String scopes) {
    if (scopes == null) {
      return;
    }
    for (var scope : List.of(scopes.strip().split("[, ]+"))) {
      if (!Scope.wires().contains(scope)) {
        throw OAuthError.INVALID_SCOPE.refuse(scope);
      }
      if (!app.scopes().contains(scope)) {
        throw OAuthError.INSUFFICIENT_SCOPE.refuse(scope);
      }
    }
  }

  private Grants.Grant grant(Reads reads, Demand demand) {
    var grant = grants.find(reads, demand.token(), demand.kind());
    if (grant == null
        || !grant.app().id().equals(demand.app().id())
        || grant.claims().expiredAt(clock.instant())) {
      throw OAuthError.INVALID_GRANT.refuse();
    }
    var person = people.find(reads, grant.claims().user());
    OAuthError.INVALID_GRANT.unless(person != null && person.active());
    return grant;
  }

  private static TokenAnswer.Granted granted(
      Portal portal, String base, App app, UserId user, IssuedTokens issued) {
    return new TokenAnswer.Granted(
        issued.accessToken(),
        issued.expires().getEpochSecond(),
        Claims.Kind.ACCESS.lifetime().toSeconds(),
        CommaList.of(app.scopes()),
        domain(base),
        base + "/rest/",
        app.status(),
        base + "/rest/",
        portal.memberId(),
        user.value(),
        issued.refreshToken());
  }

  /// The application that asks a user for access, for the sign-in page to name; refuses one that
  /// cannot be granted any.
  public App applicant(String host, Origin origin, @Nullable String clientId) {
    var known = needed("client_id", clientId);
    var app = apps.byClientId(store.reads(portal(host, origin).id()), known);
    if (app == null) {
      throw OAuthError.INVALID_CLIENT.refuse();
    }
    return app;
  }

  /// Grants an application access on behalf of a user who is signed in. A refusal is for the user
  /// to read: the application hears nothing. Where the user returns to is the application's setting
  /// and never the request's, so that nobody can have codes sent elsewhere.
  public Return authorize(
      String host, Origin origin, @Nullable String clientId, @Nullable String state, UserId user) {
    var app = applicant(host, origin, clientId);
    var portal = portal(host, origin);
    var person = people.find(store.reads(portal.id()), user);
    OAuthError.USER_NOT_ALLOWED.unless(person != null && person.active() && app.isOpenTo(user));
    OAuthError.INVALID_CLIENT.unless(app.installed());
    var code = tokens.code(portal.id(), app, user);
    return new Return(address(portal, origin.base(), app, code, state), code);
  }

  private static @Nullable String address(
      Portal portal, String base, App app, String code, @Nullable String state) {
    var handler = app.handlerUrl();
    if (handler.isEmpty()) {
      return null;
    }
    var query = Json.mapper().createObjectNode();
    query.put("code", code);
    query.put("state", state == null ? "" : state);
    query.put("domain", portal.host());
    query.put("member_id", portal.memberId());
    query.put("scope", CommaList.of(app.scopes()));
    query.put("server_domain", domain(base));
    return handler + (handler.indexOf('?') < 0 ? "?" : "&") + PhpForm.write(query);
  }

  /// Host and port of an address.
  private static String domain(String base) {
    var authority = URI.create(base).getRawAuthority();
    return authority == null ? base : authority;
  }
}
