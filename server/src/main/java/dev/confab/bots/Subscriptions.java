package dev.confab.bots;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Change;
import dev.confab.basics.HandlerId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.NewEvent;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The subscriptions of bots of the second generation, one an event, as the original keeps them.
///
/// Those of a bot that is posted to are read off its place and stored nowhere else, so that they
/// come, move and go with it. Only what is left behind has rows: a portal that has not made
/// BOT-FIX-0501-1 goes on telling the addresses that a bot left, and one that has made it does so
/// for the bots of a faithful application that share its token. Each is a receiver of its own
/// beside the bot, with its own lane, so that the bot's own events, and their ledger, are what they
/// were. (docs/decisions/0580, 0593)
public final class Subscriptions {
  /// Most addresses that are left behind of one bot, and of an application's removed bots together.
  /// The oldest is forgotten for one more.
  public static final int LEFT_MAX = 10;

  private static final int BOTS_AT_HAND_MAX = 5_000;
  private static final String CLEANED = "no other bot of the application is posted to";

  private final BotRows rows;
  private final Handlers handlers;
  private final Apps apps;
  private final EventLog log;
  private final WriterCache<UserId, List<Subscription>> atHand;
  private Change.Log changes = Change.Log.ALL;
  private BiPredicate<PortalId, AppId> faithful = (portal, app) -> false;

  Subscriptions(Store store, BotRows rows, Handlers handlers, Apps apps, EventLog log) {
    this.rows = rows;
    this.handlers = handlers;
    this.apps = apps;
    this.log = log;
    this.atHand = new WriterCache<>(store, BOTS_AT_HAND_MAX);
  }

  /// Registers who knows what portals of older revisions lack.
  public void revised(Change.Log known) {
    changes = known;
  }

  /// Registers who knows which applications want what the original does to theirs.
  public void faithful(BiPredicate<PortalId, AppId> known) {
    faithful = known;
  }

  /// Whether no bot of this application can have left an address that is still told.
  private boolean isClean(Tx tx, AppId app) {
    return hasCleaning(tx) && !(faithful.test(tx.portal(), app) && sharesToken(tx, app));
  }

  private boolean hasCleaning(Tx tx) {
    return changes.made(tx.portal(), Change.SUBSCRIPTIONS_CLEANED);
  }

  /// What a webhook registers has a token of its own for each bot.
  private boolean sharesToken(Tx tx, AppId app) {
    var known = apps.find(tx, app);
    return known != null && known.kind().equals(App.LOCAL);
  }

  /// Whether cleaning up after this bot would, in the original, take away what its neighbours are
  /// told: it goes by their common token, and is skipped for their sake.
  private boolean isSkipped(Tx tx, AppId app, UserId bot) {
    return !hasCleaning(tx)
        || rows.ofApp(tx, app).stream()
            .anyMatch(
                other ->
                    other.hasPlace()
                        && other.traits().mode() == EventMode.WEBHOOK
                        && !other.id().equals(bot));
  }

  /// Those of an application's bots: where they are told, then what is left behind.
  public List<Subscription> ofApp(Reads reads, AppId app) {
    var places =
        BotsSql.handlersOf(reads, app).stream()
            .filter(on -> on.event() == null)
            .collect(Collectors.toMap(Handler::id, Handler::url));
    var all = new ArrayList<Subscription>();
    for (var bot : rows.ofApp(reads, app)) {
      var place = bot.traits().webhook();
      var url = places.getOrDefault(place, "");
      if (!url.isEmpty()) {
        for (var event : BotEvent.values()) {
          all.add(new Subscription(place, app, bot.id(), event, url));
        }
      }
    }
    all.addAll(SubscriptionsSql.ofApp(reads, app));
    return all;
  }

  /// The addresses a bot left and that are still told, the oldest first.
  public List<String> leftBy(Reads reads, Bot bot) {
    return addresses(SubscriptionsSql.ofBot(reads, bot.app(), bot.id()));
  }

  /// Where what is left behind under this id is told; null when nothing is.
  public @Nullable String address(Reads reads, HandlerId id) {
    return SubscriptionsSql.url(reads, id);
  }

  /// Ends those that are left behind of an application's bots and are wanted, drops what waits for
  /// them, and returns how many there were. Where a bot is told now is not touched.
  public int end(Tx tx, AppId app, Predicate<Subscription> wanted) {
    var ending = SubscriptionsSql.ofApp(tx, app).stream().filter(wanted).toList();
    ending.forEach(left -> end(tx, left, "the handler was unbound"));
    return ending.size();
  }

  /// Ends a portion of what is left behind on a portal that has come to a revision which leaves
  /// nothing.
  ///
  /// @param after where the portion before ended; null: this is the first
  /// @return where it ended; null when it was the last
  public @Nullable HandlerId cleanUp(Tx tx, @Nullable HandlerId after) {
    return cleanUp(tx, after, SubscriptionsSql.PAGE_MAX);
  }

  @Nullable HandlerId cleanUp(Tx tx, @Nullable HandlerId after, int most) {
    if (!hasCleaning(tx)) {
      return null;
    }
    var some = SubscriptionsSql.some(tx, after, most);
    some.stream()
        .filter(left -> isClean(tx, left.app()))
        .forEach(left -> end(tx, left, "the portal's revision tells no address that was left"));
    return some.size() == most ? some.getLast().id() : null;
  }

  /// Ends what is left behind of an application that is not faithful any more, on a portal that
  /// leaves nothing else.
  public void cleanUp(Tx tx, AppId app) {
    if (hasCleaning(tx)) {
      endAll(tx, app, "the application is told faithfully no more");
    }
  }

  /// Tells what a bot is told, to the addresses it left as well.
  ///
  /// @param ready whether the installation of its application is finished
  /// @param own what it is told itself
  void tell(Tx tx, Bot bot, BotEvent event, boolean ready, NewEvent own) {
    if (isClean(tx, bot.app())) {
      return;
    }
    for (var left : left(tx, bot)) {
      if (left.event() == event) {
        var told = beside(own, left);
        if (ready) {
          log.append(tx, told);
        } else {
          log.withhold(tx, told);
        }
      }
    }
  }

  private static NewEvent beside(NewEvent own, Subscription left) {
    return new NewEvent(
        left.lane(),
        own.event(),
        Event.NO_BOT,
        own.app(),
        left.id(),
        own.actor(),
        own.message(),
        own.data());
  }

  private List<Subscription> left(Tx tx, Bot bot) {
    var left = atHand.get(tx, bot.id(), t -> SubscriptionsSql.ofBot(t, bot.app(), bot.id()));
    return left == null ? List.of() : left;
  }

  /// A bot is told elsewhere from now on. An address it comes back to is no longer one it left.
  ///
  /// @param from where it was told; empty: nowhere
  /// @param to where it is told now; empty: nowhere
  void redirected(Tx tx, AppId app, UserId bot, String from, String to) {
    if (isClean(tx, app) || from.equals(to)) {
      return;
    }
    if (!to.isEmpty()) {
      endAt(tx, app, bot, to, "the bot is told at this address itself");
      endAt(tx, app, Event.NO_BOT, to, "a bot is told at this address");
    }
    if (!from.isEmpty()) {
      if (isSkipped(tx, app, bot)) {
        leave(tx, app, bot, from);
      } else {
        endAll(tx, app, CLEANED);
      }
    }
  }

  /// A bot left its application for another: that one has nothing to be told of it any more.
  ///
  /// @param bot as it was
  void moved(Tx tx, Bot bot) {
    SubscriptionsSql.ofBot(tx, bot.app(), bot.id())
        .forEach(left -> end(tx, left, "the bot got a token of its own"));
    atHand.forget(tx, bot.id());
  }

  /// Drops what waits for a bot that is being removed at the addresses it left.
  void withdraw(Tx tx, Bot bot) {
    if (isClean(tx, bot.app())) {
      return;
    }
    if (isSkipped(tx, bot.app(), bot.id())) {
      left(tx, bot).forEach(left -> log.withdrawLane(tx, left.lane(), "the bot was removed"));
    } else {
      endAll(tx, bot.app(), CLEANED);
    }
  }

  /// A bot was removed: all of its subscriptions stay with its application until they are unbound,
  /// unless they are cleaned up with it.
  void outlive(Tx tx, Bot bot) {
    var app = bot.app();
    if (isClean(tx, app) || !isSkipped(tx, app, bot.id())) {
      return;
    }
    var place = handlers.find(tx, bot.traits().webhook());
    var url = place == null ? "" : place.url();
    leftBy(tx, bot).forEach(one -> endAt(tx, app, Event.NO_BOT, one, "a later bot left it"));
    SubscriptionsSql.disown(tx, app, bot.id());
    atHand.forget(tx, bot.id());
    if (url.isEmpty()) {
      forgetOldest(tx, app, Event.NO_BOT);
    } else {
      endAt(tx, app, Event.NO_BOT, url, "a later bot left it");
      leave(tx, app, Event.NO_BOT, url);
    }
  }

  private void leave(Tx tx, AppId app, UserId bot, String url) {
    for (var event : BotEvent.values()) {
      var id = new HandlerId(tx.nextId(Counter.HANDLER));
      SubscriptionsSql.insert(tx, new Subscription(id, app, bot, event, url));
    }
    atHand.forget(tx, bot);
    forgetOldest(tx, app, bot);
  }

  private void forgetOldest(Tx tx, AppId app, UserId bot) {
    var urls = addresses(SubscriptionsSql.ofBot(tx, app, bot));
    urls.stream()
        .limit(Math.max(0, urls.size() - LEFT_MAX))
        .forEach(url -> endAt(tx, app, bot, url, "newer addresses were left"));
  }

  private static List<String> addresses(List<Subscription> left) {
    return left.stream().map(Subscription::url).distinct().toList();
  }

  private void endAt(Tx tx, AppId app, UserId bot, String url, String why) {
    for (var left : SubscriptionsSql.ofBot(tx, app, bot)) {
      if (left.url().equals(url)) {
        end(tx, left, why);
      }
    }
  }

  /// Takes away all that is left behind of an application's bots, which are gone with it.
  void removeAll(Tx tx, AppId app) {
    endAll(tx, app, "the application was removed");
  }

  private void endAll(Tx tx, AppId app, String why) {
    SubscriptionsSql.ofApp(tx, app).forEach(left -> end(tx, left, why));
  }

  private void end(Tx tx, Subscription left, String why) {
    SubscriptionsSql.delete(tx, left.id());
    atHand.forget(tx, left.bot());
    log.withdrawLane(tx, left.lane(), why);
  }
}
