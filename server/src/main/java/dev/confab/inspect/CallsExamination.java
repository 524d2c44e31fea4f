package dev.confab.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Whether calls of the bot's application were refused of late, for a limit or for anything else.
final class CallsExamination implements Examination {
  private final Doctor.Care care;

  CallsExamination(Doctor.Care care) {
    this.care = care;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    var byError = new LinkedHashMap<String, List<Doctor.Refusal>>();
    for (var refusal : care.refusals(patient.reads(), patient.bot())) {
      byError.computeIfAbsent(refusal.error(), error -> new ArrayList<>()).add(refusal);
    }
    byError.forEach(
        (error, refusals) -> {
          var newest = refusals.getFirst();
          found.warn(
              Finding.Kind.CALLS_REFUSED,
              "error",
              error,
              "n",
              refusals.size(),
              "method",
              newest.method(),
              "at",
              newest.at());
        });
  }
}
