package dev.confab.inspect;

/// One thing to look at when a bot is silent.
@FunctionalInterface
interface Examination {
  /// Notes what there is to see, and blames what keeps the bot silent.
  void examine(Patient patient, Findings found);
}
