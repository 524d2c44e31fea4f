package dev.confab.inspect;

import static java.util.Objects.requireNonNull;

import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.EventId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.chats.Chats;
import dev.confab.delivery.BadData;
import dev.confab.delivery.MaskedRequest;
import dev.confab.delivery.Requests;
import dev.confab.eventlog.BotLedger;
import dev.confab.eventlog.Edit;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventAudit;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.Ledger;
import dev.confab.eventlog.LogEntry;
import dev.confab.eventlog.Miss;
import dev.confab.eventlog.NumberedAttempt;
import dev.confab.eventlog.State;
import dev.confab.messages.Message;
import dev.confab.messages.Messages;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at events, and does to them what an operator wishes, for those who may.
public final class Lookout {
  /// Most events replayed by one call.
  public static final int REPLAY_MAX = 500;

  /// Events and misses of one message that are shown.
  private static final int OF_MESSAGE_MAX = EventDesk.PAGE_MAX;

  private static final int MISSES_MAX = 200;

  /// Most bots whose events are counted by one call.
  public static final int BOTS_MAX = 1_000;

  /// The first events of a chat are appended with it.
  private static final Duration AROUND_CHAT = Duration.ofSeconds(2);

  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final Messages messages;
  private final EventLog log;
  private final EventDesk desk;
  private final Check check;
  private final Supplier<Requests> requests;
  private final Waits waits;
  private final Replays replays;

  /// A lookout of these rooms.
  ///
  /// @param check looks at data that somebody wrote
  /// @param requests shows what is sent for events
  /// @param waits what events wait for
  /// @param replays which events can be told once more
  public Lookout(
      People people,
      Bots bots,
      Chats chats,
      Messages messages,
      EventLog log,
      EventDesk desk,
      Check check,
      Supplier<Requests> requests,
      Waits waits,
      Replays replays) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.messages = messages;
    this.log = log;
    this.desk = desk;
    this.check = check;
    this.requests = requests;
    this.waits = waits;
    this.replays = replays;
  }

  /// Looks at data that somebody wrote.
  @FunctionalInterface
  public interface Check {
    /// Throws [BadData] when the event cannot have these instead of its own.
    void check(Reads reads, Event event, String data);
  }

  /// What a caller may see: everything, or what belongs to one application.
  ///
  /// @param app null: everything
  public record Sight(@Nullable AppId app) {
    boolean covers(AppId owner) {
      return app == null || app.equals(owner);
    }
  }

  /// A message with everything that came of it.
  public record MessageLife(Message message, List<LogEntry> events, List<Miss> misses) {}

  /// What the caller may see; refuses whoever may see nothing, and who comes from outside the
  /// company: what an application is told is not a guest's to read or to change.
  public Sight sight(Reads reads, Caller caller) {
    if (caller.app() != null) {
      people.refuseGuest(reads, caller.user());
      return new Sight(caller.app());
    }
    var person = people.find(reads, caller.user());
    InspectError.NOT_ALLOWED.unless(person != null && person.admin());
    return new Sight(null);
  }

  /// Events, newest first. Those of a chat are looked for from its time on, and all no further than
  /// one look goes.
  public EventDesk.Looked list(
      Reads reads, Sight sight, EventFilter asked, @Nullable EventId before, int limit) {
    var since = asked.since() == null ? begin(reads, asked) : asked.since();
    var app = sight.app() == null ? asked.app() : sight.app();
    var filter =
        new EventFilter(
            app,
            asked.bot(),
            asked.state(),
            asked.hindrance(),
            asked.event(),
            asked.lane(),
            asked.message(),
            since,
            asked.until(),
            asked.chat());
    return desk.look(reads, filter, before, limit);
  }

  /// No event of a chat is older; null where nothing says so.
  private @Nullable Instant begin(Reads reads, EventFilter asked) {
    var chat = asked.chat() == null ? null : chats.find(reads, asked.chat());
    return chat == null ? null : chat.created().minus(AROUND_CHAT);
  }

  /// An event the caller may see; refuses any other.
  public LogEntry entry(Reads reads, Sight sight, EventId id) {
    var entry = desk.find(reads, id);
    if (entry == null || !sight.covers(entry.event().app())) {
      throw InspectError.EVENT_NOT_FOUND.refuse();
    }
    return entry;
  }

  /// An attempt with what it sent.
  ///
  /// @param request composed anew of the data of its time; null: none was posted
  public record Tried(NumberedAttempt numbered, @Nullable MaskedRequest request) {}

  /// The attempts of an event.
  ///
  /// @param bodyMax characters of each form: an event is attempted hundreds of times, and its form
  ///   may have millions
  public List<Tried> attempts(Reads reads, LogEntry entry, int bodyMax) {
    var event = entry.event();
    var edits = desk.edits(reads, event.id());
    return desk.attempts(reads, event.id()).stream()
        .map(
            numbered -> {
              var data = Edit.carried(edits, numbered, event.data());
              var attempt = numbered.attempt();
              // an older version's attempts all say so
              boolean posted = attempt.posted() && attempt.address().startsWith("http");
              return new Tried(
                  numbered, posted ? past(event.with(data), numbered).cut(bodyMax) : null);
            })
        .toList();
  }

  /// What would be sent for an event now.
  public MaskedRequest request(LogEntry entry) {
    return shown(entry.event(), requests.get()::next);
  }

  private MaskedRequest past(Event event, NumberedAttempt tried) {
    return shown(event, asked -> requests.get().past(asked, tried));
  }

  /// Says so where the data are such that nothing would be sent.
  private static MaskedRequest shown(Event event, Function<Event, MaskedRequest> compose) {
    try {
      return compose.apply(event);
    } catch (BadData e) {
      var bare = compose.apply(event.with("{}"));
      var why = requireNonNull(e.getMessage());
      return new MaskedRequest(bare.address(), bare.headers(), why, null);
    }
  }

  /// The message an event tells of; null when it tells of none, or it is gone.
  public @Nullable Message message(Reads reads, LogEntry entry) {
    var id = entry.event().message();
    return id == null ? null : messages.find(reads, id);
  }

  /// Drops an event that waits.
  public void cancel(Tx tx, Caller caller, EventId id, @Nullable String why) {
    var event = waiting(tx, caller, id);
    var reason = why == null || why.isBlank() ? "" : ": " + why.strip();
    InspectError.NOT_WAITING.unless(
        desk.withdraw(tx, event, "cancelled by " + who(caller) + reason));
  }

  /// Drops the event a dialog hangs on.
  public void skip(Tx tx, Caller caller, EventId id) {
    var event = waiting(tx, caller, id);
    InspectError.NOT_FIRST.unless(desk.isHead(tx, event));
    InspectError.NOT_WAITING.unless(desk.withdraw(tx, event, "skipped by " + who(caller)));
  }

  /// Gives an event other data.
  ///
  /// @param data a JSON object
  public void edit(Tx tx, Caller caller, EventId id, String data) {
    var event = waiting(tx, caller, id);
    checkData(tx, event, data);
    InspectError.EDITED_TOO_OFTEN.unless(desk.editCount(tx, event.id()) < EventDesk.EDITS_MAX);
    InspectError.NOT_WAITING.unless(desk.edit(tx, event, data));
  }

  /// Makes an event due now.
  public void retry(Tx tx, Caller caller, EventId id) {
    var entry = waitingEntry(tx, caller, id);
    var wait = waits.of(tx, entry);
    if (wait != null && wait.isHeld()) {
      throw InspectError.NOT_POSTED.refuse(wait.sentence());
    }
    InspectError.NOT_WAITING.unless(desk.retryNow(tx, entry.event()));
  }

  /// What each of these waits for; none of those that are settled, or pause until they are due.
  public Map<EventId, Wait> waits(Reads reads, List<LogEntry> entries) {
    return waits.of(reads, entries);
  }

  private Event waiting(Tx tx, Caller caller, EventId id) {
    return waitingEntry(tx, caller, id).event();
  }

  private LogEntry waitingEntry(Tx tx, Caller caller, EventId id) {
    var entry = entry(tx, sight(tx, caller), id);
    InspectError.NOT_WAITING.unless(entry.state() == State.WAITING);
    return entry;
  }

  private static String who(Caller caller) {
    return caller.clientId() == null ? "user " + caller.user() : "application " + caller.clientId();
  }

  /// Appends one settled event again.
  ///
  /// @param data a JSON object; null: what it told then
  public EventId replay(Tx tx, Caller caller, EventId id, @Nullable String data) {
    var sight = sight(tx, caller);
    var entry = entry(tx, sight, id);
    var refusal = replays.refusal(tx, entry);
    if (refusal != null) {
      throw refusal.refuse();
    }
    var event = replays.current(tx, entry.event());
    InspectError.BOT_NOT_FOUND.unless(sight.covers(event.app()));
    if (data == null) {
      return desk.replay(tx, event);
    }
    checkData(tx, event, data);
    return desk.replay(tx, event, data);
  }

  /// What an event tells brings tokens of the bots it names, so nobody writes any user there.
  private void checkData(Tx tx, Event event, String data) {
    InspectError.DATA_WRONG.unless(data.length() <= EventDesk.DATA_LENGTH_MAX);
    try {
      check.check(tx, event, data);
    } catch (BadData e) {
      throw InspectError.DATA_UNUSABLE.refuse(e.what());
    }
  }

  /// Appends the settled events of a bot's range again, in their order, at most [#REPLAY_MAX].
  /// Returns the events that were repeated.
  public List<Event> replay(
      Tx tx, Caller caller, UserId bot, EventId from, EventId to, @Nullable Instant since) {
    var app = checkBot(tx, sight(tx, caller), bot);
    InspectError.NOT_INSTALLED.unless(replays.isTold(tx, app));
    var settled = desk.settled(tx, bot, from, to, since, REPLAY_MAX);
    settled.forEach(event -> desk.replay(tx, event.from(app)));
    return settled;
  }

  /// The application of a bot the caller may see; refuses any other bot.
  private AppId checkBot(Reads reads, Sight sight, UserId id) {
    var bot = bots.find(reads, id);
    if (bot == null || !sight.covers(bot.app())) {
      throw InspectError.BOT_NOT_FOUND.refuse();
    }
    return bot.app();
  }

  /// Where events are.
  ///
  /// @param all of everybody whom the caller may see, on this page or not
  /// @param bots a page of them, by their ids
  public record Ledgers(Ledger all, List<BotLedger> bots) {}

  /// Where all events are and those of each bot behind `after`, removed bots too; of an application
  /// those of its own bots.
  ///
  /// @param after null: from the first one on
  /// @param limit most bots on the page
  public Ledgers ledgers(Reads reads, Sight sight, @Nullable UserId after, int limit) {
    return ledgers(reads, sight, after, limit, BOTS_MAX);
  }

  /// @param lookMax bots counted by one statement
  Ledgers ledgers(Reads reads, Sight sight, @Nullable UserId after, int limit, int lookMax) {
    var first = after == null ? EventAudit.BEFORE_ALL : after;
    if (sight.app() == null) {
      var page = EventAudit.ledgers(reads, first, Math.min(limit, lookMax));
      return new Ledgers(log.counts(reads.portal()), page);
    }
    var own = ownLedgers(reads, sight.app(), lookMax);
    var page =
        own.stream().filter(line -> line.bot().value() > first.value()).limit(limit).toList();
    return new Ledgers(
        own.stream().map(BotLedger::ledger).reduce(Ledger.NOTHING, Ledger::plus), page);
  }

  /// What a bot is called; null of one that was removed, and of what is none.
  public @Nullable String nameOf(Reads reads, UserId bot) {
    var person = bots.find(reads, bot) == null ? null : people.find(reads, bot);
    return person == null ? null : person.fullName();
  }

  /// What waits is counted of all bots at once, whoever is asked for: so a few statements for many
  /// bots cost less than one for some of them each.
  private List<BotLedger> ownLedgers(Reads reads, AppId app, int lookMax) {
    var own = bots.ofApp(reads, app).stream().map(Bot::id).collect(Collectors.toSet());
    var found = new ArrayList<BotLedger>();
    var after = EventAudit.BEFORE_ALL;
    int looked = lookMax;
    while (looked == lookMax && found.size() < own.size()) {
      var lines = EventAudit.ledgers(reads, after, lookMax);
      lines.stream().filter(line -> own.contains(line.bot())).forEach(found::add);
      looked = lines.size();
      after = looked == 0 ? after : lines.getLast().bot();
    }
    return found;
  }

  private boolean mine(Reads reads, Sight sight, UserId id) {
    var bot = bots.find(reads, id);
    return bot != null && sight.covers(bot.app());
  }

  /// Messages a bot was not told of.
  public List<Miss> misses(Reads reads, Sight sight, UserId bot) {
    checkBot(reads, sight, bot);
    return log.misses(reads, bot, MISSES_MAX);
  }

  /// Bots that were not told of a message.
  public List<Miss> misses(Reads reads, Sight sight, MessageId message) {
    return log.misses(reads, message).stream()
        .filter(miss -> sight.app() == null || mine(reads, sight, miss.bot()))
        .toList();
  }

  /// What came of a message. An application sees what concerns its own bots, and only of messages
  /// in chats of one of them: being mentioned from outside lets nobody read.
  public MessageLife life(Reads reads, Sight sight, MessageId id) {
    var message = messages.find(reads, id);
    if (message == null) {
      throw InspectError.MESSAGE_NOT_FOUND.refuse();
    }
    var filter = new EventFilter(null, null, null, null, null, id, null, null);
    var events = list(reads, sight, filter, null, OF_MESSAGE_MAX).entries().reversed();
    var misses = misses(reads, sight, id);
    InspectError.MESSAGE_NOT_FOUND.unless(
        sight.app() == null
            || !events.isEmpty()
            || misses.stream().anyMatch(miss -> miss.reason() != Miss.Reason.NOT_MEMBER));
    return new MessageLife(message, events, misses);
  }
}
