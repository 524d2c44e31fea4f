package dev.confab.inspect;

import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.LogEntry;
import dev.confab.hooks.Hooks;
import java.util.Objects;

/// Whether a dialog hangs on an event that its handler does not take, however the others run.
final class HangingExamination implements Examination {
  private static final int SHOWN_MAX = 10;

  private static final String ADVICE =
      " What is behind it waits until it is taken: skip, edit or retry it.";

  private final EventDesk desk;
  private final Hooks hooks;

  HangingExamination(EventDesk desk, Hooks hooks) {
    this.desk = desk;
    this.hooks = hooks;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    if (!patient.fetches()) {
      dialogs(patient, found);
    }
    for (var hook : patient.bound(hooks)) {
      var stuck = desk.hanging(patient.reads(), hook.lane());
      if (stuck != null) {
        found.blame("What " + hook.url() + " is told hangs on " + about(stuck) + ADVICE);
      }
    }
  }

  private void dialogs(Patient patient, Findings found) {
    var stuck = desk.hanging(patient.reads(), patient.bot().id());
    if (stuck.isEmpty()) {
      return;
    }
    var first = stuck.getFirst();
    int others = stuck.size() - 1;
    found.blame(
        "Dialog "
            + first.event().lane()
            + " hangs on "
            + about(first)
            + ADVICE
            + (others == 0 ? "" : " So do " + others + " more dialogs."));
    stuck.stream()
        .limit(SHOWN_MAX)
        .forEach(
            entry -> found.note("Dialog " + entry.event().lane() + " hangs on " + about(entry)));
  }

  private static String about(LogEntry entry) {
    var event = entry.event();
    return "event %s, %s of %s: attempted %d times, last %s, due again at %s."
        .formatted(
            event.id(),
            event.event(),
            event.created(),
            event.attempts(),
            Objects.requireNonNullElse(entry.outcome(), "without an answer"),
            event.due());
  }
}
