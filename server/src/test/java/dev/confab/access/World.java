package dev.confab.access;

import dev.confab.access.rest.AccessMethods;
import dev.confab.audit.AuditLog;
import dev.confab.basics.HandClock;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.PersonDraft;
import dev.confab.people.Profile;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Operating;
import dev.confab.rpc.Origin;
import dev.confab.rpc.Request;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A portal with an administrator, Anna (1), and a user, Boris (2); a webhook of Anna's; one
/// application; and a server's own gate and dispatcher before them. The clock stands still.
public final class World {
  public static final UserId ANNA = new UserId(1);
  public static final UserId BORIS = new UserId(2);
  public static final String BASE = "https://portal.example:8443";

  /// A call over TLS.
  static final Origin ORIGIN = new Origin("127.0.0.1", BASE, true, "r1");

  public static final String CODE = "annaswebhookcode1";
  public static final Request.Credential ANNAS_WEBHOOK = new Request.WebhookCode("1", CODE);

  public final Store store;
  public final HandClock clock = new HandClock("2026-03-01T12:00:00.250Z");
  public final Portals portals;
  public final People people;
  public final Apps apps;
  public final Webhooks webhooks = new Webhooks(clock);
  public final Sessions sessions = new Sessions(clock);
  public final Tokens tokens =
      new Tokens("0123456789abcdef".getBytes(StandardCharsets.UTF_8), clock);
  public final AccessGate gate;
  public final OAuth oauth;
  public final Methods methods = new Methods();
  public final Dispatcher dispatcher;
  public Portal portal;
  public App app;

  public World(Store store) {
    this.store = store;
    portals = new Portals(store, clock);
    people = new People(store, clock);
    apps = new Apps(store, clock);
    gate = new AccessGate(store, clock, portals, people, apps, webhooks, tokens, sessions);
    oauth = new OAuth(store, clock, portals, people, apps, tokens);
    methods
        .add(
            AccessMethods.all(
                portals, people, apps, new Options(apps), sessions, new AuditLog(clock), methods))
        .add(List.of(new Imbot()));
    dispatcher =
        new Dispatcher(
            store,
            clock,
            methods,
            gate,
            List.of(gate),
            (caller, method) -> new Operating.Used(0, 0),
            id -> ZoneId.of("UTC"));
    portal = portals.ensure(portalDraft(Portal.State.OPEN, false, "professional"));
    person(ANNA, "Anna", true, true);
    person(BORIS, "Boris", true, false);
    webhook(ANNA, CODE, Set.of("im", "imbot"), null);
    app = ensure(draft().build());
  }

  /// A method that needs a scope.
  private static final class Imbot implements RestMethod<NoParams, Boolean> {
    @Override
    public MethodSpec<NoParams, Boolean> spec() {
      return MethodSpec.<NoParams, Boolean>reading("imbot.probe", NoParams.class, Boolean.class)
          .needs(Scope.IMBOT);
    }

    @Override
    public Boolean handle(Call call, NoParams asked) {
      return true;
    }
  }

  public PortalDraft portalDraft(Portal.State state, boolean httpsOnly, String plan) {
    return new PortalDraft(
        "portal.example:8443",
        "a223c6b3710f85df22e9377d6c4f7553",
        "en",
        ZoneId.of("Europe/Berlin"),
        plan,
        state,
        httpsOnly,
        Portal.LimitProfile.SELF_HOSTED);
  }

  public void person(UserId id, String name, boolean active, boolean admin) {
    var profile = Profile.named(name, "");
    var login = name.toLowerCase(Locale.ROOT);
    store.write(
        portal.id(),
        tx -> people.ensure(tx, new PersonDraft(id, login, null, active, admin, false, profile)));
  }

  /// Signs a browser in; returns its cookie's value.
  public String signsIn(Tx tx, UserId user) {
    return sessions.open(tx, user, new Visit("Browser", "192.0.2.1"));
  }

  public Webhook webhook(UserId user, String code, Set<String> scopes, @Nullable Instant expires) {
    return store.write(
        portal.id(), tx -> webhooks.ensure(tx, new WebhookDraft(user, code, "", scopes, expires)));
  }

  public App ensure(AppDraft draft) {
    return store.write(portal.id(), tx -> apps.ensure(tx, draft));
  }

  public static DraftBuilder draft() {
    return new DraftBuilder();
  }

  /// An application draft of which a test changes only what it is about.
  public static final class DraftBuilder {
    private String clientId = "local.demo.00000001";
    private @Nullable String secret = "demo-client-secret";
    private @Nullable String applicationToken = "51856fefc120afa4b628cc82d3935cce";
    private String handlerUrl = "http://127.0.0.1:9000/handler";
    private @Nullable Instant paidUntil;
    private boolean installed = true;
    private boolean blocked;
    private Set<UserId> allowed = Set.of();
    private List<AppDraft.Grant> grants = List.of();

    public DraftBuilder clientId(String id) {
      clientId = id;
      return this;
    }

    public DraftBuilder secret(@Nullable String text) {
      secret = text;
      return this;
    }

    public DraftBuilder applicationToken(@Nullable String token) {
      applicationToken = token;
      return this;
    }

    public DraftBuilder handlerUrl(String url) {
      handlerUrl = url;
      return this;
    }

    public DraftBuilder paidUntil(Instant end) {
      paidUntil = end;
      return this;
    }

    public DraftBuilder notInstalled() {
      installed = false;
      return this;
    }

    public DraftBuilder blocked() {
      blocked = true;
      return this;
    }

    public DraftBuilder onlyFor(UserId... users) {
      allowed = Set.of(users);
      return this;
    }

    public DraftBuilder grant(
        UserId user, String access, String refresh, @Nullable Duration expiresIn) {
      grants = List.of(new AppDraft.Grant(user, access, refresh, expiresIn));
      return this;
    }

    public AppDraft build() {
      return new AppDraft(
          clientId,
          secret,
          "Demo",
          CommaList.texts("imbot,im"),
          handlerUrl,
          "http://127.0.0.1:9000/install",
          applicationToken,
          1,
          "L",
          paidUntil,
          installed,
          true,
          blocked,
          allowed,
          grants);
    }
  }

  /// What a caller gets.
  public record Got(int status, JsonNode body) {
    /// Status and error code, `401 NO_AUTH_FOUND`; or `200`.
    @Override
    public String toString() {
      return body.has("error") ? status + " " + body.get("error").asString() : "" + status;
    }

    public JsonNode result() {
      return body.get("result");
    }
  }

  public Got call(String method, Request.Credential credential) {
    return call(method, credential, Map.of());
  }

  public Got call(String method, Request.Credential credential, Map<String, ?> params) {
    return call(method, credential, params, true, "portal.example:8443");
  }

  public Got call(
      String method,
      Request.Credential credential,
      Map<String, ?> params,
      boolean secure,
      String host) {
    var tree = Json.mapper().createObjectNode();
    params.forEach((name, value) -> tree.set(name, Json.tree(value)));
    var origin = new Origin("127.0.0.1", BASE, secure, "r1");
    var answer =
        dispatcher.answer(new Request(method, Request.Format.JSON, tree, credential, host, origin));
    return new Got(answer.status(), Json.parse(new String(answer.body(), StandardCharsets.UTF_8)));
  }

  public static Request.Credential token(String token) {
    return new Request.AccessToken(token);
  }

  public IssuedTokens issue(UserId user) {
    return tokens.issue(portal.id(), app, user);
  }
}
