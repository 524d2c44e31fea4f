package dev.confab.inspect;

import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.LogEntry;
import dev.confab.hooks.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Whether a dialog hangs on an event that its handler does not take, however the others run. It
/// goes on by itself when the event is taken or its time is over; a handler that takes none at all
/// is found elsewhere.
final class HangingExamination implements Examination {
  private static final int SHOWN_MAX = 10;

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
        found.warn(Finding.Kind.HOOK_STUCK, about(stuck, "address", hook.url()));
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
    found.warn(
        others == 0 ? Finding.Kind.LANE_STUCK : Finding.Kind.LANES_STUCK,
        about(first, "others", others));
    stuck.stream()
        .limit(SHOWN_MAX)
        .forEach(entry -> found.note(Finding.Kind.LANE_HANGS, about(entry)));
  }

  private static Object[] about(LogEntry entry, Object... more) {
    var event = entry.event();
    var values = new ArrayList<Object>(List.of(more));
    values.addAll(List.of("lane", event.lane(), "id", event.id(), "event", event.event()));
    values.addAll(List.of("created", event.created(), "attempts", event.attempts()));
    values.addAll(
        List.of("outcome", Objects.requireNonNullElse(entry.outcome(), "without an answer")));
    values.addAll(List.of("due", event.due()));
    return values.toArray();
  }
}
