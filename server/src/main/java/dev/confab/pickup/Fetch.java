package dev.confab.pickup;

import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.EventMode;
import dev.confab.eventlog.BotLog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.UserEvent;
import dev.confab.eventlog.UserLog;
import dev.confab.sql.Store;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/// Hands events to bots of the second generation, and to users who read along. Bots ask again and
/// again: what was asked for without an answer is not looked for again before something happens.
public final class Fetch {
  private static final int QUIET_MAX = 100_000;

  private record Place(PortalId portal, UserId bot) {}

  private final Store store;
  private final Pickup pickup;
  private final UserLog users;
  private final BotLog log = new BotLog();

  /// @param asked the offset with which the bot asked
  /// @param from the first event that was not taken
  private record Answered(long asked, EventId from) {}

  /// Bots for which nothing waits, and what they were answered. Noted before the look and struck
  /// out by whatever is appended, so that nothing falls between the two. Who asks the same again
  /// costs no query.
  private final Map<Place, Answered> quiet = new ConcurrentHashMap<>();

  /// A hand for these events.
  public Fetch(Store store, Pickup pickup, EventLog events, UserLog users) {
    this.store = store;
    this.pickup = pickup;
    this.users = users;
    events.onFresh(event -> quiet.remove(new Place(event.portal(), event.bot())));
    events.onDoubt(quiet::clear);
    events.onTouched(
        touched -> quiet.keySet().removeIf(place -> place.portal().equals(touched.portal())));
  }

  /// The bot's address or its way of hearing changed: what waited for one waits for the other.
  public void reconsider(PortalId portal) {
    quiet.keySet().removeIf(place -> place.portal().equals(portal));
  }

  /// What is handed out.
  ///
  /// @param from the first event that is not taken
  /// @param events of the bot
  /// @param along what the user read along
  /// @param more whether more events wait
  public record Handful(EventId from, List<Event> events, List<UserEvent> along, boolean more) {
    /// The number that takes these, and none of those that still wait: a stream may lie before what
    /// was taken of the other.
    public EventId next() {
      long behind = 0;
      behind = events.isEmpty() ? behind : events.getLast().id().value() + 1;
      behind = along.isEmpty() ? behind : Math.max(behind, along.getLast().id().value() + 1);
      return more && behind > 0 ? new EventId(behind) : new EventId(Math.max(from.value(), behind));
    }

    /// Those that had happened before `end`.
    Handful before(EventId end) {
      var told = events.stream().filter(event -> event.id().value() < end.value()).toList();
      var read = along.stream().filter(event -> event.id().value() < end.value()).toList();
      boolean all = told.size() == events.size() && read.size() == along.size();
      return new Handful(from, told, read, more || !all);
    }
  }

  /// Takes what lies before `offset` of both streams and returns what waits behind it in one order.
  public Handful both(PortalId portal, Bot bot, UserId user, long offset, int limit, String who) {
    return both(portal, user, offset, limit, from -> look(portal, bot, from, limit, who));
  }

  /// The same where the bot is gone but for its last event.
  public Handful both(Event last, UserId user, long offset, int limit, String who) {
    return both(last.portal(), user, offset, limit, from -> last(last, from, who));
  }

  private Handful both(
      PortalId portal, UserId user, long offset, int limit, LongFunction<Handful> look) {
    // what happens between the two looks stands in one of them, perhaps before what the other saw
    var end = log.end(store.reads(portal));
    long from = Math.min(offset, end.value());
    var told = look.apply(from).before(end);
    var read = along(portal, user, new EventId(Math.max(0, from)), limit).before(end);
    int room = limit;
    int bots = 0;
    int users = 0;
    while (room > 0 && (bots < told.events().size() || users < read.along().size())) {
      boolean first =
          users == read.along().size()
              || (bots < told.events().size()
                  && told.events().get(bots).id().value() < read.along().get(users).id().value());
      bots += first ? 1 : 0;
      users += first ? 0 : 1;
      room--;
    }
    boolean left = bots < told.events().size() || users < read.along().size();
    return new Handful(
        told.from().value() < read.from().value() ? read.from() : told.from(),
        told.events().subList(0, bots),
        read.along().subList(0, users),
        left || told.more() || read.more());
  }

  /// Forgets what lies before `offset` and returns what a user read along behind it.
  public Handful along(PortalId portal, UserId user, long offset, int limit) {
    return along(portal, user, happened(portal, offset), limit);
  }

  private Handful along(PortalId portal, UserId user, EventId from, int limit) {
    var found = users.from(store.reads(portal), user, new EventId(0), limit + 1);
    if (!found.isEmpty() && found.getFirst().id().value() < from.value()) {
      store.write(
          portal,
          tx -> {
            users.confirm(tx, user, from);
            return from;
          });
      found = users.from(store.reads(portal), user, from, limit + 1);
    }
    boolean more = found.size() > limit;
    return new Handful(from, List.of(), more ? found.subList(0, limit) : found, more);
  }

  /// Takes what lies before `offset` and returns what waits behind it.
  ///
  /// @param offset 0: nothing is taken
  /// @param who takes the events, for their attempts; no secret
  public Handful get(PortalId portal, Bot bot, long offset, int limit, String who) {
    var place = new Place(portal, bot.id());
    var known = quiet.get(place);
    if (known != null && known.asked() == offset && bot.traits().mode() == EventMode.FETCH) {
      return new Handful(known.from(), List.of(), List.of(), false);
    }
    return look(portal, bot, offset, limit, who);
  }

  /// Takes the last event of a bot that is gone if it lies before `offset`, else returns it. Of
  /// such a bot nothing else waits, and no place is kept.
  ///
  /// @param who takes the event, for its attempt; no secret
  public Handful last(Event last, long offset, String who) {
    var from = happened(last.portal(), offset);
    if (last.id().value() >= from.value()) {
      return new Handful(from, List.of(last), List.of(), false);
    }
    pickup.settle(last.portal(), List.of(last), who);
    return new Handful(from, List.of(), List.of(), false);
  }

  /// The same, whatever was found the last time.
  private Handful look(PortalId portal, Bot bot, long offset, int limit, String who) {
    if (bot.traits().mode() != EventMode.FETCH) {
      return new Handful(happened(portal, offset), List.of(), List.of(), false);
    }
    var place = new Place(portal, bot.id());
    var from = pickup.settle(portal, bot, offset, who);
    quiet.remove(place);
    if (quiet.size() < QUIET_MAX) {
      quiet.put(place, new Answered(offset, from));
    }
    boolean empty = false;
    List<Event> found;
    try {
      found = log.waiting(store.reads(portal), bot.id(), from, limit + 1);
      empty = found.isEmpty();
    } finally {
      if (!empty) { // a look that failed found nothing out
        quiet.remove(place);
      }
    }
    boolean more = found.size() > limit;
    return new Handful(from, more ? found.subList(0, limit) : found, List.of(), more);
  }

  /// An offset, or the log's end where it lies behind that: the next event is not taken before it
  /// has happened.
  private EventId happened(PortalId portal, long offset) {
    long end = offset <= 0 ? 0 : log.end(store.reads(portal)).value();
    return new EventId(Math.clamp(offset, 0, end));
  }
}
