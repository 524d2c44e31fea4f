package dev.confab.bots;

import static dev.confab.bots.BotError.CODE_MISSING;
import static dev.confab.bots.BotError.NAME_MISSING;
import static dev.confab.bots.BotError.NOTHING_TO_UPDATE;
import static dev.confab.bots.BotError.NOT_CREATED;
import static dev.confab.bots.BotError.NOT_UPDATED;
import static dev.confab.bots.BotError.TOO_MANY_BOTS;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.files.Files;
import dev.confab.people.Profile;
import dev.confab.sql.Tx;
import java.util.EnumMap;
import java.util.Map;

/// How bots of the first generation come and change.
final class Registration {
  private final Registry registry;
  private final BotRows rows;
  private final Handlers handlers;
  private final Files files;

  Registration(Registry registry, BotRows rows, Handlers handlers, Files files) {
    this.registry = registry;
    this.rows = rows;
    this.handlers = handlers;
    this.files = files;
  }

  /// Makes the bot, or brings the one that has this code already up to what is asked: an
  /// application that is installed again registers again and expects its bot.
  UserId register(Tx tx, AppId app, BotDraft asked) {
    var urls = asked.handlers().checkedForRegistration();
    var code = asked.code() == null ? "" : asked.code().strip();
    CODE_MISSING.unless(!code.isEmpty());
    NAME_MISSING.unless(asked.profile().isNamed());
    var known = rows.byCode(tx, app, code);
    var bot = known == null ? create(tx, app, code, asked) : known;
    if (known != null) {
      changeProfile(tx, known.id(), asked.profile());
    }
    handlers.bind(tx, app, boundAtRegistration(bot, urls));
    return bot.id();
  }

  private Bot create(Tx tx, AppId app, String code, BotDraft asked) {
    if (!registry.hasRoom(tx, app, Bots.OF_APP_MAX)) {
      throw TOO_MANY_BOTS.refuse(Bots.OF_APP_MAX);
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

  void update(Tx tx, Bot bot, BotChange asked) {
    var urls = asked.handlers().checked();
    NOTHING_TO_UPDATE.unless(!asked.isEmpty());
    changeProfile(tx, bot.id(), asked.profile());
    changeCode(tx, bot, asked.code() == null ? "" : asked.code().strip());
    handlers.bind(tx, bot.app(), urls);
  }

  private void changeCode(Tx tx, Bot bot, String code) {
    if (code.isEmpty() || code.equals(bot.code())) {
      return;
    }
    NOT_UPDATED.unless(Registry.isCode(code) && rows.byCode(tx, bot.app(), code) == null);
    rows.change(
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
