package dev.confab.bots;

import dev.confab.access.AppDrafts;
import dev.confab.access.Apps;
import dev.confab.basics.Caller;
import dev.confab.basics.Change;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.blobs.Blobs;
import dev.confab.bots.rest.v1.BotMethods;
import dev.confab.bots.rest.v1.Registration;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.Methods;
import dev.confab.rpc.Operating;
import dev.confab.rpc.Origin;
import dev.confab.rpc.Request;
import dev.confab.sql.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A portal with this room's methods on it, and callers of all kinds.
public final class Stage {
  /// The portal.
  public static final PortalId PORTAL = new PortalId(1);

  /// Where handlers are.
  public static final String HANDLER = "http://127.0.0.1:9000/handler";

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  /// The rooms below.
  public final Store store;

  /// Users.
  public final People people;

  /// Applications.
  public final Apps apps;

  /// Events.
  public final EventLog log;

  /// Pictures.
  public final Files files;

  /// The room itself.
  public final Bots bots;

  /// How callers of the first generation reach it.
  public final Registration first;

  /// How those of the second do.
  public final SecondBots second;

  /// A user of the portal.
  public final UserId anna;

  private final Methods methods = new Methods();

  /// Sets up an empty portal with one user in this store.
  public Stage(Store store) {
    this.store = store;
    this.people = new People(store, () -> NOW);
    this.apps = new Apps(store, () -> NOW);
    this.log = new EventLog(store, () -> NOW);
    this.files = new Files(store, Blobs.inMemory(store, () -> NOW), () -> NOW);
    this.bots = new Bots(store, people, apps, log, files, Namings.BOTH, () -> NOW);
    this.anna =
        store.write(
            PORTAL, tx -> people.create(tx, Person.Kind.USER, Profile.named("Anna", "Berger")));
    this.first = new Registration(bots, apps, files);
    this.second = new SecondBots(bots, apps, files, Change.Log.ALL);
    methods.add(BotMethods.all(first, bots, people));
  }

  /// Somebody who calls through an incoming webhook.
  public Caller webhook() {
    return new Caller(
        PORTAL, anna, Caller.Auth.WEBHOOK, Set.of("imbot", "im"), null, null, "webhook:1");
  }

  /// Somebody who calls with an application's token.
  public Caller application(String clientId) {
    return application(clientId, true);
  }

  /// The same for an application whose installation is finished or not.
  public Caller application(String clientId, boolean installed) {
    var app = store.write(PORTAL, tx -> apps.ensure(tx, AppDrafts.of(clientId, installed)));
    return new Caller(
        PORTAL,
        anna,
        Caller.Auth.APPLICATION,
        app.scopes(),
        app.id(),
        app.clientId(),
        "app:" + app.id());
  }

  /// Somebody signed in to the messenger.
  public Caller session() {
    return new Caller(PORTAL, anna, Caller.Auth.SESSION, Set.of(), null, null, "session:1");
  }

  /// Calls a method as the wire does; what comes back is the body with `status` beside it.
  public JsonNode call(Caller caller, String method, ObjectNode params) {
    var dispatcher =
        new Dispatcher(
            store,
            () -> NOW,
            methods,
            request -> caller,
            List.of(),
            (who, name) -> new Operating.Used(0, 0),
            portal -> ZoneOffset.UTC);
    var request =
        new Request(
            method,
            Request.Format.JSON,
            params,
            new Request.Nothing(),
            "127.0.0.1:8080",
            new Origin("127.0.0.1", "http://127.0.0.1:8080", false, "test"));
    var answer = dispatcher.answer(request);
    var body = (ObjectNode) Json.mapper().readTree(answer.body());
    body.put("status", answer.status());
    return body;
  }

  /// The same with parameters in JSON, single quotes for double ones.
  public JsonNode call(Caller caller, String method, String json) {
    return call(caller, method, (ObjectNode) Json.parse(json.replace('\'', '"')));
  }

  /// What waits to be delivered, the oldest first.
  public List<Event> waiting() {
    return log.waiting(PORTAL, new EventId(0), 100);
  }
}
