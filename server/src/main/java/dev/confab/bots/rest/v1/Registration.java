package dev.confab.bots.rest.v1;

import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.CODE_MISSING;
import static dev.confab.bots.BotError.NAME_MISSING;
import static dev.confab.bots.BotError.NOTHING_TO_UPDATE;
import static dev.confab.bots.BotError.NOT_CREATED;
import static dev.confab.bots.BotError.NOT_DELETED;
import static dev.confab.bots.BotError.NOT_UPDATED;
import static dev.confab.bots.BotError.REGISTER_BY_SESSION;
import static dev.confab.bots.BotError.TOO_MANY_BOTS;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.BotProfile;
import dev.confab.bots.BotTraits;
import dev.confab.bots.BotType;
import dev.confab.bots.Bots;
import dev.confab.bots.Registry;
import dev.confab.files.Files;
import dev.confab.people.Profile;
import dev.confab.sql.Tx;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How bots of the first generation come, change and go.
public final class Registration {
  /// Most bots one application may have.
  public static final int OF_APP_MAX = 5;

  private final Bots bots;
  private final Registry registry;
  private final Apps apps;
  private final Files files;

  /// The registration of these bots.
  public Registration(Bots bots, Apps apps, Files files) {
    this.bots = bots;
    this.registry = bots.registry();
    this.apps = apps;
    this.files = files;
  }

  /// Registers a bot of the caller's application, or brings the one of the same code up to date.
  public UserId register(Tx tx, Caller caller, @Nullable String clientId, BotDraft asked) {
    REGISTER_BY_SESSION.unless(caller.auth() != Caller.Auth.SESSION);
    registry.refuseGuest(tx, caller);
    var app = caller.app();
    if (app == null) {
      app =
          apps.ofWebhookCaller(tx, Registry.demanded(clientId, CLIENT_ID_MISSING), caller.scopes())
              .id();
    }
    return register(tx, app, asked);
  }

  /// Changes a bot of the caller's application.
  public void update(
      Tx tx, Caller caller, @Nullable String clientId, @Nullable UserId botId, BotChange asked) {
    update(tx, named(tx, caller, clientId, botId), asked);
  }

  /// Removes a bot of the caller's application.
  public void unregister(Tx tx, Caller caller, @Nullable String clientId, @Nullable UserId botId) {
    NOT_DELETED.unless(bots.remove(tx, named(tx, caller, clientId, botId), caller.user()));
  }

  /// The bot as which the caller may speak, who must say which, because the wrong one would be
  /// changed.
  private Bot named(Tx tx, Caller caller, @Nullable String clientId, @Nullable UserId botId) {
    bots.applicationOf(tx, caller, clientId);
    registry.refuseGuest(tx, caller);
    BOT_NOT_FOUND.unless(botId != null);
    return bots.speaking(tx, caller, clientId, botId);
  }

  /// Makes the bot, or brings the one that has this code already up to what is asked: an
  /// application that is installed again registers again and expects its bot.
  private UserId register(Tx tx, AppId app, BotDraft asked) {
    var urls = asked.handlers().checkedForRegistration();
    var code = asked.code() == null ? "" : asked.code().strip();
    CODE_MISSING.unless(!code.isEmpty());
    NAME_MISSING.unless(asked.profile().isNamed());
    var known = registry.byCode(tx, app, code);
    var bot = known == null ? create(tx, app, code, asked) : known;
    if (known != null) {
      changeProfile(tx, known.id(), asked.profile());
    }
    registry.bind(tx, app, boundAtRegistration(bot, urls));
    return bot.id();
  }

  private Bot create(Tx tx, AppId app, String code, BotDraft asked) {
    if (!registry.hasRoom(tx, app, OF_APP_MAX)) {
      throw TOO_MANY_BOTS.refuse(OF_APP_MAX);
    }
    NOT_CREATED.unless(Registry.isCode(code));
    var avatar = files.storeImageOrNone(tx, asked.profile().personalPhoto());
    return registry.enter(
        tx,
        app,
        code,
        BotType.of(asked.type()),
        asked.openline(),
        asked.profile().over(Profile.named("", ""), avatar),
        id -> BotTraits.FIRST);
  }

  /// A bot that hears only what is said to it is not told of changes, unless it asks with an update
  /// of its own.
  private static Map<BotEvent, String> boundAtRegistration(Bot bot, Map<BotEvent, String> urls) {
    if (bot.openline() || bot.type().hearsAll()) {
      return urls;
    }
    var bound = new EnumMap<>(urls);
    bound.remove(BotEvent.MESSAGE_UPDATE);
    bound.remove(BotEvent.MESSAGE_DELETE);
    return bound;
  }

  private void update(Tx tx, Bot bot, BotChange asked) {
    var urls = asked.handlers().checked();
    NOTHING_TO_UPDATE.unless(!asked.isEmpty());
    changeProfile(tx, bot.id(), asked.profile());
    changeCode(tx, bot, asked.code() == null ? "" : asked.code().strip());
    registry.bind(tx, bot.app(), urls);
  }

  private void changeCode(Tx tx, Bot bot, String code) {
    if (code.isEmpty() || code.equals(bot.code())) {
      return;
    }
    NOT_UPDATED.unless(Registry.isCode(code) && registry.byCode(tx, bot.app(), code) == null);
    registry.change(
        tx, bot, new Bot(bot.id(), bot.app(), code, bot.type(), bot.openline(), bot.traits()));
  }

  private void changeProfile(Tx tx, UserId bot, BotProfile asked) {
    if (asked.isEmpty()) {
      return;
    }
    var known = registry.person(tx, bot);
    NAME_MISSING.unless(asked.leavesName(known.profile()));
    registry.show(tx, known, asked, files.storeImageOrNone(tx, asked.personalPhoto()));
  }
}
