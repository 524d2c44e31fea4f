package dev.confab.delivery.simulation;

import java.util.ArrayList;
import java.util.List;

/// Many short lives of a server, each determined by its seed.
public final class Simulation {
  private static final int FAILURES_MAX = 10;

  private Simulation() {}

  /// Lives `runs` lives with the seeds from `first` on; returns what went wrong, each with the seed
  /// that shows it again. Gives up after a few.
  public static List<String> run(long first, int runs) {
    var failures = new ArrayList<String>();
    for (int run = 0; run < runs && failures.size() < FAILURES_MAX; run++) {
      long seed = first + run;
      try {
        new World(seed).run();
      } catch (AssertionError | RuntimeException e) {
        failures.add("seed " + seed + ": " + e);
      }
    }
    return failures;
  }
}
