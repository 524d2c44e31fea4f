package dev.confab.house;

import dev.confab.access.AccessGate;
import dev.confab.basics.AppId;
import dev.confab.basics.PortalId;
import dev.confab.blobs.BlobSweep;
import dev.confab.bots.Bots;
import dev.confab.bots.Handler;
import dev.confab.calls.CallDesk;
import dev.confab.calls.CallLog;
import dev.confab.calls.Migration;
import dev.confab.calls.rest.CallMethods;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.Courier;
import dev.confab.delivery.EventBody;
import dev.confab.delivery.Health;
import dev.confab.delivery.InsideHandler;
import dev.confab.delivery.Inspector;
import dev.confab.delivery.Postman;
import dev.confab.delivery.Reach;
import dev.confab.delivery.Requests;
import dev.confab.delivery.RetryLadder;
import dev.confab.delivery.WebhookClient;
import dev.confab.delivery.rest.DeliveryMethods;
import dev.confab.eventlog.Sweeper;
import dev.confab.hooks.rest.OwnChanges;
import dev.confab.inspect.Lookout;
import dev.confab.inspect.Replays;
import dev.confab.inspect.Waits;
import dev.confab.limits.OperatingTime;
import dev.confab.limits.RateLimit;
import dev.confab.live.Live;
import dev.confab.pickup.Fetch;
import dev.confab.pickup.Pickup;
import dev.confab.portals.Portal;
import dev.confab.rpc.Dispatcher;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Store;
import dev.confab.web.HttpDoor;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The whole server: builds every room, in order, and starts and stops them. The only class that
/// knows all of them.
public final class House implements AutoCloseable {
  private final HouseSettings settings;
  private final Rooms rooms;
  private final Metrics metrics = new Metrics(Version.NUMBER);
  private final Methods methods = new Methods();
  private final Lookout lookout;
  private final Dispatcher dispatcher;
  private final WebhookClient client;
  private final EventBody bodies;
  private final Pickup pickup;
  private final Fetch fetch;
  private final Postman postman;
  private final Courier courier;
  private final Sweeper sweeper;
  private final BlobSweep blobSweep;
  private final OperatorDesk operator;
  private final CallLog calls;
  private final Migration migration;
  private final Live live;
  private final LinkWatch links;
  private final HttpDoor door;
  private final Map<String, String> addresses = new ConcurrentHashMap<>();
  private volatile boolean open;

  /// Builds a server over its store, which is brought up to date; nobody hears of it yet.
  public static House build(HouseSettings settings) {
    var store = Store.open(settings.database());
    try {
      return new House(
          settings, Rooms.over(store, settings.files(), settings.secret(), settings.clock()));
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private House(HouseSettings settings, Rooms rooms) {
    this.settings = settings;
    this.rooms = rooms;
    var guard = AddressGuard.of(settings.allow(), settings.loopback());
    this.client = new WebhookClient(guard, settings.handlers(), Version.NUMBER, rooms.clock());
    this.bodies = rooms.bodies(this::publicAddress);
    var access = access();
    this.pickup =
        new Pickup(
            rooms.store(), rooms.bots(), rooms.log(), rooms.agreements(), bodies, rooms.clock());
    this.fetch = new Fetch(rooms.store(), pickup, rooms.log(), rooms.userLog());
    this.calls =
        new CallLog(rooms.store(), rooms.portals(), rooms.apps(), settings.calls(), rooms.clock());
    var guide = rooms.directions();
    this.lookout =
        new Lookout(
            rooms.people(),
            rooms.bots(),
            rooms.chats(),
            rooms.messages(),
            rooms.log(),
            rooms.desk(),
            bodies::check,
            this::requests,
            new Waits(rooms.desk(), guide, this::health, this::underWay, rooms.clock()),
            new Replays(rooms.apps(), rooms.bots(), rooms.hooks()));
    var time = new OperatingTime(rooms.portals(), rooms.clock(), settings.operatingMax());
    var rate = new RateLimit(rooms.portals(), rooms.clock());
    this.dispatcher = dispatcher(access, time, rate);
    dispatcher.watch(calls);
    dispatcher.revised(rooms.portals()::revision);
    var echo = new EchoBot(rooms.store(), rooms.chats(), rooms.messages());
    this.postman = postman(Map.of(EchoBot.NAME, echo), dispatcher);
    this.courier =
        new Courier(
            rooms.log(), this::portalIds, postman, guide, RetryLadder.DURABLE, rooms.clock());
    this.live = Pages.over(rooms, calls, settings.door().publicUrl());
    this.links = new LinkWatch(rooms, settings, this::portalIds);
    this.operator = new OperatorDesk(rooms, new Reach(guard), courier::health, courier::underWay);
    listen(new Inspector(guard, rooms.notes(), this::handlerAddresses));
    this.sweeper = new Sweeper(rooms.store(), this::portalIds, settings.keep(), rooms.clock());
    sweeper.along(rooms.offlineSweep()::sweep);
    this.blobSweep = new BlobSweep(rooms.blobs(), this::portalIds);
    this.migration = new Migration(rooms.apps(), rooms.bots(), calls, methods, rooms.clock());
    methods.add(CallMethods.all(new CallDesk(rooms.people(), calls), migration, methods));
    methods.add(links.methods(rooms));
    RoomFigures.register(metrics, rooms, courier, calls);
    fillOperations(rate, time);
    this.door =
        new HttpDoor(
            settings.door(),
            Addresses.of(
                rooms, settings, dispatcher, pickup, live, links.pictures(), metrics, () -> open));
    metrics.gauge(
        "confab_connections_polling",
        "Connections of bots that fetch their events every few seconds, in vain.",
        door::polling);
  }

  /// What is done to a server that runs.
  private void fillOperations(RateLimit rate, OperatingTime time) {
    methods.add(deliveryMethods());
    AdminMethods.addTo(methods, rooms, settings);
    AdminMethods.addTo(methods, rooms, operator, lookout, rate, time);
  }

  private List<RestMethod<?, ?>> deliveryMethods() {
    return DeliveryMethods.all(
        rooms.people(), rooms.bots(), rooms.agreements(), rooms.notes(), courier, rooms.audit());
  }

  /// Opens the door and begins to deliver.
  public void open() {
    rooms.blobs().emptySpool();
    door.open();
    courier.start();
    live.start();
    sweeper.start();
    calls.start();
    blobSweep.start();
    links.start();
    open = true;
    Thread.ofPlatform().name("confab-prepare").daemon(true).start(this::prepare);
  }

  /// Does, beside the first calls, what they need not wait for.
  void prepare() {
    methods.prepare();
    client.prepare(); // soonest wanted, and what follows may wait for a bucket
    portalIds().forEach(portal -> rooms.people().indexOld(rooms.store(), portal));
    // a bucket that does not answer costs its timeouts once, not once for each portal
    var _ =
        portalIds().stream().allMatch(rooms.disk().contents()::moveOld)
            && portalIds().stream().allMatch(rooms.files()::moveOld);
  }

  /// Connections of bots that fetch their events every few seconds, in vain.
  public int polling() {
    return door.polling();
  }

  /// The rooms, for what an administrator does.
  public Rooms rooms() {
    return rooms;
  }

  /// Every method's declaration.
  public List<MethodSpec<?, ?>> methods() {
    return methods.specs();
  }

  /// Every method, by its name.
  public List<RestMethod<?, ?>> everyMethod() {
    return methods.all();
  }

  /// What answers calls, for those who come in without the door.
  public Dispatcher calls() {
    return dispatcher;
  }

  /// Who fetches events.
  public Pickup pickup() {
    return pickup;
  }

  /// What is delivered and what waits.
  public Courier courier() {
    return courier;
  }

  Migration migration() {
    return migration;
  }

  /// Sockets of pages.
  public Live live() {
    return live;
  }

  OperatorDesk operator() {
    return operator;
  }

  /// The port it listens on.
  public int port() {
    return door.port();
  }

  /// The address under which it is reached from this machine.
  public String address() {
    var host = settings.door().host();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  private AccessGate access() {
    return new AccessGate(
        rooms.store(),
        rooms.clock(),
        rooms.portals(),
        rooms.people(),
        rooms.apps(),
        rooms.webhooks(),
        rooms.tokens(),
        rooms.sessions());
  }

  private Dispatcher dispatcher(AccessGate access, OperatingTime limit, RateLimit rate) {
    access.onChange(pickup::reconsider);
    var gates = List.of(access, rate, limit, new OwnChanges(rooms.hooks()));
    var dispatcher =
        new Dispatcher(rooms.store(), rooms.clock(), methods, access, gates, limit, rooms::zone);
    new RoomMethods(rooms, lookout, pickup, fetch).addTo(methods, dispatcher);
    return dispatcher;
  }

  private Postman postman(Map<String, InsideHandler> inside, Dispatcher dispatcher) {
    return new Postman(
        rooms.store(),
        rooms::handlerAddress,
        bodies,
        client,
        inside,
        rooms.signings()::sign,
        new InlineReplies(rooms, dispatcher),
        rooms.clock());
  }

  /// Whatever changes where events go, or how, concerns those that wait.
  private void listen(Inspector inspector) {
    rooms.agreements().onChange(courier::reconsider);
    rooms.notes().onTurn((portal, app) -> courier.reconsider(portal));
    Bots.Bound bound =
        (tx, app, fresh) -> {
          rooms.notes().open(tx, app);
          var portal = tx.portal();
          if (!fresh.isEmpty()) {
            tx.afterCommit(() -> courier.reconsider(portal));
            tx.afterCommit(() -> fetch.reconsider(portal));
          }
          tx.afterCommit(() -> inspector.inspectLater(portal, app, fresh));
        };
    rooms.bots().onBind(bound);
    rooms.hooks().onBind(bound);
  }

  private Set<String> handlerAddresses(PortalId portal, AppId app) {
    var reads = rooms.store().reads(portal);
    var addresses = new LinkedHashSet<>(rooms.hooks().addresses(reads, app));
    rooms.bots().handlers(reads, app).stream().map(Handler::url).forEach(addresses::add);
    return addresses;
  }

  private Requests requests() {
    return postman;
  }

  private @Nullable Health health(PortalId portal, AppId app, String address) {
    return courier.health(portal, app, address);
  }

  private @Nullable Instant underWay(PortalId portal, String lane) {
    return courier.underWay(portal, lane);
  }

  private List<PortalId> portalIds() {
    return rooms.portals().all().stream().map(Portal::id).toList();
  }

  /// Where a handler finds the portal that called it: the operator's word, else the portal's own
  /// host unless that is this machine under another port, else where this server listens.
  private String publicAddress(Portal portal) {
    if (settings.door().publicUrl() != null) {
      var text = settings.door().publicUrl().toString();
      return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
    return addresses.computeIfAbsent(portal.host(), this::addressOf);
  }

  private String addressOf(String host) {
    var here = URI.create("http://" + host);
    var local = here.getHost() == null || here.getHost().matches("localhost|127\\..*|\\[::1]");
    return local && here.getPort() != port() ? address() : here.toString();
  }

  @Override
  public void close() {
    open = false;
    pickup.close();
    live.close();
    door.close();
    sweeper.close();
    blobSweep.close();
    links.close();
    courier.close();
    calls.close();
    rooms.store().close();
    settings.files().bytes().close();
  }
}
