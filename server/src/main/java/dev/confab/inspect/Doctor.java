package dev.confab.inspect;

import dev.confab.access.Apps;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.Bots;
import dev.confab.bots.EventMode;
import dev.confab.bots.Handler;
import dev.confab.chats.Chats;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.LogEntry;
import dev.confab.eventlog.Miss;
import dev.confab.eventlog.State;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds out why a bot is silent and says it in sentences.
public final class Doctor {
  private static final int LAST_EVENTS = 10;
  private static final int LAST_MISSES = 5;

  /// Tries an address.
  @FunctionalInterface
  public interface Handshake {
    /// Why an address cannot be reached; null when it can.
    @Nullable String failure(String address);
  }

  /// How events reach a bot.
  public interface Care {
    /// What was agreed on with the bot.
    Terms terms(PortalId portal, Bot bot);

    /// What is noted of its handler at this address.
    HandlerNote note(PortalId portal, Bot bot, String address);

    /// How that handler does; null when nothing is known against it, or no server runs.
    @Nullable Health health(PortalId portal, Bot bot, String address);
  }

  /// What was found.
  ///
  /// @param findings everything looked at
  /// @param causes what keeps the bot silent, the most likely first
  public record Diagnosis(List<String> findings, List<String> causes) {}

  private final People people;
  private final Bots bots;
  private final Apps apps;
  private final Chats chats;
  private final EventLog log;
  private final EventDesk desk;
  private final Handshake reach;
  private final Care care;

  /// A doctor for the bots of these rooms.
  public Doctor(
      People people,
      Bots bots,
      Apps apps,
      Chats chats,
      EventLog log,
      EventDesk desk,
      Handshake reach,
      Care care) {
    this.people = people;
    this.bots = bots;
    this.apps = apps;
    this.chats = chats;
    this.log = log;
    this.desk = desk;
    this.reach = reach;
    this.care = care;
  }

  /// Examines the bot of this id or code.
  public Diagnosis examine(Reads reads, String name) {
    var found = new Diagnosis(new ArrayList<>(), new ArrayList<>());
    var bot = bot(reads, name);
    if (bot == null) {
      found.causes.add("There is no bot '" + name + "' on this portal: register it.");
      return found;
    }
    found.findings.add(
        "Bot %s '%s' is of type %s (%s)."
            .formatted(bot.id(), bot.code(), bot.type().letter(), bot.type().word()));
    application(reads, bot, found);
    boolean fetches =
        bot.isSecond()
            ? bot.traits().mode() == EventMode.FETCH
            : care.terms(reads.portal(), bot).receive() == Terms.Receive.FETCH;
    if (fetches) {
      fetching(reads, bot, found);
    }
    handlers(reads, bot, fetches, found);
    var events = desk.list(reads, EventFilter.of(bot.id()), null, LAST_EVENTS);
    var misses = log.misses(reads, bot.id(), LAST_MISSES);
    if (!events.isEmpty() && !misses.isEmpty() && isNewer(misses, events)) {
      misses(misses, found);
      events(events, found);
    } else {
      events(events, found);
      misses(misses, found);
    }
    dialogs(reads, bot, found);
    return found;
  }

  private @Nullable Bot bot(Reads reads, String name) {
    var id =
        name.matches("[0-9]{1,18}") ? bots.find(reads, new UserId(Long.parseLong(name))) : null;
    return id != null
        ? id
        : bots.all(reads).stream().filter(bot -> bot.code().equals(name)).findFirst().orElse(null);
  }

  private void application(Reads reads, Bot bot, Diagnosis found) {
    var person = people.find(reads, bot.id());
    if (person == null || !person.active()) {
      found.causes.add("The bot's user is switched off.");
    }
    var app = apps.find(reads, bot.app());
    if (app == null) {
      found.causes.add("The bot's application is gone.");
      return;
    }
    found.findings.add(
        "Its application '%s' is %s and has the scopes %s."
            .formatted(
                app.title().isEmpty() ? app.clientId() : app.title(),
                app.installed() ? "installed" : "not installed",
                String.join(", ", app.scopes())));
    if (!app.installed()) {
      found.causes.add("The installation of its application is not finished: no event is made.");
    }
    if (app.blocked()) {
      found.causes.add("Its application is blocked: the bot hears, but its answers are refused.");
    }
    if (!app.scopes().contains("imbot")) {
      found.causes.add("Its application lacks the scope imbot: the bot cannot answer.");
    }
  }

  private void fetching(Reads reads, Bot bot, Diagnosis found) {
    var words = bot.isSecond() ? "eventMode: fetch" : "receive: fetch";
    found.findings.add("No attempt is made; the bot fetches its events (" + words + ").");
    var filter = new EventFilter(null, bot.id(), State.WAITING, null, null, null, null, null);
    var waiting = desk.list(reads, filter, null, LAST_EVENTS);
    if (!waiting.isEmpty()) {
      var many =
          waiting.size() == LAST_EVENTS
              ? " or more wait"
              : waiting.size() == 1 ? " waits" : " wait";
      found.causes.add(
          "The bot fetches its events ("
              + words
              + "), and "
              + waiting.size()
              + many
              + " for "
              + (bot.isSecond()
                  ? "it: see that it runs and takes them with imbot.v2.Event.get."
                  : "its cursor main: see that it runs and takes them with confab.events.get or"
                      + " the stream."));
    }
  }

  private void handlers(Reads reads, Bot bot, boolean fetches, Diagnosis found) {
    var handlers = bots.handlers(reads, bot);
    handlers.forEach(
        handler ->
            found.findings.add("%s goes to %s.".formatted(name(handler.event()), handler.url())));
    if (!bot.isSecond()
        && handlers.stream().noneMatch(handler -> handler.event() == BotEvent.MESSAGE_ADD)) {
      found.causes.add("No handler is bound for ONIMBOTMESSAGEADD: nobody is told of messages.");
    }
    var addresses = new TreeSet<>(handlers.stream().map(Handler::url).toList());
    for (var address : addresses) {
      if (fetches) {
        continue;
      }
      posted(reads.portal(), bot, address, found);
      var failure = reach.failure(address);
      found.findings.add(
          failure == null
              ? address + " was reached just now."
              : address + " cannot be reached: " + failure + ".");
      if (failure != null) {
        found.causes.add("The handler " + address + " cannot be reached: " + failure + ".");
      }
    }
  }

  private static String name(@Nullable BotEvent event) {
    return event == null ? "All it is told" : event.wire();
  }

  /// What keeps the server itself from posting to an address.
  private void posted(PortalId portal, Bot bot, String address, Diagnosis found) {
    var note = care.note(portal, bot, address);
    var closed = note.closedSentence();
    if (closed != null) {
      found.causes.add("Nothing is posted to " + address + ": " + closed + ".");
    }
    if (note.warning() != null) {
      found.findings.add(
          "When it was registered, " + address + " was warned of: " + note.warning());
    }
    var health = care.health(portal, bot, address);
    if (health == null || health.circuit().equals(Health.UNKNOWN.circuit())) {
      return;
    }
    var next =
        health.nextProbe() == null
            ? "an attempt is under way that shows whether it is back"
            : "the next attempt is made at " + health.nextProbe();
    found.causes.add(
        "The handler %s failed so often that it is spared (circuit %s since %s): %s."
            .formatted(address, health.circuit(), health.since(), next));
  }

  private static boolean isNewer(List<Miss> misses, List<LogEntry> events) {
    return misses.getFirst().created().isAfter(events.getFirst().event().created());
  }

  private static void events(List<LogEntry> last, Diagnosis found) {
    if (last.isEmpty()) {
      found.findings.add("No event is on record for it.");
      found.causes.add(
          "Nothing happened that it is told of: write to it, or mention it in a group.");
      return;
    }
    last.forEach(entry -> found.findings.add(told(entry)));
    var stuck = last.stream().filter(Doctor::failing).findFirst().orElse(null);
    if (stuck != null) {
      found.causes.add(
          "Its handler does not take events. The last answer was: "
              + Objects.requireNonNullElse(stuck.outcome(), "none")
              + ".");
    }
    if (last.getFirst().state() == State.ACKNOWLEDGED) {
      found.causes.add(
          "Its handler took the newest event ("
              + last.getFirst().event().event()
              + ", "
              + last.getFirst().event().created()
              + "). If the bot said nothing then, look into the log of the bot itself.");
    }
  }

  private static boolean failing(LogEntry entry) {
    return entry.state() == State.DEAD
        || entry.state() == State.EXPIRED
        || (entry.state() == State.WAITING && entry.event().attempts() > 0);
  }

  private static String told(LogEntry entry) {
    var event = entry.event();
    return "Event %s, %s of %s in %s: %s after %d attempts%s."
        .formatted(
            event.id(),
            event.event(),
            event.created(),
            event.lane(),
            entry.state().name().toLowerCase(Locale.ROOT),
            event.attempts(),
            entry.outcome() == null ? "" : ", last " + entry.outcome());
  }

  private static void misses(List<Miss> last, Diagnosis found) {
    for (var miss : last) {
      found.findings.add(
          "It was not told of message " + miss.message() + ": " + miss.reason().sentence());
    }
    if (!last.isEmpty()) {
      found.causes.add(
          "It was not told of message "
              + last.getFirst().message()
              + ": "
              + last.getFirst().reason().sentence());
    }
  }

  private void dialogs(Reads reads, Bot bot, Diagnosis found) {
    var memberships = chats.recent(reads, bot.id(), Instant.EPOCH);
    long groups = memberships.stream().filter(item -> !item.chat().isPrivate()).count();
    found.findings.add(
        "It is in %d private dialogs and %d groups."
            .formatted(memberships.size() - groups, groups));
    memberships.stream()
        .filter(item -> !item.chat().isPrivate())
        .limit(LAST_EVENTS)
        .forEach(
            item ->
                found.findings.add(
                    "It is in the group chat%s '%s'."
                        .formatted(item.chat().id(), item.chat().title())));
    if (groups > 0 && !bot.type().hearsAll()) {
      found.findings.add("In groups it hears only what mentions it, because it is no supervisor.");
    }
  }
}
