package dev.confab.inspect;

import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.LogEntry;
import dev.confab.eventlog.Miss;
import dev.confab.eventlog.State;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What became of the newest events, and which messages the bot was not told of.
final class NewsExamination implements Examination {
  private static final int LAST_EVENTS = 10;
  private static final int LAST_MISSES = 5;

  private final EventLog log;
  private final EventDesk desk;

  NewsExamination(EventLog log, EventDesk desk) {
    this.log = log;
    this.desk = desk;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    var bot = patient.bot().id();
    var events = desk.list(patient.reads(), EventFilter.of(bot), null, LAST_EVENTS);
    var misses = log.misses(patient.reads(), bot, LAST_MISSES);
    if (!events.isEmpty() && !misses.isEmpty() && isNewer(misses, events)) {
      misses(misses, found);
      events(events, found);
    } else {
      events(events, found);
      misses(misses, found);
    }
  }

  private static boolean isNewer(List<Miss> misses, List<LogEntry> events) {
    return misses.getFirst().created().isAfter(events.getFirst().event().created());
  }

  private static void events(List<LogEntry> last, Findings found) {
    if (last.isEmpty()) {
      found.note("No event is on record for it.");
      found.blame("Nothing happened that it is told of: write to it, or mention it in a group.");
      return;
    }
    last.forEach(entry -> found.note(told(entry)));
    var stuck = last.stream().filter(NewsExamination::failing).findFirst().orElse(null);
    if (stuck != null) {
      found.blame(
          "Its handler does not take events. The last answer was: "
              + Objects.requireNonNullElse(stuck.outcome(), "none")
              + ".");
    }
    if (last.getFirst().state() == State.ACKNOWLEDGED) {
      found.blame(
          "Its handler took the newest event ("
              + last.getFirst().event().event()
              + ", "
              + last.getFirst().event().created()
              + "). If the bot said nothing then, look into the log of the bot itself.");
    }
  }

  private static boolean failing(LogEntry entry) {
    return entry.state() == State.DEAD || entry.state() == State.EXPIRED;
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

  private static void misses(List<Miss> last, Findings found) {
    for (var miss : last) {
      found.note("It was not told of message " + miss.message() + ": " + miss.reason().sentence());
    }
    if (!last.isEmpty()) {
      found.blame(
          "It was not told of message "
              + last.getFirst().message()
              + ": "
              + last.getFirst().reason().sentence());
    }
  }
}
