package dev.confab.pickup;

import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.EventMode;
import dev.confab.eventlog.BotLog;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.sql.Store;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Hands events to bots of the second generation, which ask again and again: what was asked for
/// without an answer is not looked for again before something happens.
public final class Fetch {
  private static final int QUIET_MAX = 100_000;

  private record Place(PortalId portal, UserId bot) {}

  private final Store store;
  private final Pickup pickup;
  private final BotLog log = new BotLog();

  /// Bots for which nothing waits. Noted before the look and struck out by whatever is appended, so
  /// that nothing falls between the two.
  private final Set<Place> quiet = ConcurrentHashMap.newKeySet();

  /// A hand for these events.
  public Fetch(Store store, Pickup pickup, EventLog events) {
    this.store = store;
    this.pickup = pickup;
    events.onFresh(event -> quiet.remove(new Place(event.portal(), event.bot())));
    events.onTouched(touched -> quiet.removeIf(place -> place.portal().equals(touched.portal())));
  }

  /// The bot's address or its way of hearing changed: what waited for one waits for the other.
  public void reconsider(PortalId portal) {
    quiet.removeIf(place -> place.portal().equals(portal));
  }

  /// What a bot is handed.
  ///
  /// @param from the first event that is not taken
  /// @param more whether more events wait
  public record Handful(EventId from, List<Event> events, boolean more) {}

  /// Takes what lies before `offset` and returns what waits behind it.
  ///
  /// @param offset 0: nothing is taken
  /// @param who takes the events, for their attempts; no secret
  public Handful get(PortalId portal, Bot bot, long offset, int limit, String who) {
    if (bot.traits().mode() != EventMode.FETCH) {
      return new Handful(new EventId(Math.max(0, offset)), List.of(), false);
    }
    var from = pickup.settle(portal, bot, offset, who);
    var place = new Place(portal, bot.id());
    if (quiet.contains(place)) {
      return new Handful(from, List.of(), false);
    }
    if (quiet.size() < QUIET_MAX) {
      quiet.add(place);
    }
    var found = log.waiting(store.reads(portal), bot.id(), from, limit + 1);
    if (!found.isEmpty()) {
      quiet.remove(place);
    }
    boolean more = found.size() > limit;
    return new Handful(from, more ? found.subList(0, limit) : found, more);
  }
}
