package dev.confab.inspect;

import dev.confab.eventlog.EventDesk;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.State;

/// Whether a bot that fetches its events does so.
final class FetchExamination implements Examination {
  private static final int COUNTED_MAX = 10;

  private final EventDesk desk;

  FetchExamination(EventDesk desk) {
    this.desk = desk;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    if (!patient.fetches()) {
      return;
    }
    found.note("No attempt is made; the bot fetches its events (" + patient.agreement() + ").");
    var filter =
        new EventFilter(null, patient.bot().id(), State.WAITING, null, null, null, null, null);
    int waiting = desk.list(patient.reads(), filter, null, COUNTED_MAX).size();
    if (waiting > 0) {
      var many = waiting == COUNTED_MAX ? " or more wait" : waiting == 1 ? " waits" : " wait";
      found.blame(
          "The bot fetches its events ("
              + patient.agreement()
              + "), and "
              + waiting
              + many
              + " for "
              + patient.reader());
    }
  }
}
