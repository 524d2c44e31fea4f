package dev.confab.house;

import dev.confab.basics.AppId;
import dev.confab.basics.EventId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.calls.CallDesk;
import dev.confab.calls.KeptCall;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Reach;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.LogEntry;
import dev.confab.eventlog.State;
import dev.confab.inspect.Doctor;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Replays;
import dev.confab.inspect.Wait;
import dev.confab.inspect.Waits;
import dev.confab.portals.Portal;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Answers what an operator asks about events on the command line.
final class OperatorDesk {
  private static final int LISTED = 50;

  /// Refused calls the doctor is told of.
  private static final int REFUSALS_MAX = 100;

  private static final Duration REFUSALS_AGE = Duration.ofHours(1);
  private static final String NOTHING_DONE = "; nothing was done";
  private static final String NOTHING_REPLAYED = "; nothing was replayed";
  private static final String ROW = "%-9s %-24s %-22s %-20s %-13s %3s  %s%n";

  /// Words behind `events`, and what they do to an event.
  private static final Map<String, String> DEEDS =
      Map.of(
          "skip", " is skipped; its dialog goes on",
          "cancel", " is cancelled",
          "retry", " is due now");

  /// Where no server runs, nothing is under way.
  static final Waits.Runs NONE = (portal, lane) -> null;

  private final Rooms rooms;
  private final Reach reach;
  private final HealthOf health;
  private final Waits waits;
  private final Replays replays;

  /// How the handlers of a server do.
  @FunctionalInterface
  interface HealthOf {
    /// Where no server runs, nobody knows.
    HealthOf NOBODY = (portal, app, address) -> null;

    /// How an application's handler at this address does; null when nothing is known against it.
    @Nullable Health at(PortalId portal, AppId app, String address);
  }

  /// @param runs attempts under way
  OperatorDesk(Rooms rooms, Reach reach, HealthOf health, Waits.Runs runs) {
    this.rooms = rooms;
    this.reach = reach;
    this.health = health;
    this.waits = new Waits(rooms.desk(), rooms.directions(), health::at, runs, rooms.clock());
    this.replays = new Replays(rooms.apps(), rooms.bots(), rooms.hooks());
  }

  /// Whether a line is for this desk.
  static boolean knows(String line) {
    var first = line.split(" ", 2)[0];
    return OperatorCommand.ALL.stream().anyMatch(command -> command.name().equals(first));
  }

  /// The answer to a word, its options and what it is about, divided by spaces.
  String answer(String line) {
    var words = new ArrayList<>(Arrays.asList(line.split(" ")));
    var name = words.removeFirst();
    var options = new HashMap<String, String>();
    for (int i = 0; i < words.size(); ) {
      if (words.get(i).startsWith("--")) {
        var option = words.remove(i);
        options.put(option, words.remove(i));
      } else {
        i++;
      }
    }
    var portal = portal(rooms, options.get("--of"));
    return switch (name) {
      case "events" -> words.isEmpty() ? events(portal, options) : deed(portal, words);
      case "replay" -> replay(portal, words);
      case "doctor" -> doctor(portal, words);
      default -> throw new StartRefused("unknown command '" + name + "'");
    };
  }

  /// The portal of this host, or the only one.
  static Portal portal(Rooms rooms, @Nullable String host) {
    var all = rooms.portals().all();
    if (host == null) {
      if (all.size() != 1) {
        throw new StartRefused("there are " + all.size() + " portals; choose one by --of HOST");
      }
      return all.getFirst();
    }
    return all.stream()
        .filter(portal -> portal.host().equalsIgnoreCase(host))
        .findFirst()
        .orElseThrow(() -> new StartRefused("there is no portal " + host));
  }

  private String events(Portal portal, Map<String, String> options) {
    var bot = options.get("--bot");
    var filter =
        new EventFilter(
            null,
            bot == null ? null : new UserId(number(bot)),
            state(options.get("--state")),
            options.get("--event"),
            null,
            null,
            null,
            null);
    var limit = options.get("--limit");
    var reads = rooms.store().reads(portal.id());
    var most = limit == null ? LISTED : (int) Math.min(number(limit), LISTED * 4);
    var found = rooms.desk().list(reads, filter, null, most);
    var waiting = waits.of(reads, found);
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT, ROW, "id", "created", "event", "dialog", "state", "try", "outcome"));
    found.forEach(entry -> table.append(row(entry, waiting.get(entry.event().id()))));
    return table.append(found.size()).append(" events\n").toString();
  }

  private static String row(LogEntry entry, @Nullable Wait wait) {
    var event = entry.event();
    return String.format(
        Locale.ROOT,
        ROW,
        event.id(),
        event.created(),
        event.event(),
        event.lane(),
        entry.state(),
        event.attempts(),
        outcome(entry, wait));
  }

  /// What came of it last, and what it waits for.
  private static String outcome(LogEntry entry, @Nullable Wait wait) {
    var outcome = entry.outcome() == null ? "" : entry.outcome();
    if (wait != null) {
      return outcome.isEmpty() ? wait.sentence() : outcome + " (" + wait.sentence() + ")";
    }
    var event = entry.event();
    return entry.state() == State.WAITING && event.attempts() > 0
        ? outcome + " (next at " + event.due() + ")"
        : outcome;
  }

  private static @Nullable State state(@Nullable String word) {
    if (word == null) {
      return null;
    }
    for (var state : State.values()) {
      if (state.name().equalsIgnoreCase(word)) {
        return state;
      }
    }
    throw new StartRefused(
        "--state must be waiting, acknowledged, dead, expired or withdrawn, not '" + word + "'");
  }

  private static long number(String word) {
    if (!word.matches("[0-9]{1,18}")) {
      throw new StartRefused("'" + word + "' is no number");
    }
    return Long.parseLong(word);
  }

  /// What is done about events that wait; all of them or none.
  private String deed(Portal portal, List<String> words) {
    var deed = words.removeFirst();
    if (!DEEDS.containsKey(deed)) {
      throw new StartRefused("events knows skip, cancel and retry, not '" + deed + "'");
    }
    if (words.isEmpty()) {
      throw new StartRefused("events " + deed + " needs the numbers of events");
    }
    return each(
        portal,
        words,
        (tx, id) -> {
          does(tx, deed, id);
          return DEEDS.get(deed);
        });
  }

  /// Does something about events, and tells of each; all of them or none.
  private String each(Portal portal, List<String> words, BiFunction<Tx, EventId, String> steps) {
    var ids = words.stream().map(word -> new EventId(number(word))).toList();
    return rooms
        .store()
        .write(
            portal.id(),
            tx -> {
              var told = new StringBuilder();
              for (var id : ids) {
                told.append("event ").append(id).append(steps.apply(tx, id)).append('\n');
              }
              return told.toString();
            });
  }

  /// @param undone says that nothing came of what was wished
  private LogEntry entry(Tx tx, EventId id, String undone) {
    var entry = rooms.desk().find(tx, id);
    if (entry == null) {
      throw new StartRefused("there is no event " + id + undone);
    }
    return entry;
  }

  private void does(Tx tx, String deed, EventId id) {
    var entry = entry(tx, id, NOTHING_DONE);
    var event = entry.event();
    if (deed.equals("retry")) {
      refuseHeld(tx, entry);
    }
    if (deed.equals("skip") && !rooms.desk().isHead(tx, event)) {
      throw new StartRefused("its dialog does not hang on event " + id + NOTHING_DONE);
    }
    boolean waited =
        switch (deed) {
          case "retry" -> rooms.desk().retryNow(tx, event);
          case "skip" -> rooms.desk().withdraw(tx, event, "skipped by the operator");
          default -> rooms.desk().withdraw(tx, event, "cancelled by the operator");
        };
    if (!waited) {
      throw new StartRefused("event " + id + " does not wait" + NOTHING_DONE);
    }
  }

  private void refuseHeld(Tx tx, LogEntry entry) {
    var wait = waits.of(tx, entry);
    if (wait != null && wait.isHeld()) {
      throw new StartRefused(
          "event " + entry.event().id() + " is not attempted: " + wait.sentence() + NOTHING_DONE);
    }
  }

  private String replay(Portal portal, List<String> words) {
    if (words.isEmpty()) {
      throw new StartRefused("replay needs the numbers of events; confab events lists them");
    }
    return each(portal, words, (tx, id) -> " is replayed as " + replayed(tx, id));
  }

  private EventId replayed(Tx tx, EventId id) {
    var entry = entry(tx, id, NOTHING_REPLAYED);
    var refusal = replays.refusal(tx, entry);
    if (refusal != null) {
      throw new StartRefused(sentence(id, refusal) + NOTHING_REPLAYED);
    }
    return rooms.desk().replay(tx, replays.current(tx, entry.event()));
  }

  private static String sentence(EventId id, InspectError refusal) {
    return switch (refusal) {
      case STILL_WAITING -> "event " + id + " still waits";
      case BOT_NOT_FOUND -> "the bot of event " + id + " was removed";
      default -> "event " + id + ": " + refusal.text();
    };
  }

  private String doctor(Portal portal, List<String> words) {
    if (words.isEmpty()) {
      throw new StartRefused("doctor needs a bot: its id or its code");
    }
    var found = doctor().examine(rooms.store().reads(portal.id()), words.getFirst());
    var text = new StringBuilder();
    found.findings().forEach(line -> text.append("  ").append(line.sentence()).append('\n'));
    text.append('\n');
    if (found.isHealthy()) {
      text.append("Nothing is wrong as far as can be seen from here.\n");
    }
    if (!found.causes().isEmpty()) {
      text.append(found.isHealthy() ? "If it is silent all the same:\n" : "Most likely first:\n");
      int number = 0;
      for (var cause : found.causes()) {
        text.append("  ").append(++number).append(". ").append(cause.sentence()).append('\n');
      }
    }
    return text.toString();
  }

  /// Who finds out why a bot is silent.
  Doctor doctor() {
    return new Doctor(
        rooms.portals(),
        rooms.people(),
        rooms.bots(),
        rooms.apps(),
        rooms.hooks(),
        rooms.chats(),
        rooms.log(),
        rooms.desk(),
        reach::sentence,
        care());
  }

  /// How events reach bots.
  Doctor.Care care() {
    return new Known(rooms, health);
  }

  private record Known(Rooms rooms, HealthOf handlers) implements Doctor.Care {
    @Override
    public Terms terms(PortalId portal, Bot bot) {
      return rooms.agreements().of(portal, bot.app(), bot.id());
    }

    @Override
    public boolean fetches(PortalId portal, Bot bot) {
      return rooms.agreements().fetches(portal, bot);
    }

    @Override
    public HandlerNote note(PortalId portal, Bot bot, String address) {
      return rooms.notes().of(portal, bot.app(), address);
    }

    @Override
    public @Nullable Health health(PortalId portal, Bot bot, String address) {
      return handlers.at(portal, bot.app(), address);
    }

    @Override
    public Instant now() {
      return rooms.clock().instant();
    }

    @Override
    public List<Doctor.Refusal> refusals(Reads reads, Bot bot) {
      var since = rooms.clock().instant().minus(REFUSALS_AGE);
      return CallDesk.refused(reads, bot.app(), since, REFUSALS_MAX).stream()
          .map(KeptCall::call)
          .map(
              call ->
                  new Doctor.Refusal(
                      call.method(), Objects.requireNonNullElse(call.error(), ""), call.at()))
          .toList();
    }
  }
}
