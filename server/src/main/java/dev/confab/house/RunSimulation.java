package dev.confab.house;

import dev.confab.delivery.simulation.Simulation;
import java.util.List;

/// `confab simulate`: lives many short lives of a server in which everything goes wrong.
final class RunSimulation implements Command {
  /// Runs between two signs of life.
  private static final int PAGE = 10_000;

  private static final long RUNS = 100_000;

  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public String summary() {
    return "simulate             delivers in a made-up world where everything fails [--runs N]"
        + " [--seed S]";
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    long runs = number(arguments, "--runs", RUNS);
    long seed = number(arguments, "--seed", System.nanoTime());
    terminal.out().println("first seed " + seed + ", " + runs + " runs");
    for (long done = 0; done < runs; done += PAGE) {
      var failures = Simulation.run(seed + done, (int) Math.min(PAGE, runs - done));
      if (!failures.isEmpty()) {
        failures.forEach(terminal.out()::println);
        terminal.out().println("run one of them again with --runs 1 --seed and its seed");
        return FAILED;
      }
    }
    terminal.out().println("nothing was lost, nothing came out of order, every ledger balances");
    return DONE;
  }

  private static long number(List<String> arguments, String name, long otherwise) {
    int at = arguments.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    try {
      return Long.parseLong(arguments.get(at + 1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new StartRefused(name + " needs a whole number");
    }
  }
}
