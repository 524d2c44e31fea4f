package dev.confab.inspect;

import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.State;
import dev.confab.hooks.Hook;
import dev.confab.hooks.Hooks;

/// Whether whoever fetches events does so: a bot its own, an application what it has queued.
final class FetchExamination implements Examination {
  private static final int COUNTED_MAX = 10;

  private final EventDesk desk;
  private final Hooks hooks;

  FetchExamination(EventDesk desk, Hooks hooks) {
    this.desk = desk;
    this.hooks = hooks;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    if (patient.fetches()) {
      fetching(patient, found);
    }
    patient.bound(hooks).stream()
        .filter(Hook::offline)
        .map(Hook::connector)
        .distinct()
        .forEach(connector -> queue(patient, connector, found));
  }

  private void queue(Patient patient, String connector, Findings found) {
    int queued = hooks.queued(patient.reads(), patient.bot().app(), connector, COUNTED_MAX).size();
    if (queued > 0) {
      found.warn(
          connector.isEmpty() ? Finding.Kind.QUEUED : Finding.Kind.QUEUED_FOR_CONNECTOR,
          "connector",
          connector,
          "n",
          number(queued),
          "waiting",
          many(queued));
    }
  }

  private static String number(int waiting) {
    return waiting + (waiting == COUNTED_MAX ? "+" : "");
  }

  private static String many(int waiting) {
    return waiting + (waiting == COUNTED_MAX ? " or more wait" : waiting == 1 ? " waits" : " wait");
  }

  private void fetching(Patient patient, Findings found) {
    found.note(Finding.Kind.FETCHES, "agreement", patient.agreement());
    var filter =
        new EventFilter(null, patient.bot().id(), State.WAITING, null, null, null, null, null);
    int waiting = desk.list(patient.reads(), filter, null, COUNTED_MAX).size();
    if (waiting > 0) {
      found.warn(
          patient.unfetched(),
          "agreement",
          patient.agreement(),
          "n",
          number(waiting),
          "waiting",
          many(waiting));
    }
  }
}
