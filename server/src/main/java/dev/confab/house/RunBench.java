package dev.confab.house;

import dev.confab.house.bench.Bench;
import java.util.List;

/// `confab bench`: measures this server on this machine.
final class RunBench implements Command {
  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "bench                measures the server, and looks after every message it sent";
  }

  @Override
  public String help() {
    return Bench.USAGE;
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    return Bench.run(arguments.toArray(String[]::new));
  }
}
