package dev.confab.pickup;

import dev.confab.basics.Caller;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.delivery.Agreements;
import dev.confab.delivery.BadData;
import dev.confab.delivery.Bodies;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.BotLog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Hands events to the bots that fetch them.
public final class Pickup implements AutoCloseable {
  /// Events acknowledged in one call to the store.
  private static final int SETTLED_AT_ONCE = 500;

  private final Store store;
  private final Bots bots;
  private final BotLog log;
  private final Cursors cursors;
  private final Agreements agreements;
  private final Bodies bodies;
  private final InstantSource clock;
  private final Waiters waiters = new Waiters();

  /// A pickup that hears of fresh events from now on. Made after whatever forgets after a doubt who
  /// may read: those who wait are told of it in turn, and ask.
  public Pickup(
      Store store,
      Bots bots,
      EventLog events,
      Agreements agreements,
      Bodies bodies,
      InstantSource clock) {
    this.store = store;
    this.bots = bots;
    this.log = new BotLog();
    this.cursors = new Cursors(log, clock);
    this.agreements = agreements;
    this.bodies = bodies;
    this.clock = clock;
    events.onFresh(event -> waiters.ring(event.portal(), event.bot()));
    events.onWithdrawn(gone -> waiters.ring(gone.portal(), gone.bot()));
    events.onDoubt(waiters::ring);
    bots.onChange(waiters::ring);
    agreements.onChange(waiters::ring);
    bots.onRemoval((tx, bot) -> cursors.deleteAll(tx, bot.id()));
  }

  /// The readers' places.
  public Cursors cursors() {
    return cursors;
  }

  /// Readers that wait now.
  public int waiting() {
    return waiters.count();
  }

  /// Who may read changed in a portal: everybody who waits there looks anew.
  public void reconsider(PortalId portal) {
    waiters.ring(portal);
  }

  Waiters waiters() {
    return waiters;
  }

  /// Acknowledges what the wish says is taken and returns what comes next, waiting for it if there
  /// is nothing yet. Whoever waits is asked anew for who he is before each look.
  ///
  /// @param who takes the events, for their attempts; no secret
  /// @param again the bot as it is now; refuses whoever may no longer speak as it
  public Picked get(PortalId portal, Bot bot, Wish wish, String who, Supplier<Bot> again) {
    var reads = store.reads(portal);
    var place = begin(reads, bot, wish, who);
    return wish.patience().isZero()
        ? picked(place, look(reads, bot, place, wish.limit()))
        : awaited(reads, bot, place, wish, who, again);
  }

  /// Takes what the wish says is taken, and says where it reads.
  private Place begin(Reads reads, Bot bot, Wish wish, String who) {
    var portal = reads.portal();
    var cursor = cursors.find(reads, bot.id(), wish.cursor());
    var offset = wish.offset();
    if (offset != null) {
      cursors.within(reads, bot.id(), cursor, offset);
    }
    var settles = settles(portal, bot, cursor);
    var place = place(reads, bot, cursor, wish);
    if (offset != null && offset.value() > cursor.untaken(settles).value()) {
      acknowledge(portal, bot, cursor, offset, who);
    }
    return place;
  }

  /// A stream for this caller; refuses like the methods do.
  ///
  /// @param again identifies the caller once more; refuses when the credential is no longer good
  public Stream stream(
      Caller caller,
      @Nullable String clientId,
      @Nullable UserId botId,
      String cursor,
      Supplier<Caller> again) {
    var reads = store.reads(caller.portal());
    var bot = bots.hearing(reads, caller, clientId, botId);
    cursors.checkRoom(reads, bot.id(), cursors.find(reads, bot.id(), cursor));
    return new Stream(this, caller, clientId, bot, cursor, again, clock, Stream.Pace.SERVER);
  }

  /// Where a reader reads.
  ///
  /// @param waiting only what waits; else everything that is kept
  record Place(EventId from, boolean waiting) {}

  private Place place(Reads reads, Bot bot, Cursor cursor, Wish wish) {
    var offset = wish.offset();
    if (wish.since() != null && offset == null) {
      return new Place(cursors.since(reads, bot.id(), wish.since()), false);
    }
    var settles = settles(reads.portal(), bot, cursor);
    var replays = offset != null && offset.value() < cursor.untaken(settles).value();
    if (settles && !replays) {
      return new Place(offset == null ? cursor.settled() : offset, true);
    }
    return kept(reads, bot, new Place(offset == null ? cursor.next() : offset, false));
  }

  /// Refuses a place before which events were removed that this reader may not have seen: it would
  /// be led past them without a word.
  private Place kept(Reads reads, Bot bot, Place place) {
    long removed = log.removedTo(reads, bot.id()).value();
    if (place.from().value() > 0 && place.from().value() <= removed) {
      throw PickupError.EVENTS_REMOVED.refuse(removed, removed + 1);
    }
    return place;
  }

  /// Where a cursor stands that says nothing else.
  Place place(PortalId portal, Bot bot, String cursor) {
    var reads = store.reads(portal);
    var known = cursors.find(reads, bot.id(), cursor);
    return settles(portal, bot, known)
        ? new Place(known.settled(), true)
        : kept(reads, bot, new Place(known.next(), false));
  }

  /// Looks again whenever something happened, and a last time when the patience is over. What the
  /// reader takes may begin or cease to count as delivered while it waits: then it begins anew.
  private Picked awaited(
      Reads reads, Bot known, Place begun, Wish wish, String who, Supplier<Bot> again) {
    long end = System.nanoTime() + wish.patience().toNanos();
    boolean settled = settles(reads.portal(), known, wish.cursor());
    var place = begun;
    try (var waiter = waiters.enter(reads.portal(), known.id())) {
      boolean more = true;
      while (true) {
        var bot = again.get();
        if (settles(reads.portal(), bot, wish.cursor()) != settled) {
          settled = !settled;
          place = begin(reads, bot, wish, who);
        }
        var found = look(reads, bot, place, wish.limit());
        if (!found.isEmpty() || !more || waiters.closed()) {
          return picked(place, found);
        }
        more = waiter.await(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return picked(place, List.of());
    }
  }

  /// What a stream sends next. Looked at before what was removed, so that nothing is removed
  /// between the two.
  List<Event> look(PortalId portal, Bot bot, Place place, int limit) {
    var reads = store.reads(portal);
    var found = look(reads, bot, place, limit);
    if (!place.waiting()) {
      kept(reads, bot, place);
    }
    return found;
  }

  private List<Event> look(Reads reads, Bot bot, Place place, int limit) {
    return place.waiting()
        ? log.waiting(reads, bot.id(), place.from(), limit)
        : log.from(reads, bot.id(), place.from(), limit);
  }

  private Picked picked(Place place, List<Event> events) {
    var trees = events.stream().map(this::tree).toList();
    var next = events.isEmpty() ? place.from() : after(events.getLast());
    return new Picked(trees, next);
  }

  private static EventId after(Event event) {
    return new EventId(event.id().value() + 1);
  }

  /// What a handler would read of the posted form, and what its headers would say; of data nothing
  /// can be composed of, an `error`.
  ObjectNode tree(Event event) {
    try {
      var tree = begun(event);
      PhpForm.read(form(event), tree);
      return tree;
    } catch (BadData | PhpForm.TooMuch e) {
      // the others of its page are handed out, and so is this one: what is left out would be taken
      return begun(event).put("event", event.event()).put("error", e.getMessage());
    }
  }

  private String form(Event event) {
    var form = bodies.compose(event, clock.instant());
    try {
      return form.toString();
    } finally {
      form.forget();
    }
  }

  private static ObjectNode begun(Event event) {
    var tree = Json.mapper().createObjectNode();
    return tree.put("id", event.id().value()).put("attempt", event.attempts() + 1);
  }

  private boolean settles(PortalId portal, Bot bot, Cursor cursor) {
    return settles(portal, bot, cursor.name());
  }

  /// Does what this cursor takes count as delivered?
  boolean settles(PortalId portal, Bot bot, String cursor) {
    return cursor.equals(Cursor.MAIN) && agreements.fetches(portal, bot);
  }

  /// Takes everything before `offset` for a bot that fetches, of events that have not happened yet
  /// none; returns the first event that is not taken.
  EventId settle(PortalId portal, Bot bot, long offset, String who) {
    var cursor = cursors.find(store.reads(portal), bot.id(), Cursor.MAIN);
    if (offset <= cursor.settled().value()) {
      return cursor.settled();
    }
    var reads = store.reads(portal);
    var to = new EventId(Math.min(offset, log.end(reads).value()));
    var next = cursors.atMost(reads, bot.id(), to);
    if (next.value() > cursor.settled().value()) {
      acknowledge(portal, bot, cursor, next, who);
    }
    return to;
  }

  /// Everything before `next` is taken.
  void acknowledge(PortalId portal, Bot bot, String cursor, EventId next, String who) {
    var reads = store.reads(portal);
    var known = cursors.find(reads, bot.id(), cursor);
    if (next.value() > known.untaken(settles(portal, bot, known)).value()) {
      acknowledge(portal, bot, known, cursors.within(reads, bot.id(), known, next), who);
    }
  }

  private void acknowledge(PortalId portal, Bot bot, Cursor cursor, EventId next, String who) {
    boolean settles = settles(portal, bot, cursor);
    var taken = settles ? taken(portal, bot, cursor.settled(), next) : List.<Event>of();
    while (taken.size() == SETTLED_AT_ONCE) {
      settle(portal, taken, who);
      taken = taken(portal, bot, after(taken.getLast()), next);
    }
    var last = taken;
    store.write(
        portal,
        tx -> {
          var now = clock.instant();
          last.forEach(event -> log.acknowledge(tx, event, attempt(who), now));
          return bots.find(tx, bot.id()) == null
              ? cursor // the bot went meanwhile, and its cursors with it
              : cursors.advance(tx, bot.id(), cursor.name(), next, settles);
        });
  }

  /// The bot has taken these.
  void settle(PortalId portal, List<Event> taken, String who) {
    store.write(
        portal,
        tx -> {
          var now = clock.instant();
          taken.forEach(event -> log.acknowledge(tx, event, attempt(who), now));
          return taken.size();
        });
  }

  private List<Event> taken(PortalId portal, Bot bot, EventId from, EventId next) {
    return log.waiting(store.reads(portal), bot.id(), from, SETTLED_AT_ONCE).stream()
        .filter(event -> event.id().value() < next.value())
        .toList();
  }

  private Attempt attempt(String who) {
    var sentence = "fetched with the cursor main by " + who;
    return Attempt.unposted(clock.instant(), Duration.ZERO, "", sentence, null);
  }

  /// The bot as it is now, for who holds it for long; refuses whoever may no longer speak as it.
  Bot speaking(Caller caller, @Nullable String clientId, UserId bot) {
    return bots.hearing(store.reads(caller.portal()), caller, clientId, bot);
  }

  /// Lets nobody wait any longer.
  @Override
  public void close() {
    waiters.close();
  }
}
