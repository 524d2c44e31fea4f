package dev.confab.testkit;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;
import dev.confab.blobs.BlobPlace;
import dev.confab.calls.CallKeep;
import dev.confab.delivery.WebhookClient;
import dev.confab.eventlog.EventKeep;
import dev.confab.house.BackupDesk;
import dev.confab.house.House;
import dev.confab.house.HouseSettings;
import dev.confab.house.LinkSettings;
import dev.confab.house.PortalFile;
import dev.confab.house.PortalSetup;
import dev.confab.house.Settings;
import dev.confab.web.DoorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A real server in this JVM, on a free port, over a store of its own, with a clock that the test
/// can move. Handlers on this machine may be posted to.
///
/// User 1 is an administrator who registers the bots; everybody else comes in through the methods
/// here. The portal is called `localhost`.
public final class Hall implements AutoCloseable {

  /// The system property that names the [HallStore]; absent or `sqlite`: SQLite in a temporary
  /// folder.
  public static final String STORE = "confab.testkit.store";

  /// The system property that says how [Client#call] writes parameters: `php` as a PHP form
  /// wherever one can say the same, absent as JSON. What a test expects holds for both, unless it
  /// asks for JSON with [#speakJson].
  public static final String FORM = "confab.testkit.form";

  private static final String HOST = "localhost";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HallClock clock = new HallClock();
  private final Path folder;
  private final String database;
  private final Pairs pairs = new Pairs();
  private volatile boolean speaksForms = "php".equals(System.getProperty(FORM));
  private final AtomicInteger names = new AtomicInteger();
  private final Set<Long> outsiders = new HashSet<>();
  private final List<Catcher> handlers = new ArrayList<>();
  private PortalFile.Home home = home();
  private List<PortalFile.Program> declared = List.of();
  private Duration operatingMax = Duration.ZERO;
  private LinkSettings links = LinkSettings.off();
  private WebhookClient.Limits handlerTimes = WebhookClient.Limits.SERVER;
  private House house;
  private final Person administrator;

  /// Opens a hall over a new, empty store.
  public static Hall open() {
    var chosen = System.getProperty(STORE, "sqlite");
    var folder = newFolder();
    if (chosen.equals("sqlite")) {
      return new Hall(folder, EmptyStore.in(folder));
    }
    for (var store : ServiceLoader.load(HallStore.class)) {
      if (store.name().equals(chosen)) {
        return new Hall(folder, store.fresh());
      }
    }
    throw new IllegalStateException("no hall store is called '" + chosen + "'");
  }

  /// Opens a hall over the store at this JDBC address.
  public static Hall open(String database) {
    return new Hall(newFolder(), database);
  }

  private Hall(Path folder, String database) {
    this.folder = folder;
    this.database = database;
    this.house = start();
    this.administrator = person("Administrator");
  }

  private House start() {
    var secret = "a testkit hall has no secrets...".getBytes(StandardCharsets.UTF_8);
    var door = new DoorSettings("127.0.0.1", 0, null, DoorSettings.BODY_MAX);
    var built =
        House.build(
            new HouseSettings(
                database,
                secret,
                door,
                List.of(),
                true,
                handlerTimes,
                operatingMax,
                clock,
                EventKeep.SERVER,
                CallKeep.SERVER,
                BlobPlace.folder(folder.resolve("files")),
                links,
                null,
                BackupDesk.of(settings())));
    built.open();
    return built;
  }

  /// What a server in this folder would be started with, as far as backups ask.
  private Settings settings() {
    var store =
        database.startsWith("jdbc:sqlite:") ? List.<String>of() : List.of("--database", database);
    var arguments = new ArrayList<>(List.of("--data", ".", "--backups", "backups"));
    arguments.addAll(store);
    return Settings.read(arguments, Map.of(), folder);
  }

  /// The folder in which the server keeps files.
  public Path files() {
    return folder.resolve("files");
  }

  /// Stops the server and starts another one over the same store, as a restart does. Its port is
  /// another one.
  public void restart() {
    house.close();
    house = start();
  }

  /// Restarts with a limit on how long a method may work in ten minutes for one caller.
  public void restart(Duration operatingMax) {
    this.operatingMax = operatingMax;
    restart();
  }

  /// Restarts with a limit on how long a handler may take for its whole answer.
  public void restartLeavingHandlersAfter(Duration whole) {
    this.handlerTimes = new WebhookClient.Limits(whole, whole, whole);
    restart();
  }

  /// Restarts with the operator's wish that the pages messages link to are looked at, and pictures
  /// of other servers shown.
  public void restartLookingAtLinks() {
    this.links = new LinkSettings(true, pictures(), 16 * 1024 * 1024);
    restart();
  }

  /// The folder in which the server keeps pictures of other servers.
  public Path pictures() {
    return folder.resolve("pictures");
  }

  /// Waits until no event is being posted any more: what failed is then waiting for its next turn,
  /// to which the clock can be moved.
  public void settles() {
    var end = System.nanoTime() + Catcher.PATIENCE.toNanos();
    while (house.courier().inFlight() > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError("events are still being posted after " + Catcher.PATIENCE);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// The server itself, for questions that HTTP does not answer.
  public House house() {
    return house;
  }

  /// From now on [Client#call] writes JSON in every run: for tests of what a form cannot say, such
  /// as the difference between a number and its digits.
  public void speakJson() {
    speaksForms = false;
  }

  boolean speaksForms() {
    return speaksForms;
  }

  /// Where it is reached: `http://127.0.0.1:…`, without a slash at the end.
  public String address() {
    return house.address();
  }

  /// The JDBC address of its store.
  public String database() {
    return database;
  }

  /// Its clock.
  public HallClock clock() {
    return clock;
  }

  /// Whether somebody is shown as writing in a chat at the moment.
  public boolean isWriting(Somebody user, long chat) {
    var portal = house.rooms().portals().byHost(HOST);
    var writer = new UserId(user.id());
    return portal != null
        && house.rooms().typing().isWriting(portal.id(), new ChatId(chat), writer);
  }

  /// User 1.
  public Person administrator() {
    return administrator;
  }

  /// A new person of this name. Only user 1 is an administrator.
  public Person person(String name) {
    var person = new Person(this, freeId(), name);
    declare(person, null);
    return person;
  }

  /// A new person from outside the company.
  public Person outsider(String name) {
    var person = new Person(this, freeId(), name);
    outsiders.add(person.id());
    declare(person, null);
    return person;
  }

  void declare(Person person, @Nullable String password) {
    var id = person.id();
    var admin = id == 1;
    var user =
        new PortalFile.Member(
            id,
            person.login(),
            password,
            person.name(),
            "",
            "",
            "",
            "",
            "",
            "",
            admin,
            true,
            outsiders.contains(id));
    var webhook = new PortalFile.Inlet(id, person.code(), Scope.wires(), null);
    apply(new PortalFile("testkit", home, List.of(user), List.of(webhook), List.of()));
  }

  private long freeId() {
    var portal = house.rooms().portals().byHost(HOST);
    if (portal == null) {
      return 1;
    }
    long id = 1;
    var reads = house.rooms().store().reads(portal.id());
    while (house.rooms().people().find(reads, new UserId(id)) != null) {
      id++;
    }
    return id;
  }

  /// A new application of this title with tokens to act for `user`, all scopes, installed.
  public Application application(String title, Person user) {
    var number = names.incrementAndGet();
    var clientId = "local.testkit." + number;
    var grant = new PortalFile.Grant(user.id(), "access" + number, "refresh" + number, null);
    var program =
        new PortalFile.Program(
            clientId,
            "secret" + number,
            title,
            Scope.wires(),
            "http://127.0.0.1:9/handler",
            "",
            null,
            true,
            true,
            false,
            List.of(),
            "L",
            1,
            null,
            List.of(grant));
    apply(new PortalFile("testkit", home, List.of(), List.of(), List.of(program)));
    return application(clientId, "secret" + number, "access" + number, "refresh" + number);
  }

  /// An application a portal file declared.
  public Application application(
      String clientId, String clientSecret, String accessToken, String refreshToken) {
    return new Application(this, clientId, clientSecret, accessToken, refreshToken);
  }

  /// An application that this portal file declares, with the first tokens it is granted there.
  public Application declaredApplication(String yaml, String clientId) {
    declare(yaml);
    return declared.stream()
        .filter(program -> program.clientId().equals(clientId))
        .map(
            program -> {
              var grant = program.grants().getFirst();
              return application(
                  clientId, program.clientSecret(), grant.accessToken(), grant.refreshToken());
            })
        .findFirst()
        .orElseThrow(() -> new AssertionError("the file declares no application " + clientId));
  }

  /// A new bot of this name, alone under a `CLIENT_ID` of its own.
  public Bot bot(String name) {
    return bot(name, Map.of());
  }

  /// The same; `more` adds to or replaces the parameters of `imbot.register`.
  public Bot bot(String name, Map<String, ?> more) {
    var clientId = name.toLowerCase(Locale.ROOT) + names.incrementAndGet();
    return Bot.register(administrator, name, clientId, handler(), more);
  }

  /// A new bot of the second generation, alone under a token of its own; it fetches its events.
  public SecondBot secondBot(String name) {
    return secondBot(name, Map.of());
  }

  /// The same; `more` adds to or replaces the `fields` of `imbot.v2.Bot.register`.
  public SecondBot secondBot(String name, Map<String, ?> more) {
    var token = name.toLowerCase(Locale.ROOT) + names.incrementAndGet();
    return SecondBot.register(administrator, name, token, more);
  }

  /// A new handler, closed with the hall.
  public Catcher handler() {
    var handler = new Catcher();
    handlers.add(handler);
    return handler;
  }

  /// A client that calls with this webhook.
  public Client webhook(long user, String code) {
    return Line.webhook(this, user, code);
  }

  /// A client that calls with this access token.
  public Client token(String accessToken) {
    return Line.token(this, accessToken);
  }

  /// Applies a portal file without a domain: what an administrator would click together. What it
  /// says of the portal itself stays until the next one.
  public void declare(String yaml) {
    try {
      var file = Files.writeString(folder.resolve("portal.yaml"), yaml);
      for (var portal : PortalFile.read(file)) {
        home = portal.home();
        declared = portal.apps();
        apply(portal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void apply(PortalFile file) {
    var rooms = house.rooms();
    new PortalSetup(rooms).apply(file, HOST);
  }

  private static PortalFile.Home home() {
    return new PortalFile.Home(
        null,
        "en",
        ZoneId.of("Europe/Berlin"),
        "professional",
        null,
        "open",
        false,
        "self-hosted",
        false,
        0);
  }

  /// Gets a path with its query. Header names and values follow each other.
  public Reply get(String path, String... headers) {
    return send(path, Ledger.Form.OTHER, "", request(path, headers).GET());
  }

  /// Posts a body to a path.
  public Reply post(String path, String contentType, String body, String... headers) {
    BodyPublisher bytes = BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    var posted = request(path, headers).header("Content-Type", contentType).POST(bytes);
    var reply = send(path, Ledger.Form.of(contentType), body, posted);
    var method = Ledger.method(path);
    if (headers.length == 0 || method.startsWith("confab.sessions.")) { // the rest needs no session
      Examples.note(method, contentType, body, reply);
    }
    return reply;
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .timeout(Catcher.PATIENCE.multipliedBy(2));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Reply send(String path, Ledger.Form form, String body, HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      var headers =
          response.headers().map().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      header -> header.getKey().toLowerCase(Locale.ROOT),
                      header -> header.getValue().getFirst()));
      var reply = new Reply(response.statusCode(), headers, response.body());
      Ledger.note(pairs, path, form, body, reply);
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    house.close();
    handlers.forEach(Catcher::close);
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("confab-hall");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
