package dev.confab.house;

import dev.confab.access.Apps;
import dev.confab.access.OAuth;
import dev.confab.access.Options;
import dev.confab.access.Sessions;
import dev.confab.access.Tokens;
import dev.confab.access.Webhooks;
import dev.confab.audit.AuditLog;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.blobs.BlobPlace;
import dev.confab.blobs.Blobs;
import dev.confab.botapps.BotApps;
import dev.confab.bots.Bots;
import dev.confab.bots.Voices;
import dev.confab.bots.rest.v1.Registration;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.bots.rest.v2.ShownBots;
import dev.confab.chats.Attendance;
import dev.confab.chats.Chats;
import dev.confab.chats.GeneralChat;
import dev.confab.chats.Language;
import dev.confab.chats.Notices;
import dev.confab.chats.Recents;
import dev.confab.chats.Typing;
import dev.confab.chats.rest.v2.ShownPortraits;
import dev.confab.commands.CommandDesk;
import dev.confab.commands.Commands;
import dev.confab.delivery.Agreements;
import dev.confab.delivery.Directions;
import dev.confab.delivery.EventBody;
import dev.confab.delivery.HandlerNotes;
import dev.confab.delivery.Telling;
import dev.confab.delivery.rest.v1.FirstTelling;
import dev.confab.delivery.rest.v2.SecondTelling;
import dev.confab.disk.Disk;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.UserLog;
import dev.confab.files.Files;
import dev.confab.hooks.AppNews;
import dev.confab.hooks.BotNews;
import dev.confab.hooks.Hooks;
import dev.confab.hooks.JoinNews;
import dev.confab.hooks.OfflineQueue;
import dev.confab.hooks.OfflineSweep;
import dev.confab.messages.ChangeEvents;
import dev.confab.messages.Changes;
import dev.confab.messages.MessageEvents;
import dev.confab.messages.Messages;
import dev.confab.messages.ReactionEvents;
import dev.confab.messages.Reactions;
import dev.confab.messages.Sharing;
import dev.confab.notifications.Notifications;
import dev.confab.people.People;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.portals.Declared;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.signing.Signings;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rooms below the edges and what was agreed on with bots, built in order: what a portal is
/// made of, without anybody listening.
public record Rooms(
    Store store,
    InstantSource clock,
    Blobs blobs,
    Portals portals,
    Declared declared,
    AuditLog audit,
    People people,
    Apps apps,
    Options options,
    Signings signings,
    Webhooks webhooks,
    Tokens tokens,
    Sessions sessions,
    OAuth oauth,
    EventLog log,
    EventDesk desk,
    UserLog userLog,
    Hooks hooks,
    OfflineQueue queue,
    Files files,
    Bots bots,
    BotApps botApps,
    Chats chats,
    GeneralChat generalChat,
    Notices notices,
    Recents recents,
    Typing typing,
    Messages messages,
    Changes changes,
    Reactions reactions,
    Notifications notifications,
    Sharing sharing,
    Commands commands,
    CommandDesk commandDesk,
    Disk disk,
    Agreements agreements,
    HandlerNotes notes) {

  /// Keeps the queues of applications short; it remembers nothing itself.
  OfflineSweep offlineSweep() {
    return new OfflineSweep(store, clock);
  }

  /// What is posted for events.
  ///
  /// @param publicUrl the address under which a portal is reached, without a slash at its end
  public EventBody bodies(Function<Portal, String> publicUrl) {
    return new EventBody(store, portals, apps, bots, tokens, tellings(), publicUrl, clock);
  }

  /// How bots of the first generation come, change and go.
  public Registration registration() {
    return new Registration(bots, apps, files);
  }

  /// The bots as callers of the second generation reach them.
  public SecondBots secondBots() {
    return second(portals, apps, files, bots);
  }

  private static SecondBots second(Portals portals, Apps apps, Files files, Bots bots) {
    return new SecondBots(bots, apps, files, portals::revision);
  }

  private Voices<Telling> tellings() {
    return new Voices<>(new FirstTelling(), new SecondTelling(portals::revision));
  }

  /// How the second generation shows bots.
  public ShownBots shownBots() {
    return shown(portals, secondBots(), commands);
  }

  /// Where events go, and on which terms.
  public Directions directions() {
    return new Directions(store, agreements, notes, this::handlerAddress, tellings(), clock);
  }

  /// Where a handler is now, a bot's, one that an application bound or one that a bot left; null:
  /// nowhere any more.
  public @Nullable String handlerAddress(Reads reads, HandlerId id) {
    var handler = bots.handler(reads, id);
    if (handler != null) {
      return handler.url();
    }
    var bound = hooks.address(reads, id);
    return bound == null ? bots.subscriptions().address(reads, id) : bound;
  }

  /// The rooms over a store, with files that end with the process.
  public static Rooms over(Store store, byte[] secret, InstantSource clock) {
    return over(store, BlobPlace.inMemory(clock), secret, clock);
  }

  /// The rooms over a store and the bytes of its files.
  public static Rooms over(Store store, BlobPlace place, byte[] secret, InstantSource clock) {
    return over(store, new Blobs(store, place.bytes(), place.spool(), clock), secret, clock);
  }

  private static Rooms over(Store store, Blobs blobs, byte[] secret, InstantSource clock) {
    var portals = new Portals(store, clock);
    var people = new People(store, clock);
    var apps = new Apps(store, clock);
    var tokens = new Tokens(secret, clock);
    var log = new EventLog(store, clock);
    var queue = new OfflineQueue(clock);
    var files = new Files(store, blobs, clock);
    var bots = new Bots(store, people, apps, log, files, BotWords.OF_BOTS, clock);
    var hooks = new Hooks(store, people, apps, log, queue, bots.subscriptions(), clock);
    tell(hooks, bots, people, apps, portals, clock);
    var chats = new Chats(store, people, bots, clock);
    var words = new BotWords(portals, people, chats);
    var userLog = new UserLog(store, clock);
    var notices = notices(people, bots, chats, words.language());
    var typing = new Typing(clock);
    var messages = messages(people, bots, chats, typing, words, notices, clock);
    var commands = commands(store, portals, apps, files, bots, clock);
    var changes = changes(people, bots, chats, words, messages, clock);
    var disk = new Disk(store, blobs, chats, messages, changes, clock);
    chats.portray(portraits(portals, chats, files, disk), userLog, words.ofChats());
    return new Rooms(
        store,
        clock,
        blobs,
        portals,
        new Declared(),
        new AuditLog(clock),
        people,
        apps,
        new Options(apps),
        new Signings(store, people, apps, secret, clock),
        new Webhooks(clock),
        tokens,
        sessions(people, clock),
        new OAuth(store, clock, portals, people, apps, tokens),
        log,
        new EventDesk(log, clock),
        userLog,
        hooks,
        queue,
        files,
        bots,
        new BotApps(bots, files),
        chats,
        new GeneralChat(chats, people, words.language()),
        notices,
        new Recents(chats, clock),
        typing,
        messages,
        changes,
        reactions(people, bots, chats, words),
        new Notifications(people, chats, messages, clock),
        new Sharing(portals, people, chats, messages),
        commands,
        new CommandDesk(people, bots, chats, messages, commands, typing, words.ofCommands()),
        disk,
        agreements(store, bots),
        new HandlerNotes(store));
  }

  private static Messages messages(
      People people,
      Bots bots,
      Chats chats,
      Typing typing,
      BotWords words,
      Notices notices,
      InstantSource clock) {
    var events = new MessageEvents(people, bots, chats, typing, words.ofMessages());
    return new Messages(chats, events, notices, clock);
  }

  /// Who stays in a chat is told of bots that go, and of who inherits what blocked people own.
  private static Notices notices(People people, Bots bots, Chats chats, Language language) {
    var notices = new Notices(people, language);
    var attendance = new Attendance(chats, people, notices);
    attendance.letGo(bots);
    attendance.passOnOfTheBlocked();
    return notices;
  }

  /// Another password signs all browsers out.
  private static Sessions sessions(People people, InstantSource clock) {
    var sessions = new Sessions(clock);
    people.onPassword(sessions::closeAllOf);
    return sessions;
  }

  /// Who listens to events hears of bots, of people and of applications.
  private static void tell(
      Hooks hooks, Bots bots, People people, Apps apps, Portals portals, InstantSource clock) {
    listen(bots, portals, new BotNews(hooks));
    people.onJoin(new JoinNews(hooks, portals)::joined);
    apps.onLife(new AppNews(hooks, people, portals, clock));
  }

  private static void listen(Bots bots, Portals portals, BotNews news) {
    bots.subscriptions().revised(portals::revision);
    bots.onTell(
        (tx, bot, event, dialog, actor, message, data) ->
            news.told(tx, bot.app(), event.wire(), bot.id() + "/" + dialog, actor, message, data));
  }

  private static Changes changes(
      People people,
      Bots bots,
      Chats chats,
      BotWords words,
      Messages messages,
      InstantSource clock) {
    var events = new ChangeEvents(people, bots, chats, words.language(), words.ofMessages());
    return new Changes(chats, events, messages.previews(), clock);
  }

  private static Reactions reactions(People people, Bots bots, Chats chats, BotWords words) {
    var reactions = new Reactions(chats, bots);
    reactions.onChange(new ReactionEvents(people, bots, chats, words.ofMessages())::changed);
    return reactions;
  }

  private static Agreements agreements(Store store, Bots bots) {
    var agreements = new Agreements(store);
    bots.onMove((tx, was, is) -> agreements.follow(tx, was.app(), is.app(), is.id()));
    var left = bots.subscriptions();
    left.faithful((portal, app) -> agreements.of(portal, app).isFaithful());
    agreements.onAgreed(
        (tx, app, terms) -> {
          if (!terms.isFaithful()) {
            left.cleanUp(tx, app);
          }
        });
    return agreements;
  }

  private static ShownBots shown(Portals portals, SecondBots bots, Commands commands) {
    return new ShownBots(portals, bots, commands::counts);
  }

  /// What a bot was like when it is removed says how many commands it had.
  private static Commands commands(
      Store store, Portals portals, Apps apps, Files files, Bots bots, InstantSource clock) {
    var commands = new Commands(store, bots, clock);
    var shown = shown(portals, second(portals, apps, files, bots), commands);
    bots.portrayed((reads, bot) -> Json.tree(shown.owned(reads, bot)));
    return commands;
  }

  private static ShownPortraits portraits(Portals portals, Chats chats, Files files, Disk disk) {
    var users = new ShownUsers(files::path, portal -> portals.get(portal).timezone());
    return new ShownPortraits(portals, chats, users, files::path, disk::folderIfAny);
  }

  /// The zone in which a portal's times are written.
  ZoneId zone(PortalId portal) {
    return portals.get(portal).timezone();
  }
}
