package dev.confab.inspect;

import java.util.ArrayList;
import java.util.List;

/// What examinations find, in the order in which they are made.
final class Findings {
  private final List<Finding> seen = new ArrayList<>();
  private final List<Finding> causes = new ArrayList<>();

  /// Something that was looked at.
  void note(Finding.Kind kind, Object... named) {
    seen.add(Finding.of(kind, Finding.Weight.NOTE, named));
  }

  /// Something that keeps the bot silent.
  void blame(Finding.Kind kind, Object... named) {
    causes.add(Finding.of(kind, Finding.Weight.FAULT, named));
  }

  /// Something that may keep the bot silent now and then.
  void warn(Finding.Kind kind, Object... named) {
    causes.add(Finding.of(kind, Finding.Weight.WARNING, named));
  }

  /// Something that is as it should be, and may be all that there is to its silence.
  void explain(Finding.Kind kind, Object... named) {
    causes.add(Finding.of(kind, Finding.Weight.NOTE, named));
  }

  Doctor.Diagnosis diagnosis() {
    return new Doctor.Diagnosis(List.copyOf(seen), List.copyOf(causes));
  }
}
