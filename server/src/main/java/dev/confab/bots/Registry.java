package dev.confab.bots;

import dev.confab.access.Apps;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.Cut;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What both generations of the API do alike with bots: whose they are, how they come and how they
/// are shown. What a generation asks before, and how it refuses, is its own matter.
final class Registry {
  private static final int CODE_LENGTH_MAX = 255;

  private final BotRows rows;
  private final Apps apps;
  private final People people;
  private final Files files;
  private final InstantSource clock;

  Registry(BotRows rows, Apps apps, People people, Files files, InstantSource clock) {
    this.rows = rows;
    this.apps = apps;
    this.people = people;
    this.files = files;
    this.clock = clock;
  }

  /// The application for which the caller stands; null for a webhook that shows a name under which
  /// nothing was registered yet.
  ///
  /// @param missing what a webhook is told that shows no name
  @Nullable AppId applicationOf(
      Reads reads, Caller caller, @Nullable String shown, ErrorCode missing) {
    if (caller.app() != null) {
      return caller.app();
    }
    var app = apps.ofWebhookCaller(reads, demanded(shown, missing));
    return app == null ? null : app.id();
  }

  /// Who comes from outside the company speaks as the bots of an application that is open to him.
  /// What they are, and where they are told, with tokens that are no guest's, is not his to say.
  void refuseGuest(Reads reads, Caller caller) {
    people.refuseGuest(reads, caller.user());
  }

  /// What a webhook must show beside itself.
  static String demanded(@Nullable String shown, ErrorCode missing) {
    if (shown == null || shown.isBlank()) {
      throw missing.refuse();
    }
    return shown;
  }

  /// Whether an application may have one more bot, where so many are allowed.
  boolean hasRoom(Reads reads, AppId app, int most) {
    return rows.ofApp(reads, app).size() < most;
  }

  /// Whether a bot can be found by this code.
  static boolean isCode(String code) {
    return Cut.fits(CODE_LENGTH_MAX, code) && code.indexOf('\0') < 0;
  }

  /// Makes a user of the portal who is a bot.
  ///
  /// @param traits what the second generation says of the bot with this id
  Bot enter(
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
  Person person(Reads reads, UserId bot) {
    var person = people.find(reads, bot);
    if (person == null) {
      throw new IllegalStateException("bot " + bot + " is no user");
    }
    return person;
  }

  /// Shows a bot in another way.
  ///
  /// @param avatar its new picture; null: it keeps the old one
  void show(Tx tx, Person bot, BotProfile asked, @Nullable FileId avatar) {
    people.change(tx, bot.id(), asked.over(bot.profile(), avatar));
    var old = bot.avatar();
    if (avatar != null && old != null) {
      files.remove(tx, old);
    }
  }
}
