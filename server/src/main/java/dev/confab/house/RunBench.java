package dev.confab.house;

import dev.confab.house.bench.Bench;
import dev.confab.house.bench.DeliveryBench;
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
    return Bench.USAGE + "\n" + DeliveryBench.USAGE;
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    return arguments.isEmpty() || !arguments.getFirst().equals("delivery")
        ? Bench.run(arguments.toArray(String[]::new))
        : DeliveryBench.run(arguments.subList(1, arguments.size()));
  }
}
