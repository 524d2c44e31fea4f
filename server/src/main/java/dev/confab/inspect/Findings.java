package dev.confab.inspect;

import java.util.ArrayList;
import java.util.List;

/// What examinations find, in the order in which they are made.
final class Findings {
  private final List<String> seen = new ArrayList<>();
  private final List<String> causes = new ArrayList<>();

  /// Something that was looked at.
  void note(String sentence) {
    seen.add(sentence);
  }

  /// Something that keeps the bot silent.
  void blame(String sentence) {
    causes.add(sentence);
  }

  Doctor.Diagnosis diagnosis() {
    return new Doctor.Diagnosis(List.copyOf(seen), List.copyOf(causes));
  }
}
