package dev.confab.bots;

import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;

import dev.confab.access.App;
import dev.confab.access.AppLife;
import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.Miss;
import dev.confab.eventlog.NewEvent;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The bots of every portal: the only way from a caller to a bot, and from a bot to its handlers.
public final class Bots {
  /// The lane's end for what concerns a bot itself and no dialog of it.
  private static final String OWN_LANE = "bot";

  /// Events that tell of a new message, one of which a bot in its chat expects.
  private static final Set<BotEvent> OF_NEW_MESSAGES =
      EnumSet.of(BotEvent.MESSAGE_ADD, BotEvent.COMMAND_ADD);

  private final People people;
  private final Apps apps;
  private final EventLog log;
  private final Voices<Naming> namings;
  private final BotRows rows;
  private final Handlers handlers;
  private final Subscriptions subscriptions;
  private final Registry registry;
  private final Removed removed;
  private final List<BiConsumer<Tx, Bot>> removals = new CopyOnWriteArrayList<>();
  private final List<Move> moves = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<PortalId, UserId>> changes = new CopyOnWriteArrayList<>();
  private final List<BotEar> ears = new CopyOnWriteArrayList<>();

  /// The bots of this store.
  public Bots(
      Store store,
      People people,
      Apps apps,
      EventLog log,
      Files files,
      Voices<Naming> namings,
      InstantSource clock) {
    this.people = people;
    this.apps = apps;
    this.log = log;
    this.namings = namings;
    this.rows = new BotRows(store);
    this.handlers = new Handlers(store);
    this.subscriptions = new Subscriptions(store, rows, handlers, apps, log);
    this.removed = new Removed(handlers);
    this.registry = new Registry(this, rows, handlers, subscriptions, apps, people, files, clock);
    apps.onLife(
        new AppLife() {
          @Override
          public void removing(Tx tx, App app, boolean clean) {
            List.copyOf(rows.ofApp(tx, app.id())).forEach(bot -> remove(tx, bot, null));
            subscriptions.removeAll(tx, app.id());
          }
        });
  }

  /// How bots come and change.
  public Registry registry() {
    return registry;
  }

  /// What the bots of the second generation are subscribed to.
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  /// Registers who knows how the owner of a bot is shown it: who fetches what a bot is told is
  /// shown in the last event of a removed one what that was like.
  public void portrayed(BiFunction<Reads, Bot, JsonNode> known) {
    removed.portrayed(known);
  }

  /// The last event of what was a bot under this id and fetched until it was removed: the news of
  /// that, which wait for it; null: there are none.
  ///
  /// @param gone no bot has this id now
  public @Nullable Event lastEvent(Reads reads, UserId gone) {
    return removed.news(reads, gone);
  }

  /// The bot as which the caller may speak: the one asked for, else the first of the caller's
  /// application. Refuses whoever has none.
  public Bot speaking(
      Reads reads, Caller caller, @Nullable String clientId, @Nullable UserId botId) {
    var app = applicationOf(reads, caller, clientId);
    var bot = botId == null ? firstOf(reads, app) : rows.find(reads, botId);
    if (bot == null) {
      throw BOT_NOT_FOUND.refuse();
    }
    OTHER_APPLICATION.unless(bot.app().equals(app));
    return bot;
  }

  /// The same for what is no guest's: to be handed what the bot is told, tokens of the bot among
  /// it, and to speak in names of others.
  public Bot hearing(
      Reads reads, Caller caller, @Nullable String clientId, @Nullable UserId botId) {
    registry.refuseGuest(reads, caller);
    return speaking(reads, caller, clientId, botId);
  }

  private @Nullable Bot firstOf(Reads reads, @Nullable AppId app) {
    var bots = app == null ? List.<Bot>of() : rows.ofApp(reads, app);
    return bots.isEmpty() ? null : bots.getFirst();
  }

  /// The application for which the caller stands; null for a webhook whose `CLIENT_ID` nothing was
  /// registered under yet.
  public @Nullable AppId applicationOf(Reads reads, Caller caller, @Nullable String clientId) {
    BY_SESSION.unless(caller.auth() != Caller.Auth.SESSION);
    return registry.applicationOf(reads, caller, clientId, CLIENT_ID_MISSING);
  }

  /// The bot that is this user; null when the user is none.
  public @Nullable Bot find(Reads reads, UserId user) {
    return rows.find(reads, user);
  }

  /// Some of the portal's bots, least id first.
  public List<UserId> some(Reads reads, int limit) {
    return BotsSql.ids(reads, limit);
  }

  /// The bots among these users, in their order.
  public List<Bot> among(Reads reads, Collection<UserId> users) {
    return rows.among(reads, users);
  }

  /// Those of these users whom no search shows: bots that are hidden.
  public Set<UserId> unlisted(Reads reads, Collection<UserId> users) {
    return among(reads, users).stream()
        .filter(bot -> bot.traits().hidden())
        .map(Bot::id)
        .collect(Collectors.toSet());
  }

  /// The bots a caller is shown: all of the portal, the caller's own last, so that a client which
  /// looks its bot up by code finds its own where two applications use one code. With a webhook's
  /// `CLIENT_ID` only the bots registered under it.
  public List<Bot> listed(Reads reads, Caller caller, @Nullable String clientId) {
    BY_SESSION.unless(caller.auth() != Caller.Auth.SESSION);
    if (caller.app() == null && clientId != null && !clientId.isBlank()) {
      var app = apps.ofWebhookCaller(reads, clientId);
      return app == null ? List.of() : rows.ofApp(reads, app.id());
    }
    var listed = new ArrayList<Bot>();
    var own = new ArrayList<Bot>();
    all(reads).forEach(bot -> (bot.app().equals(caller.app()) ? own : listed).add(bot));
    listed.addAll(own);
    return listed;
  }

  /// What user cards show of the bots among these users.
  public Map<UserId, JsonNode> cards(Reads reads, Collection<UserId> users) {
    var cards = new LinkedHashMap<UserId, JsonNode>();
    for (var bot : among(reads, users)) {
      cards.put(bot.id(), Json.tree(card(bot, apps.find(reads, bot.app()))));
    }
    return cards;
  }

  private static BotCard card(Bot bot, @Nullable App app) {
    var shown = app == null ? "" : app.nameForOthers();
    return new BotCard(bot.code(), bot.type().word(), shown, bot.traits().hidden(), bot.openline());
  }

  /// Where an event of the log goes; null when nobody was ever bound under this id.
  public @Nullable Handler handler(Reads reads, HandlerId id) {
    return handlers.find(reads, id);
  }

  /// Where the events of an application's bots go.
  public List<Handler> handlers(Reads reads, AppId app) {
    return BotsSql.handlersOf(reads, app).stream().filter(on -> !on.url().isEmpty()).toList();
  }

  /// Binds the address at which an application hears of its bots' commands.
  public void hearCommands(Tx tx, AppId app, String url) {
    handlers.bind(tx, app, Map.of(BotEvent.COMMAND_ADD, url));
  }

  /// Runs `listener` in the transaction that registers addresses for an application, be they new or
  /// the same again.
  public void onBind(Bound listener) {
    handlers.onBind(listener);
  }

  /// Hears that addresses were registered for an application.
  @FunctionalInterface
  public interface Bound {
    /// Of the addresses these are `fresh`; none where what was registered is the same again, and
    /// nothing goes elsewhere.
    void bound(Tx tx, AppId app, Set<String> fresh);
  }

  /// Removes a bot; false when it is gone already. Its user stays, switched off, as the author of
  /// what it said; what it was still to be told is dropped, but for the news of this.
  ///
  /// @param actor who removes it; null: it goes with its application
  public boolean remove(Tx tx, Bot bot, @Nullable UserId actor) {
    if (!rows.remove(tx, bot)) {
      return false;
    }
    var told = namings.of(bot).removed(bot, removed.shown(tx, bot));
    people.deactivate(tx, bot.id());
    removals.forEach(listener -> listener.accept(tx, bot));
    log.withdraw(tx, bot.id());
    subscriptions.withdraw(tx, bot);
    tell(tx, bot, BotEvent.DELETE, OWN_LANE, actor, null, told);
    subscriptions.outlive(tx, bot);
    return true;
  }

  /// Runs `listener` in the transaction that removes a bot, so that rooms above can clear up.
  public void onRemoval(BiConsumer<Tx, Bot> listener) {
    removals.add(listener);
  }

  /// Runs `listener` in the transaction in which a bot leaves one application for another, with the
  /// bot as it was and as it is, so that what is the bot's own goes with it.
  public void onMove(Move listener) {
    moves.add(listener);
  }

  /// Registers what must look anew after a bot changed, be it its way of hearing, the token that
  /// callers show for it or its application. Runs after the commit: must be quick.
  public void onChange(BiConsumer<PortalId, UserId> listener) {
    changes.add(listener);
  }

  /// A bot was changed: whoever must look anew does so after the commit.
  public void changed(Tx tx, Bot bot) {
    var portal = tx.portal();
    tx.afterCommit(() -> changes.forEach(listener -> listener.accept(portal, bot.id())));
  }

  /// Hears that a bot became another application's.
  @FunctionalInterface
  public interface Move {
    /// `before` was the bot, `after` it is.
    void moved(Tx tx, Bot before, Bot after);
  }

  void moved(Tx tx, Bot before, Bot after) {
    log.readdress(tx, after.id(), after.app());
    moves.forEach(listener -> listener.moved(tx, before, after));
  }

  /// Lets somebody hear what bots are told, in the transaction in which it happens.
  public void onTell(BotEar ear) {
    ears.add(ear);
  }

  /// Puts an event for a bot into the log: for its place, else for where its application listens.
  /// Whoever hears besides hears what a bot without a place is told. Where the application's
  /// installation is not finished, the log says that the event was withheld; of a new message the
  /// message's misses do.
  ///
  /// @param data what is told, but for the bot
  public void tell(
      Tx tx,
      Bot bot,
      BotEvent event,
      String dialog,
      @Nullable UserId actor,
      @Nullable MessageId message,
      ObjectNode data) {
    var naming = namings.of(bot);
    var told = naming.told(bot, event, data);
    var heard = !bot.hasPlace() && isHeard(tx, bot, event, dialog, actor, message, told);
    var place = placeOf(tx, bot, event, heard);
    var ready = isInstalled(tx, bot.app());
    var posted = OF_NEW_MESSAGES.contains(event) ? message : null;
    if (place == null || (!ready && posted != null)) {
      if (posted != null && !heard) {
        var reason = ready ? Miss.Reason.NO_HANDLER : Miss.Reason.NOT_INSTALLED;
        log.miss(tx, posted, bot.id(), reason);
      }
      return;
    }
    var own =
        new NewEvent(
            "bot" + bot.id() + "/" + dialog,
            naming.of(event),
            bot.id(),
            bot.app(),
            place,
            actor,
            message,
            Json.write(told));
    append(tx, event, ready, own);
    if (bot.hasPlace()) {
      subscriptions.tell(tx, bot, event, ready, own);
    }
  }

  /// Where the bot is told of such an event; null: nowhere. A command that came without an address
  /// is a message that nobody else is told of: it goes where messages go.
  ///
  /// @param heard whether the application hears of it besides
  private @Nullable HandlerId placeOf(Tx tx, Bot bot, BotEvent event, boolean heard) {
    if (bot.hasPlace()) {
      return bot.traits().webhook();
    }
    var handler = handlers.of(tx, bot.app(), event);
    if (handler == null && event == BotEvent.COMMAND_ADD && !heard) {
      handler = handlers.of(tx, bot.app(), BotEvent.MESSAGE_ADD);
    }
    return handler == null ? null : handler.id();
  }

  private boolean isHeard(
      Tx tx,
      Bot bot,
      BotEvent event,
      String dialog,
      @Nullable UserId actor,
      @Nullable MessageId message,
      ObjectNode told) {
    boolean heard = false;
    for (var ear : ears) {
      heard |= ear.hear(tx, bot, event, dialog, actor, message, told);
    }
    return heard;
  }

  private boolean isInstalled(Reads reads, AppId id) {
    var app = apps.find(reads, id);
    return app != null && app.installed();
  }

  private void append(Tx tx, BotEvent event, boolean ready, NewEvent told) {
    if (!ready) {
      log.withhold(tx, told);
      return;
    }
    if (event == BotEvent.MESSAGE_ADD) {
      BotCountsSql.message(tx, told.bot());
    }
    log.append(tx, told);
  }

  /// Counts a group the bot is in, or a dialog with it.
  ///
  /// @param change 1: it came to be; -1: it is no more
  public void placed(Tx tx, Bot bot, boolean dialog, int change) {
    if (dialog) {
      BotCountsSql.user(tx, bot.id(), change);
    } else {
      BotCountsSql.chat(tx, bot.id(), change);
    }
  }

  /// Writes down why a bot is not told of a message.
  public void keepQuiet(Tx tx, Bot bot, MessageId message, Miss.Reason reason) {
    log.miss(tx, message, bot.id(), reason);
  }

  /// The bots of a portal by their ids.
  public List<Bot> all(Reads reads) {
    var all = new ArrayList<Bot>();
    var some = BotsSql.after(reads, new UserId(0));
    all.addAll(some);
    while (some.size() == BotsSql.LISTED_MAX) {
      some = BotsSql.after(reads, some.getLast().id());
      all.addAll(some);
    }
    return all;
  }

  /// All bots of an application, by their ids.
  public List<Bot> ofApp(Reads reads, AppId app) {
    return rows.ofApp(reads, app);
  }

  /// Where the events of one bot go.
  public Collection<Handler> handlers(Reads reads, Bot bot) {
    return handlers(reads, bot.app()).stream().filter(on -> isFor(on, bot)).toList();
  }

  /// Where the events of each of these bots go.
  public Map<UserId, List<Handler>> handlers(Reads reads, Collection<Bot> bots) {
    var apps = bots.stream().map(Bot::app).distinct().toList();
    var byApp =
        BotsSql.handlersOf(reads, apps).stream()
            .filter(on -> !on.url().isEmpty())
            .collect(Collectors.groupingBy(Handler::app));
    return bots.stream()
        .collect(
            Collectors.toMap(
                Bot::id,
                bot ->
                    byApp.getOrDefault(bot.app(), List.of()).stream()
                        .filter(on -> isFor(on, bot))
                        .toList()));
  }

  private static boolean isFor(Handler on, Bot bot) {
    return bot.hasPlace() ? on.id().equals(bot.traits().webhook()) : on.event() != null;
  }
}
