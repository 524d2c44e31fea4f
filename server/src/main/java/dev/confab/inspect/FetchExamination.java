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
      found.blame(
          "Its application lets events be queued"
              + (connector.isEmpty() ? "" : " (connector " + connector + ")")
              + ", and "
              + many(queued)
              + ": see that it runs and takes them with event.offline.get.");
    }
  }

  private static String many(int waiting) {
    return waiting + (waiting == COUNTED_MAX ? " or more wait" : waiting == 1 ? " waits" : " wait");
  }

  private void fetching(Patient patient, Findings found) {
    found.note("No attempt is made; the bot fetches its events (" + patient.agreement() + ").");
    var filter =
        new EventFilter(null, patient.bot().id(), State.WAITING, null, null, null, null, null);
    int waiting = desk.list(patient.reads(), filter, null, COUNTED_MAX).size();
    if (waiting > 0) {
      found.blame(
          "The bot fetches its events ("
              + patient.agreement()
              + "), and "
              + many(waiting)
              + " for "
              + patient.reader());
    }
  }
}
