package dev.confab.inspect;

import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.EventLog;
import dev.confab.eventlog.Hindrance;
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
      found.note(Finding.Kind.NO_EVENT);
      found.explain(Finding.Kind.NOTHING_HAPPENED);
      return;
    }
    last.forEach(entry -> told(entry, found));
    boolean taken = false;
    for (var entry : last) {
      if (entry.state() == State.ACKNOWLEDGED) {
        taken = true;
      } else if (failing(entry)) {
        failed(entry, taken, found);
        break;
      }
    }
    if (last.getFirst().state() == State.ACKNOWLEDGED) {
      var newest = last.getFirst().event();
      found.explain(Finding.Kind.TAKEN, "event", newest.event(), "created", newest.created());
    }
  }

  /// @param taken whether a newer event was taken
  private static void failed(LogEntry entry, boolean taken, Findings found) {
    var outcome = Objects.requireNonNullElse(entry.outcome(), "none");
    if (!taken) {
      found.blame(Finding.Kind.NOT_TAKEN, "outcome", outcome);
      return;
    }
    var event = entry.event();
    found.warn(
        Finding.Kind.GIVEN_UP,
        "id",
        event.id(),
        "event",
        event.event(),
        "created",
        event.created(),
        "outcome",
        outcome);
  }

  private static boolean failing(LogEntry entry) {
    return entry.state() == State.DEAD || entry.state() == State.EXPIRED;
  }

  private static void told(LogEntry entry, Findings found) {
    var event = entry.event();
    var outcome = entry.outcome();
    found.note(
        kind(entry),
        "id",
        event.id(),
        "event",
        event.event(),
        "created",
        event.created(),
        "lane",
        event.lane(),
        "state",
        entry.state(),
        "became",
        entry.state().name().toLowerCase(Locale.ROOT),
        "attempts",
        event.attempts(),
        "outcome",
        outcome == null ? "" : outcome);
  }

  private static Finding.Kind kind(LogEntry entry) {
    if (entry.hindrance() == Hindrance.NOT_INSTALLED) {
      return Finding.Kind.EVENT_WITHHELD;
    }
    return entry.outcome() == null ? Finding.Kind.EVENT : Finding.Kind.EVENT_TRIED;
  }

  private static void misses(List<Miss> last, Findings found) {
    last.forEach(miss -> found.note(Finding.Kind.NOT_TOLD, about(miss)));
    if (!last.isEmpty()) {
      found.explain(Finding.Kind.NOT_TOLD, about(last.getFirst()));
    }
  }

  private static Object[] about(Miss miss) {
    var reason = miss.reason();
    return new Object[] {
      "message", miss.message(), "reason", reason.name(), "why", reason.sentence()
    };
  }
}
