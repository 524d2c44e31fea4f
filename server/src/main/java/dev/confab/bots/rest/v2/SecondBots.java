package dev.confab.bots.rest.v2;

import static dev.confab.bots.BotV2Error.AVATAR_NO_IMAGE;
import static dev.confab.bots.BotV2Error.AVATAR_TOO_LARGE;
import static dev.confab.bots.BotV2Error.CODE_MISSING;
import static dev.confab.bots.BotV2Error.CODE_TAKEN;
import static dev.confab.bots.BotV2Error.ID_MISSING;
import static dev.confab.bots.BotV2Error.MODE_WRONG;
import static dev.confab.bots.BotV2Error.NOT_FOUND;
import static dev.confab.bots.BotV2Error.NOT_OWNED;
import static dev.confab.bots.BotV2Error.NOT_REGISTERED;
import static dev.confab.bots.BotV2Error.NOT_UNREGISTERED;
import static dev.confab.bots.BotV2Error.PARAMS_MISSING;
import static dev.confab.bots.BotV2Error.PROPERTIES_MISSING;
import static dev.confab.bots.BotV2Error.TOKEN_MISSING;
import static dev.confab.bots.BotV2Error.TOKEN_NOT_ROTATED;
import static dev.confab.bots.BotV2Error.TOKEN_TOO_LONG;
import static dev.confab.bots.BotV2Error.TOO_MANY;
import static dev.confab.bots.BotV2Error.TYPE_WRONG;
import static dev.confab.bots.BotV2Error.URL_MISSING;
import static dev.confab.bots.BotV2Error.URL_WRONG;

import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.Change;
import dev.confab.basics.Cut;
import dev.confab.basics.FileId;
import dev.confab.basics.HandlerUrl;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotCounts;
import dev.confab.bots.BotProfile;
import dev.confab.bots.BotTraits;
import dev.confab.bots.BotType;
import dev.confab.bots.Bots;
import dev.confab.bots.EventMode;
import dev.confab.bots.Generation;
import dev.confab.bots.Registry;
import dev.confab.eventlog.Event;
import dev.confab.files.FileError;
import dev.confab.files.Files;
import dev.confab.files.SentFile;
import dev.confab.people.Color;
import dev.confab.people.Profile;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Bots as callers of the second generation reach them: the same bots, by other credentials, with
/// other refusals and a place of their own for each bot's events.
public final class SecondBots {
  /// Most bots one application may have.
  public static final int OF_APP_MAX = 100;

  private static final int TOKEN_MAX = 40;

  private final Bots bots;
  private final Registry registry;
  private final Apps apps;
  private final Files files;
  private final Change.Log changes;

  /// These bots for callers of the second generation.
  ///
  /// @param changes knows what portals of older revisions lack
  public SecondBots(Bots bots, Apps apps, Files files, Change.Log changes) {
    this.bots = bots;
    this.registry = bots.registry();
    this.apps = apps;
    this.files = files;
    this.changes = changes;
  }

  /// What names the bot's application to others.
  public String applicationName(Reads reads, Bot bot) {
    var app = apps.find(reads, bot.app());
    return app == null ? "" : app.nameForOthers();
  }

  /// The application for which the caller stands; null for a token nothing was registered with.
  public @Nullable AppId applicationOf(Reads reads, Caller caller, @Nullable String token) {
    return registry.applicationOf(reads, caller, token, TOKEN_MISSING);
  }

  private static String demanded(@Nullable String token) {
    return Registry.demanded(token, TOKEN_MISSING);
  }

  /// The bot as which the caller may speak. Refuses whoever has no right to it.
  public Bot speaking(Reads reads, Caller caller, @Nullable String token, @Nullable UserId botId) {
    var app = applicationOf(reads, caller, token);
    ID_MISSING.unless(botId != null);
    var bot = botId == null ? null : bots.find(reads, botId);
    if (bot == null) {
      throw NOT_FOUND.refuse();
    }
    NOT_OWNED.unless(bot.app().equals(app));
    return bot;
  }

  /// The same for who changes what the bot is, or where it is told, or hears what it is told.
  public Bot owned(Reads reads, Caller caller, @Nullable String token, @Nullable UserId botId) {
    registry.refuseGuest(reads, caller);
    return speaking(reads, caller, token, botId);
  }

  /// The last event of a bot that was not found for this caller, because it fetched until it was
  /// removed: the news of that, which wait for it. Null where there are none, also for whoever has
  /// no right to it: to him that bot is gone.
  public @Nullable Event lastEvent(
      Reads reads, Caller caller, @Nullable String token, @Nullable UserId botId) {
    var app = applicationOf(reads, caller, token);
    var last = botId == null ? null : bots.lastEvent(reads, botId);
    return last != null && last.app().equals(app) ? last : null;
  }

  /// Refuses who shows no token, or names no bot: for what is missing beside them and is told
  /// before there is a bot to look for.
  public void demand(Reads reads, Caller caller, @Nullable String token, @Nullable UserId botId) {
    applicationOf(reads, caller, token);
    ID_MISSING.unless(botId != null);
  }

  /// Whether a bot calls by itself, with the token that its events carry, so that no user is behind
  /// the call.
  public boolean isByBot(Reads reads, Caller caller) {
    return bots.find(reads, caller.user()) != null;
  }

  /// Whether this bot is the caller's own.
  public boolean isOwned(Reads reads, Caller caller, @Nullable String token, Bot bot) {
    return bot.app().equals(applicationOf(reads, caller, token));
  }

  /// Any bot, by its id or its code; of several with one code the caller's own.
  public Bot looked(
      Reads reads,
      Caller caller,
      @Nullable String token,
      @Nullable UserId botId,
      @Nullable String code) {
    var app = applicationOf(reads, caller, token);
    PARAMS_MISSING.unless(botId != null || (code != null && !code.isBlank()));
    var bot = botId == null ? byCode(reads, app, code) : bots.find(reads, botId);
    if (bot == null) {
      throw NOT_FOUND.refuse();
    }
    return bot;
  }

  private @Nullable Bot byCode(Reads reads, @Nullable AppId app, @Nullable String code) {
    var found = code == null ? List.<Bot>of() : registry.byCode(reads, code.strip());
    return found.stream()
        .filter(bot -> bot.app().equals(app))
        .findFirst()
        .orElse(found.isEmpty() ? null : found.getFirst());
  }

  /// The bots of the caller's application, the oldest first.
  public List<Bot> listed(
      Reads reads, Caller caller, @Nullable String token, @Nullable String type) {
    var app = applicationOf(reads, caller, token);
    var all = app == null ? List.<Bot>of() : bots.ofApp(reads, app);
    return all.stream()
        .filter(bot -> type == null || type.isBlank() || bot.type().secondWord().equals(type))
        .toList();
  }

  /// What these bots did so far.
  public Map<UserId, BotCounts> counts(Reads reads, List<Bot> asked) {
    return registry.counts(reads, asked);
  }

  /// Registers a bot of the caller's application. One that has this code already is returned as it
  /// is: whoever registers again at every start changes nothing of it.
  public Bot register(Tx tx, Caller caller, BotSetup asked) {
    registry.refuseGuest(tx, caller);
    var owner = applicationOf(tx, caller, asked.token());
    if (caller.app() == null && changes.made(tx.portal(), Change.TOKEN_LENGTH_LIMITED)) {
      TOKEN_TOO_LONG.unless(Cut.fits(TOKEN_MAX, demanded(asked.token())));
    }
    var code = asked.code() == null ? "" : asked.code().strip();
    CODE_MISSING.unless(!code.isEmpty());
    PROPERTIES_MISSING.unless(asked.profile().hasFirstName());
    var known = owner == null ? null : registry.byCode(tx, owner, code);
    if (known != null) {
      appOf(tx, caller, asked.token(), owner);
      return known;
    }
    CODE_TAKEN.unless(registry.byCode(tx, code).isEmpty());
    var type = type(asked.type());
    var mode = mode(asked.mode(), EventMode.FETCH);
    var url = url(asked.url());
    URL_MISSING.unless(mode == EventMode.FETCH || !url.isEmpty());
    TOO_MANY.unless(owner == null || registry.hasRoom(tx, owner, OF_APP_MAX));
    NOT_REGISTERED.unless(Registry.isCode(code));
    var avatar = avatar(tx, asked.avatar());
    var app = appOf(tx, caller, asked.token(), owner);
    return create(tx, app, code, type, mode, url, avatar, asked);
  }

  /// Whose the bot is from now on. The tokens of its bots may do what the webhook may that
  /// registered last.
  private AppId appOf(Tx tx, Caller caller, @Nullable String token, @Nullable AppId owner) {
    return owner == null || caller.auth() == Caller.Auth.WEBHOOK
        ? apps.ofBotToken(tx, demanded(token), caller.scopes()).id()
        : owner;
  }

  private Bot create(
      Tx tx,
      AppId app,
      String code,
      BotType type,
      EventMode mode,
      String url,
      @Nullable FileId avatar,
      BotSetup asked) {
    var told = mode == EventMode.WEBHOOK ? url : "";
    var bot =
        registry.enter(
            tx,
            app,
            code,
            type,
            Boolean.TRUE.equals(asked.openline()),
            asked.profile().over(Profile.named("", ""), avatar),
            id ->
                new BotTraits(
                    Generation.SECOND,
                    mode,
                    registry.place(tx, app, id, told),
                    Boolean.TRUE.equals(asked.hidden()),
                    !Boolean.FALSE.equals(asked.reactions()),
                    background(tx, asked.background())));
    if (mode == EventMode.FETCH) {
      registry.keep(tx, bot.traits().webhook(), url);
    }
    return bot;
  }

  /// Changes a bot; returns what it is now.
  public Bot update(Tx tx, Bot known, BotSetup asked) {
    var traits = known.traits();
    var mode = mode(asked.mode(), traits.mode());
    var url = url(asked.url());
    changeAddress(tx, known, mode, url);
    changeProfile(tx, known.id(), asked);
    var wanted =
        traits.with(
            mode,
            asked.hidden() == null ? traits.hidden() : asked.hidden(),
            asked.reactions() == null ? traits.reactions() : asked.reactions(),
            asked.background() == null ? traits.background() : background(tx, asked.background()));
    var openline = asked.openline() == null ? known.openline() : asked.openline();
    var bot =
        new Bot(
            known.id(),
            known.app(),
            known.code(),
            known.type(),
            openline || known.type() == BotType.OPENLINE,
            wanted);
    registry.change(tx, known, bot);
    var changed = rotated(tx, bot, asked.token());
    bots.changed(tx, changed); // last: whoever hears of it finds all of it done
    return changed;
  }

  /// A bot without a place of its own keeps the handlers it was registered with.
  private void changeAddress(Tx tx, Bot known, EventMode mode, String url) {
    if (!known.hasPlace()) {
      MODE_WRONG.unless(mode == EventMode.WEBHOOK);
      return;
    }
    var address = url.isEmpty() ? registry.lastAddress(tx, known) : url;
    URL_WRONG.unless(mode == EventMode.FETCH || !address.isEmpty());
    if (mode == EventMode.FETCH) {
      registry.redirect(tx, known, "");
      registry.keep(tx, known.traits().webhook(), address);
    } else {
      registry.redirect(tx, known, address);
    }
  }

  private void changeProfile(Tx tx, UserId bot, BotSetup asked) {
    if (asked.profile().isEmpty() && asked.avatar() == null) {
      return;
    }
    var known = registry.person(tx, bot);
    // a change that takes away both names takes away neither
    var profile = asked.profile();
    var said = profile.leavesName(known.profile()) ? profile : profile.nameless();
    registry.show(tx, known, said, avatar(tx, asked.avatar()));
  }

  /// Gives the bot another token. The old one is dead with the commit, and so is every access token
  /// that came of it.
  private Bot rotated(Tx tx, Bot bot, @Nullable String token) {
    if (token == null || token.isBlank()) {
      return bot;
    }
    TOKEN_TOO_LONG.unless(Cut.fits(TOKEN_MAX, token));
    var app = apps.find(tx, bot.app());
    var other = apps.ofWebhookCaller(tx, token);
    if (app == null || (other != null && other.id().equals(app.id()))) {
      return bot;
    }
    TOKEN_NOT_ROTATED.unless(app.kind().equals(App.WEBHOOK));
    if (other != null) {
      TOKEN_NOT_ROTATED.unless(bots.ofApp(tx, other.id()).isEmpty());
      apps.release(tx, other); // whoever showed it removed the last bot of it
    }
    if (bots.ofApp(tx, app.id()).size() == 1) {
      apps.rotate(tx, app.id(), token);
      return bot;
    }
    // a bot without a place of its own shares its handlers with its neighbours
    TOKEN_NOT_ROTATED.unless(bot.hasPlace());
    // several bots show one token: the one that gets another leaves the rest
    return registry.move(tx, bot, apps.ofBotToken(tx, token, app.scopes()).id());
  }

  /// Removes a bot; refuses one that went away meanwhile.
  public void unregister(Tx tx, Caller caller, Bot bot) {
    NOT_UNREGISTERED.unless(bots.remove(tx, bot, caller.user()));
  }

  private @Nullable String background(Tx tx, @Nullable String asked) {
    return changes.made(tx.portal(), Change.BACKGROUND_NORMALISED)
        ? Background.normal(asked)
        : Background.asSent(asked);
  }

  private static BotType type(@Nullable String asked) {
    var type = asked == null || asked.isBlank() ? BotType.STANDARD : BotType.named(asked);
    if (type == null) {
      throw TYPE_WRONG.refuse();
    }
    return type;
  }

  private static EventMode mode(@Nullable String asked, EventMode otherwise) {
    var mode = asked == null || asked.isBlank() ? otherwise : EventMode.of(asked);
    if (mode == null) {
      throw MODE_WRONG.refuse();
    }
    return mode;
  }

  private static String url(@Nullable String asked) {
    if (asked == null || asked.isBlank()) {
      return "";
    }
    var url = HandlerUrl.normal(asked);
    if (url == null) {
      throw URL_WRONG.refuse();
    }
    return url;
  }

  private @Nullable FileId avatar(Tx tx, @Nullable JsonNode sent) {
    if (sent == null || (sent.isString() && sent.asString().isBlank())) {
      return null;
    }
    try {
      var bytes = SentFile.bytesOf(sent);
      if (bytes == null) {
        throw FileError.NOT_AN_IMAGE.refuse();
      }
      return files.storeImage(tx, bytes);
    } catch (Refusal refusal) {
      throw refusal.error() == FileError.NOT_AN_IMAGE
          ? AVATAR_NO_IMAGE.refuse()
          : AVATAR_TOO_LARGE.refuse();
    }
  }

  /// A profile as the second generation describes one. A colour there is not is no colour.
  public static BotProfile profile(
      @Nullable String name,
      @Nullable String lastName,
      @Nullable String workPosition,
      @Nullable String color,
      @Nullable String gender) {
    var known = color == null || Color.named(color) == null ? null : color;
    return new BotProfile(name, lastName, known, null, null, workPosition, null, gender, null);
  }
}
