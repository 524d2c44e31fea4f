package dev.confab.live;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Open sockets, and the way from a commit to them.
public final class Live implements AutoCloseable {
  /// Sockets open at once; one more is told to come back later.
  public static final int SOCKETS_MAX = 20_000;

  /// The session of a socket ended.
  public static final int SIGNED_OUT = 4401;

  private static final Logger LOG = LoggerFactory.getLogger(Live.class);
  private static final int GOING_AWAY = 1001;
  private static final int AGAIN = 1012;

  /// Happenings that wait to be told; with one more, all are dropped and pages load again.
  private static final int WAITING_MAX = 50_000;

  /// How long a portal's events are kept when its last page went.
  private static final Duration KEPT = Duration.ofMinutes(10);

  /// An event in words.
  ///
  /// @param passing whether it holds for the moment only: who was away is not told of it
  record Said(String type, Audience audience, JsonNode data, boolean passing) {
    static Said kept(String type, Audience audience, JsonNode data) {
      return new Said(type, audience, data, false);
    }

    static Said passing(String type, Audience audience, JsonNode data) {
      return new Said(type, audience, data, true);
    }
  }

  /// What happened, to be put into words by this room's own thread.
  ///
  /// @param words finds them; null: there is nothing to tell after all
  private record Happening(PortalId portal, Function<Reads, @Nullable Said> words) {}

  private final Store store;
  private final InstantSource clock;
  private final Map<PortalId, Ring> rings = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Happening> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
  private final AtomicInteger sockets = new AtomicInteger();
  private final Gathering gathering;
  private volatile boolean lost;
  private volatile boolean closed;
  private @Nullable Thread thread;

  /// Sockets to the portals of this store.
  ///
  /// @param gathered turns what was gathered into events
  public Live(Store store, Gathered gathered, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.gathering = new Gathering(this, gathered);
    store.onDoubt(() -> rings.values().forEach(Ring::restart));
  }

  /// Begins to tell.
  public void start() {
    thread = Thread.ofPlatform().name("confab-live").daemon(true).start(this::run);
    gathering.start();
  }

  /// Whether anybody could be told: a transaction need not collect what nobody hears. Where the
  /// first page comes while the transaction runs, it may have loaded what was there before: it
  /// loads again.
  boolean isWatched(Tx tx) {
    var portal = tx.portal();
    if (isWatched(portal)) {
      return true;
    }
    tx.afterCommit(
        () -> {
          var ring = rings.get(portal);
          if (ring != null) {
            ring.restart();
          }
        });
    return false;
  }

  /// Whether anybody could be told now.
  boolean isWatched(PortalId portal) {
    return rings.containsKey(portal);
  }

  /// Where a portal's events stand. They are kept from now on.
  public Place place(PortalId portal) {
    return rings.computeIfAbsent(portal, p -> new Ring()).place();
  }

  /// Tells an event after the transaction.
  void tell(Tx tx, String type, Audience audience, Function<Reads, @Nullable JsonNode> data) {
    var portal = tx.portal();
    Function<Reads, @Nullable Said> words =
        reads -> {
          var made = data.apply(reads);
          return made == null ? null : Said.kept(type, audience, made);
        };
    tx.afterCommit(() -> tell(portal, words));
  }

  /// Tells an event soon.
  void tell(PortalId portal, Function<Reads, @Nullable Said> words) {
    if (!waiting.offer(new Happening(portal, words))) {
      lost = true;
    }
  }

  /// Something of this kind changed; administrators hear of it soon, once for all that changed.
  public void stir(PortalId portal, Activity kind) {
    gathering.activity(portal, kind);
  }

  Gathering gathering() {
    return gathering;
  }

  /// Opens a socket; null when there are too many.
  ///
  /// @param epoch what the page knows, and up to which event; null: nothing
  /// @param signedIn whether the session still is one
  public @Nullable Reader enter(
      Visitor visitor, Wire wire, @Nullable String epoch, long from, BooleanSupplier signedIn) {
    if (closed || sockets.incrementAndGet() > SOCKETS_MAX) {
      sockets.decrementAndGet();
      return null;
    }
    var reader = new Reader(visitor, wire);
    var fresh = new boolean[1];
    rings.compute(
        visitor.portal(),
        (portal, known) -> {
          var ring = known == null ? new Ring() : known;
          fresh[0] = ring.enter(reader, epoch, from) && !ring.isCrowded();
          return ring;
        });
    if (fresh[0]) {
      gathering.presence(visitor.portal(), visitor.user());
    }
    if (from >= 0) { // nobody counted for him while he was away
      gathering.counters(visitor.portal(), visitor.user());
    }
    if (!signedIn.getAsBoolean()) {
      // it ended after the visitor showed it and before his socket could be found and closed
      reader.close(SIGNED_OUT, "signed out");
    }
    return reader;
  }

  /// The socket is gone.
  public void leave(Reader reader) {
    if (!reader.leaves()) {
      return;
    }
    sockets.decrementAndGet();
    var ring = rings.get(reader.visitor().portal());
    if (ring != null && ring.leave(reader) && !ring.isCrowded()) {
      gathering.presence(reader.visitor().portal(), reader.visitor().user());
    }
  }

  /// The page asks whether we are there.
  public void answer(Reader reader) {
    var ring = rings.get(reader.visitor().portal());
    if (ring != null) {
      ring.answer(reader);
    }
  }

  /// The page asks who of these is there.
  public void answer(Reader reader, List<UserId> asked) {
    var ring = rings.get(reader.visitor().portal());
    if (ring != null) {
      ring.answer(reader, asked);
    }
  }

  /// Somebody may have been shut out, or let in with other rights: his pages come in anew, and who
  /// may no longer come in stays outside.
  public void recheck(PortalId portal, UserId user) {
    close(portal, visitor -> visitor.user().equals(user), AGAIN, "come in anew");
  }

  /// Closes the sockets of a session.
  public void signedOut(PortalId portal, String session) {
    close(portal, visitor -> visitor.session().equals(session), SIGNED_OUT, "signed out");
  }

  private void close(PortalId portal, Predicate<Visitor> which, int code, String why) {
    var ring = rings.get(portal);
    if (ring != null) {
      for (var reader : ring.all()) {
        if (which.test(reader.visitor())) {
          reader.close(code, why);
        }
      }
    }
  }

  /// Whether a user has a page open.
  public boolean isOnline(PortalId portal, UserId user) {
    var ring = rings.get(portal);
    return ring != null && ring.isOnline(user);
  }

  /// How many sockets are open.
  public int sockets() {
    return sockets.get();
  }

  /// What has to be done every now and then.
  void tend(long silenceNanos) {
    var now = clock.instant();
    rings.forEach(
        (portal, ring) -> {
          ring.beat(silenceNanos);
          close(portal, visitor -> !now.isBefore(visitor.expires()), SIGNED_OUT, "signed out");
          rings.computeIfPresent(
              portal, (id, known) -> known.emptyNanos() > KEPT.toNanos() ? null : known);
        });
  }

  private void run() {
    while (!closed) {
      try {
        var happening = waiting.take();
        if (lost) {
          waiting.clear();
          lost = false;
          LOG.warn("Too much happened at once to tell it: pages load again");
          rings.values().forEach(Ring::restart);
        } else {
          say(happening);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void say(Happening happening) {
    var ring = rings.get(happening.portal());
    if (ring == null) {
      return;
    }
    try {
      var said = happening.words().apply(store.reads(happening.portal()));
      if (said != null && said.passing()) {
        ring.pass(said.type(), said.audience(), said.data());
      } else if (said != null) {
        ring.tell(said.type(), said.audience(), said.data());
      }
    } catch (RuntimeException e) {
      LOG.error("An event could not be told: pages of portal {} load again", happening.portal(), e);
      ring.restart();
    }
  }

  @Override
  public void close() {
    closed = true;
    gathering.close();
    if (thread != null) {
      thread.interrupt();
    }
    rings
        .values()
        .forEach(ring -> ring.all().forEach(one -> one.close(GOING_AWAY, "the server stops")));
  }
}
