package dev.confab.house;

import dev.confab.house.bench.Bench;
import dev.confab.house.bench.DeliveryBench;
import dev.confab.house.bench.LiveBench;
import dev.confab.house.bench.MixBench;
import dev.confab.house.bench.PollingBench;
import dev.confab.house.bench.UploadBench;
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
    return String.join(
        "\n",
        Bench.USAGE,
        DeliveryBench.USAGE,
        MixBench.USAGE,
        LiveBench.USAGE,
        PollingBench.USAGE,
        UploadBench.USAGE);
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) {
    var what = arguments.isEmpty() ? "" : arguments.getFirst();
    return switch (what) {
      case "delivery" -> DeliveryBench.run(arguments.subList(1, arguments.size()));
      case "live" -> LiveBench.run(arguments.subList(1, arguments.size()));
      case "polling" -> PollingBench.run(arguments.subList(1, arguments.size()));
      case "uploads" -> UploadBench.run(arguments.subList(1, arguments.size()));
      case "mix" -> MixBench.run(arguments.subList(1, arguments.size()));
      default -> Bench.run(arguments.toArray(String[]::new));
    };
  }
}
