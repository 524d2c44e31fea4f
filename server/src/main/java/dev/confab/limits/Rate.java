package dev.confab.limits;

import java.util.Locale;

/// The documented sizes of the leaky bucket. (limits.md)
enum Rate {
  /// Enterprise plans.
  ENTERPRISE(250, 5),
  /// All other plans.
  OTHER(50, 2);

  private final int capacity;
  private final int leakPerSecond;

  Rate(int capacity, int leakPerSecond) {
    this.capacity = capacity;
    this.leakPerSecond = leakPerSecond;
  }

  /// The rate of a plan, by the plan's name: `enterprise`, `ent250` …
  static Rate ofPlan(String plan) {
    return plan.toLowerCase(Locale.ROOT).startsWith("ent") ? ENTERPRISE : OTHER;
  }

  /// Requests the bucket holds.
  int capacity() {
    return capacity;
  }

  /// Milliseconds in which one request leaks out.
  long leakMillis() {
    return 1000 / leakPerSecond;
  }

  /// Milliseconds in which a full bucket runs empty.
  long fullMillis() {
    return capacity * leakMillis();
  }
}
