package dev.confab.botapps;

import static dev.confab.botapps.BotAppError.APP_NOT_FOUND;
import static dev.confab.botapps.BotAppError.HASH_MISSING;
import static dev.confab.botapps.BotAppError.IFRAME_NOT_HTTPS;
import static dev.confab.botapps.BotAppError.LANG_MISSING;
import static dev.confab.botapps.BotAppError.NOT_CREATED;
import static dev.confab.botapps.BotAppError.NOT_DELETED;
import static dev.confab.botapps.BotAppError.NOT_UPDATED;
import static dev.confab.botapps.BotAppError.PARAMS_WRONG;
import static java.util.Objects.requireNonNullElse;

import dev.confab.basics.Caller;
import dev.confab.basics.Cut;
import dev.confab.basics.FileId;
import dev.confab.basics.HandlerUrl;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.files.Files;
import dev.confab.people.Person;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The applications of bots.
public final class BotApps {
  /// Most applications of one bot.
  public static final int OF_BOT_MAX = 100;

  /// Characters of the servers of pages in the header of a page.
  private static final int ORIGINS_LENGTH_MAX = 4_000;

  private static final int TEXT_LENGTH_MAX = 255;
  private static final int HASH_LENGTH_MAX = 32;
  private static final int LANGUAGES_MAX = 50;
  private static final long WIDTH_MIN = 250;
  private static final long HEIGHT_MIN = 50;
  private static final long SIDE_MAX = 10_000;

  private static final Pattern CONTEXT = Pattern.compile("(ALL|USER|CHAT|BOT|LINES|CALL)(-ADMIN)?");

  private final Bots bots;
  private final Files files;

  /// The applications of these bots; they go with their bot.
  public BotApps(Bots bots, Files files) {
    this.bots = bots;
    this.files = files;
    bots.onRemoval((tx, bot) -> BotAppsSql.ofBot(tx, bot.id()).forEach(app -> remove(tx, app)));
  }

  /// Puts an application of a bot into the messenger, or makes the one of this code what the draft
  /// says; returns its id.
  public long register(
      Tx tx, Caller caller, @Nullable String clientId, @Nullable UserId botId, BotAppDraft asked) {
    var bot = bots.hearing(tx, caller, clientId, botId);
    checkHash(asked);
    var code = requireNonNullElse(asked.code(), "").strip();
    NOT_CREATED.unless(!code.isEmpty() && Cut.fits(TEXT_LENGTH_MAX, code));
    var all = BotAppsSql.ofBot(tx, bot.id());
    var known = all.stream().filter(app -> app.code().equals(code)).findFirst().orElse(null);
    NOT_CREATED.unless(known != null || all.size() < OF_BOT_MAX);
    var id = known == null ? tx.nextId(Counter.BOT_APP) : known.id();
    var app = checked(tx, id, bot.id(), code, asked, known == null ? null : known.icon());
    if (known == null) {
      BotAppsSql.insert(tx, app);
    } else {
      BotAppsSql.update(tx, app);
    }
    return id;
  }

  /// Changes what the draft says; the rest stays.
  public void update(
      Tx tx, Caller caller, @Nullable String clientId, @Nullable Long id, BotAppDraft asked) {
    var known = owned(tx, caller, clientId, id);
    NOT_UPDATED.unless(!asked.isEmpty());
    checkHash(asked);
    var draft = asked.over(draft(known));
    if (asked.jsMethod() == null && asked.iframe() != null) {
      draft = page(draft);
    }
    var code = requireNonNullElse(draft.code(), "").strip();
    var taken =
        BotAppsSql.ofBot(tx, known.bot()).stream()
            .anyMatch(app -> app.code().equals(code) && app.id() != known.id());
    NOT_UPDATED.unless(!code.isEmpty() && Cut.fits(TEXT_LENGTH_MAX, code) && !taken);
    BotAppsSql.update(tx, checked(tx, known.id(), known.bot(), code, draft, known.icon()));
  }

  private static BotAppDraft page(BotAppDraft draft) {
    return new BotAppDraft(
            null, "", "", null, null, null, null, null, null, null, null, null, null, null)
        .over(draft);
  }

  private static BotAppDraft draft(BotApp app) {
    return new BotAppDraft(
        app.code(),
        app.jsMethod(),
        app.jsParam(),
        null,
        app.context(),
        app.extranet(),
        app.livechat(),
        app.popup(),
        app.lang(),
        app.iframe(),
        app.iframeWidth(),
        app.iframeHeight(),
        app.hash(),
        app.hidden());
  }

  private BotApp checked(
      Tx tx, long id, UserId bot, String code, BotAppDraft asked, @Nullable FileId icon) {
    var method = requireNonNullElse(asked.jsMethod(), "").strip().toUpperCase(Locale.ROOT);
    var param = requireNonNullElse(asked.jsParam(), "").strip();
    var isCommand = !method.isEmpty();
    var iframe = isCommand ? "" : iframe(asked);
    PARAMS_WRONG.unless(!isCommand || JsMethod.allows(method, param));
    var context = requireNonNullElse(asked.context(), "ALL").strip().toUpperCase(Locale.ROOT);
    PARAMS_WRONG.unless(CONTEXT.matcher(context).matches());
    var hidden = requireNonNullElse(asked.hidden(), false);
    var lang = lang(asked);
    LANG_MISSING.unless(hidden || !lang.isEmpty());
    return new BotApp(
        id,
        bot,
        code,
        method,
        param,
        iframe,
        Math.clamp(requireNonNullElse(asked.iframeWidth(), WIDTH_MIN), WIDTH_MIN, SIDE_MAX),
        Math.clamp(requireNonNullElse(asked.iframeHeight(), HEIGHT_MIN), HEIGHT_MIN, SIDE_MAX),
        requireNonNullElse(asked.hash(), "").strip(),
        icon(tx, asked, icon),
        context.replace("-ADMIN", BotApp.FOR_ADMINS),
        hidden,
        requireNonNullElse(asked.extranetSupport(), false),
        requireNonNullElse(asked.livechatSupport(), false),
        requireNonNullElse(asked.iframePopup(), false),
        lang);
  }

  private static String iframe(BotAppDraft asked) {
    var given = requireNonNullElse(asked.iframe(), "").strip();
    PARAMS_WRONG.unless(!given.isEmpty());
    var url = HandlerUrl.normal(given);
    if (url == null || !url.toLowerCase(Locale.ROOT).startsWith("https:")) {
      throw IFRAME_NOT_HTTPS.refuse();
    }
    var hash = requireNonNullElse(asked.hash(), "").strip();
    HASH_MISSING.unless(!hash.isEmpty());
    return url;
  }

  /// What is stored may be longer: longer ones were taken once.
  private static void checkHash(BotAppDraft asked) {
    HASH_MISSING.unless(Cut.fits(HASH_LENGTH_MAX, requireNonNullElse(asked.hash(), "").strip()));
  }

  private static List<BotAppText> lang(BotAppDraft asked) {
    return requireNonNullElse(asked.lang(), List.<BotAppText>of()).stream()
        .filter(BotAppText::isUsable)
        .limit(LANGUAGES_MAX)
        .toList();
  }

  /// A picture that is none costs no application.
  private @Nullable FileId icon(Tx tx, BotAppDraft asked, @Nullable FileId known) {
    var stored = files.storeImageOrNone(tx, asked.iconFile());
    if (stored != null && known != null) {
      files.remove(tx, known);
    }
    return stored == null ? known : stored;
  }

  /// Takes an application out of the messenger; refuses when it is gone meanwhile.
  public void unregister(Tx tx, BotApp app) {
    NOT_DELETED.unless(remove(tx, app));
  }

  private boolean remove(Tx tx, BotApp app) {
    var icon = app.icon();
    if (icon != null) {
      files.remove(tx, icon);
    }
    return BotAppsSql.delete(tx, app.id());
  }

  /// An application of a bot that is the caller's.
  public BotApp owned(Tx tx, Caller caller, @Nullable String clientId, @Nullable Long id) {
    var app = id == null ? null : BotAppsSql.find(tx, id);
    if (app == null) {
      throw APP_NOT_FOUND.refuse();
    }
    bots.hearing(tx, caller, clientId, app.bot());
    return app;
  }

  /// What a person finds in the messenger.
  public List<BotApp> shownTo(Reads reads, Person person) {
    return BotAppsSql.all(reads).stream()
        .filter(app -> !app.hidden())
        .filter(app -> isFor(app, person))
        .toList();
  }

  /// What a person may open: also what is shown nowhere, since buttons of messages lead there. Null
  /// when there is none for him.
  public @Nullable BotApp openTo(Reads reads, Person person, long id) {
    var app = BotAppsSql.find(reads, id);
    return app == null || !isFor(app, person) ? null : app;
  }

  private static boolean isFor(BotApp app, Person person) {
    return (app.extranet() || !person.extranet())
        && (person.admin() || !app.context().endsWith(BotApp.FOR_ADMINS));
  }

  /// The address an application's page is opened with; empty when it has none.
  public String page(Reads reads, BotApp app, FrameOpening opening) {
    var bot = app.iframe().isEmpty() ? null : bots.find(reads, app.bot());
    return bot == null ? "" : FrameAddress.of(app, bot, opening);
  }

  /// The servers of all pages, each once, as `https://host:port`; as many as a header has room for.
  public List<String> pageOrigins(Reads reads) {
    var origins = new LinkedHashSet<String>();
    int room = ORIGINS_LENGTH_MAX;
    for (var address : BotAppsSql.pages(reads)) {
      var origin = FrameAddress.origin(address);
      if (origin != null && origin.length() < room && origins.add(origin)) {
        room -= origin.length() + 1;
      }
    }
    return List.copyOf(origins);
  }
}
