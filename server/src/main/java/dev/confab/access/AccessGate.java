package dev.confab.access;

import dev.confab.basics.Caller;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.rpc.Gate;
import dev.confab.rpc.Identity;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Request;
import dev.confab.rpc.SystemError;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets a call in: first the portal's state, then the caller's credential, then what the method
/// needs. The order of the refusals is the order in which callers of the original meet them.
public final class AccessGate implements Identity, Gate {
  /// The plan that has no REST.
  private static final String PLAN_WITHOUT_REST = "free";

  private static final Set<String> ALL_SCOPES = Set.copyOf(Scope.wires());

  private final Store store;
  private final InstantSource clock;
  private final Portals portals;
  private final People people;
  private final Webhooks webhooks;
  private final Sessions sessions;
  private final Grants grants;
  private final VerifiedCache cache = new VerifiedCache();
  private final List<Consumer<PortalId>> listeners = new CopyOnWriteArrayList<>();

  /// A gate over these rooms.
  public AccessGate(
      Store store,
      InstantSource clock,
      Portals portals,
      People people,
      Apps apps,
      Webhooks webhooks,
      Tokens tokens,
      Sessions sessions) {
    this.store = store;
    this.clock = clock;
    this.portals = portals;
    this.people = people;
    this.webhooks = webhooks;
    this.sessions = sessions;
    this.grants = new Grants(apps, tokens);
    store.onDoubt(cache::forgetAll);
    apps.onChange(this::changed);
    webhooks.onChange(this::changed);
    sessions.onClose((portal, id) -> cache.forgetAll());
    people.onStandingChange((portal, user) -> changed(portal));
  }

  /// Registers what must look anew after an application, a webhook or a user of a portal changed:
  /// whom it was let in for may be shut out. Runs after the commit: must be quick.
  public void onChange(Consumer<PortalId> listener) {
    listeners.add(listener);
  }

  private void changed(PortalId portal) {
    cache.forgetAll();
    listeners.forEach(listener -> listener.accept(portal));
  }

  @Override
  public void admit(Request request, Headers headers) {
    var portal = portal(request);
    // The messenger is the portal's own face, not an integration: it works on every plan.
    var integration = !(request.credential() instanceof Request.SessionCookie);
    SystemError.OVERLOAD_LIMIT.unless(portal.state() != Portal.State.OVERLOADED || !integration);
    SystemError.INVALID_REQUEST.unless(!portal.httpsOnly() || request.origin().secure());
    SystemError.ACCESS_DENIED.unless(hasRest(portal) || !integration);
  }

  /// Whether the plan of a portal lets integrations call.
  public static boolean hasRest(Portal portal) {
    return !portal.plan().equals(PLAN_WITHOUT_REST);
  }

  private Portal portal(Request request) {
    var portal = portals.byHost(request.host());
    if (portal == null || portal.state() == Portal.State.CLOSED) {
      throw SystemError.PORTAL_DELETED.refuse();
    }
    return portal;
  }

  @Override
  public Caller identify(Request request) {
    var portal = portal(request).id();
    var now = clock.instant();
    return switch (request.credential()) {
      case Request.WebhookCode(var user, var code) -> {
        var slot = new VerifiedCache.Slot(portal, "webhook", user, Sha256.hex(code));
        yield cache.get(slot, now, () -> webhook(portal, user, code)).at(now);
      }
      case Request.AccessToken(var token) -> {
        var slot = new VerifiedCache.Slot(portal, "token", "", Sha256.hex(token));
        yield cache.get(slot, now, () -> application(portal, token)).at(now);
      }
      case Request.SessionCookie(var value) -> {
        var slot = new VerifiedCache.Slot(portal, "session", "", Sha256.hex(value));
        yield cache.get(slot, now, () -> session(portal, value)).at(now);
      }
      case Request.Nothing() -> throw SystemError.NO_AUTH_FOUND.refuse();
    };
  }

  private Verified webhook(PortalId portal, String user, String code) {
    var reads = store.reads(portal);
    var id = number(user);
    var webhook = id == null ? null : webhooks.find(reads, id, code);
    if (webhook == null) {
      throw SystemError.NO_AUTH_FOUND.refuse();
    }
    var caller =
        new Caller(
            portal,
            webhook.user(),
            Caller.Auth.WEBHOOK,
            webhook.scopes(),
            null,
            null,
            "webhook:" + webhook.id(),
            webhook.expires());
    // A webhook cannot be refreshed, so it does not expire as a token does: it is no longer one.
    var verified = new Verified(caller, SystemError.NO_AUTH_FOUND);
    verified.at(clock.instant());
    active(reads, webhook.user());
    return verified;
  }

  private Verified application(PortalId portal, String token) {
    var reads = store.reads(portal);
    var grant = grants.find(reads, token, Claims.Kind.ACCESS);
    if (grant == null) {
      throw SystemError.NO_AUTH_FOUND.refuse();
    }
    var app = grant.app();
    var user = grant.claims().user();
    var caller =
        new Caller(
            portal,
            user,
            Caller.Auth.APPLICATION,
            app.scopes(),
            app.id(),
            app.clientId(),
            "app:" + app.id(),
            grant.claims().expires());
    var verified = new Verified(caller, SystemError.EXPIRED_TOKEN);
    verified.at(clock.instant());
    var person = active(reads, user);
    SystemError.OVERLOAD_LIMIT.unless(!app.blocked());
    // Until its installation is finished only administrators see an application.
    SystemError.USER_ACCESS_ERROR.unless(app.isOpenTo(user) && (app.installed() || person.admin()));
    return verified;
  }

  private Verified session(PortalId portal, String value) {
    var reads = store.reads(portal);
    var session = sessions.find(reads, value);
    if (session == null) {
      throw SystemError.NO_AUTH_FOUND.refuse();
    }
    active(reads, session.user());
    var caller =
        new Caller(
            portal,
            session.user(),
            Caller.Auth.SESSION,
            ALL_SCOPES,
            null,
            null,
            Sessions.credential(session),
            session.expires());
    return new Verified(caller, SystemError.NO_AUTH_FOUND);
  }

  private Person active(Reads reads, UserId user) {
    var person = people.find(reads, user);
    if (person == null || !person.active()) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    return person;
  }

  private static @Nullable UserId number(String text) {
    try {
      return new UserId(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public void admit(Caller caller, MethodSpec<?, ?> spec, Headers headers) {
    var missing = missing(caller, spec);
    if (missing != null) {
      throw missing.refuse();
    }
    if (spec.needs().contains(Administrator.REQUIRED)) {
      var person = people.find(store.reads(caller.portal()), caller.user());
      AccessError.ADMIN_ONLY.unless(person != null && person.admin());
    }
  }

  /// Whether this caller would be let through to the method.
  public static boolean allows(Caller caller, MethodSpec<?, ?> spec) {
    return missing(caller, spec) == null;
  }

  private static @Nullable ErrorCode missing(Caller caller, MethodSpec<?, ?> spec) {
    for (var need : spec.needs()) {
      if (need instanceof ScopeNeed scope && !scope.isMetBy(caller.scopes())) {
        return SystemError.INSUFFICIENT_SCOPE;
      }
      if (need instanceof Context context && caller.auth() != Caller.Auth.APPLICATION) {
        return context.otherwise();
      }
      if (need == Administrator.REQUIRED && caller.auth() == Caller.Auth.APPLICATION) {
        return AccessError.ADMIN_ONLY;
      }
    }
    return null;
  }
}
