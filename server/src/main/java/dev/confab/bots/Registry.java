package dev.confab.bots;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.Cut;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.FileId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.UserId;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What both generations of the API do alike with bots: whose they are, how they come and how they
/// are shown. What a generation asks before, and how it refuses, is its own matter.
public final class Registry {
  private static final int CODE_LENGTH_MAX = 255;

  private final Bots bots;
  private final BotRows rows;
  private final Handlers handlers;
  private final Subscriptions subscriptions;
  private final Apps apps;
  private final People people;
  private final Files files;
  private final InstantSource clock;

  Registry(
      Bots bots,
      BotRows rows,
      Handlers handlers,
      Subscriptions subscriptions,
      Apps apps,
      People people,
      Files files,
      InstantSource clock) {
    this.bots = bots;
    this.rows = rows;
    this.handlers = handlers;
    this.subscriptions = subscriptions;
    this.apps = apps;
    this.people = people;
    this.files = files;
    this.clock = clock;
  }

  /// The application for which the caller stands; null for a webhook that shows a name under which
  /// nothing was registered yet.
  ///
  /// @param missing what a webhook is told that shows no name
  public @Nullable AppId applicationOf(
      Reads reads, Caller caller, @Nullable String shown, ErrorCode missing) {
    if (caller.app() != null) {
      return caller.app();
    }
    var app = apps.ofWebhookCaller(reads, demanded(shown, missing));
    return app == null ? null : app.id();
  }

  /// Who comes from outside the company speaks as the bots of an application that is open to him.
  /// What they are, and where they are told, with tokens that are no guest's, is not his to say.
  public void refuseGuest(Reads reads, Caller caller) {
    people.refuseGuest(reads, caller.user());
  }

  /// What a webhook must show beside itself.
  public static String demanded(@Nullable String shown, ErrorCode missing) {
    if (shown == null || shown.isBlank()) {
      throw missing.refuse();
    }
    return shown;
  }

  /// Whether an application may have one more bot, where so many are allowed.
  public boolean hasRoom(Reads reads, AppId app, int most) {
    return rows.ofApp(reads, app).size() < most;
  }

  /// Whether a bot can be found by this code.
  public static boolean isCode(String code) {
    return Cut.fits(CODE_LENGTH_MAX, code) && code.indexOf('\0') < 0;
  }

  /// Makes a user of the portal who is a bot.
  ///
  /// @param traits what the second generation says of the bot with this id
  public Bot enter(
      Tx tx,
      AppId app,
      String code,
      BotType type,
      boolean openline,
      Profile shown,
      Function<UserId, BotTraits> traits) {
    var id = people.create(tx, Person.Kind.BOT, shown);
    var served = openline || type == BotType.OPENLINE;
    var bot = new Bot(id, app, code, type, served, traits.apply(id));
    rows.add(tx, bot, clock.instant());
    return bot;
  }

  /// The bot as a user.
  public Person person(Reads reads, UserId bot) {
    var person = people.find(reads, bot);
    if (person == null) {
      throw new IllegalStateException("bot " + bot + " is no user");
    }
    return person;
  }

  /// Shows a bot in another way.
  ///
  /// @param avatar its new picture; null: it keeps the old one
  public void show(Tx tx, Person bot, BotProfile asked, @Nullable FileId avatar) {
    people.change(tx, bot.id(), asked.over(bot.profile(), avatar));
    var old = bot.avatar();
    if (avatar != null && old != null) {
      files.remove(tx, old);
    }
  }

  /// The bot of an application that has this code; null when none has.
  public @Nullable Bot byCode(Tx tx, AppId app, String code) {
    return rows.byCode(tx, app, code);
  }

  /// The bots that have this code, of whichever application.
  public List<Bot> byCode(Reads reads, String code) {
    return BotsSql.byCode(reads, code);
  }

  /// What these bots did so far.
  public Map<UserId, BotCounts> counts(Reads reads, List<Bot> asked) {
    var counts = new HashMap<UserId, BotCounts>();
    asked.forEach(bot -> counts.put(bot.id(), BotCounts.NONE));
    for (int from = 0; from < asked.size(); from += BotsSql.AMONG_MAX) {
      var part = asked.subList(from, Math.min(asked.size(), from + BotsSql.AMONG_MAX));
      counts.putAll(BotCountsSql.among(reads, part.stream().map(Bot::id).toList()));
    }
    return counts;
  }

  /// A bot is from now on what `changed` says.
  public void change(Tx tx, Bot known, Bot changed) {
    rows.change(tx, known, changed);
  }

  /// Binds an application's events to these addresses; events not named keep theirs.
  public void bind(Tx tx, AppId app, Map<BotEvent, String> urls) {
    handlers.bind(tx, app, urls);
  }

  /// Makes the place where all goes that one bot is told.
  ///
  /// @param url empty while it fetches its events
  public HandlerId place(Tx tx, AppId app, UserId bot, String url) {
    subscriptions.redirected(tx, app, bot, "", url);
    return handlers.bindBot(tx, app, bot, url);
  }

  /// Where all goes that a bot with a place is told; empty while it fetches.
  public String address(Tx tx, Bot bot) {
    return placeOf(tx, bot).url();
  }

  /// Tells such a bot elsewhere, also what still waits for it.
  ///
  /// @param url empty: it fetches from now on
  public void redirect(Tx tx, Bot bot, String url) {
    var place = placeOf(tx, bot);
    subscriptions.redirected(tx, bot.app(), bot.id(), place.url(), url);
    handlers.redirect(tx, place, url);
  }

  /// Keeps an address for a bot that fetches, for when it is posted to; it is told nothing there.
  public void keep(Tx tx, HandlerId place, String url) {
    if (!url.isEmpty()) {
      BotsSql.keepUrl(tx, place, url);
    }
  }

  /// Where such a bot is told, or else was or wanted to be told before it fetched; empty: nowhere.
  public String lastAddress(Tx tx, Bot bot) {
    var address = address(tx, bot);
    var kept = address.isEmpty() ? BotsSql.keptUrl(tx, bot.traits().webhook()) : address;
    return kept == null ? "" : kept;
  }

  private Handler placeOf(Tx tx, Bot bot) {
    var place = handlers.find(tx, bot.traits().webhook());
    if (place == null) {
      throw new IllegalStateException("bot " + bot.id() + " has no place for its events");
    }
    return place;
  }

  /// Makes such a bot another application's; it takes along what is its own. The tokens with which
  /// the one it leaves spoke as the bot are dead, and what it left behind there has ended.
  public Bot move(Tx tx, Bot bot, AppId to) {
    var moved = new Bot(bot.id(), to, bot.code(), bot.type(), bot.openline(), bot.traits());
    rows.change(tx, bot, moved);
    handlers.move(tx, bot.traits().webhook(), to);
    apps.end(tx, bot.app(), bot.id());
    subscriptions.moved(tx, bot);
    bots.moved(tx, bot, moved);
    return moved;
  }
}
